/**
 * Bringing in what happened elsewhere, with its original instants: cases with their comments and
 * changes, through the same use cases as live ones. Publishes what those publish; listens to
 * nothing.
 */
@NullMarked
package org.zelodesk.imports;

import org.jspecify.annotations.NullMarked;
