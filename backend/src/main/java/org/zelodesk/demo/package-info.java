/**
 * Demo data: a desk with a past, for those who look around.
 *
 * <p>Knows the use cases of the features and writes through nothing else, at instants of the past.
 * Its texts are resources, one file a language. Nobody refers to this package; publishes nothing,
 * listens to nothing.
 */
@NullMarked
package org.zelodesk.demo;

import org.jspecify.annotations.NullMarked;
