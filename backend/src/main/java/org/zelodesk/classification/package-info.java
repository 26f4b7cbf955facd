/**
 * How the desk sorts its cases: tags, the tree of topics, and the custom fields of a case.
 *
 * <p>Defines the words; the cases carry them. Publishes {@code tag.*}, {@code topic.*} and {@code
 * case_field.*} events.
 */
@NullMarked
package org.zelodesk.classification;

import org.jspecify.annotations.NullMarked;
