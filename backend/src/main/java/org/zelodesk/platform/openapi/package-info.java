/**
 * Completes the generated OpenAPI document with what every operation has in common, and mends what
 * the generator gets wrong.
 *
 * <p>Knows no word of the domain. Runs at build time only; publishes nothing, listens to nothing.
 */
@NullMarked
package org.zelodesk.platform.openapi;

import org.jspecify.annotations.NullMarked;
