/**
 * Short-lived messages for the live streams: what matters for a moment and is no part of the
 * record.
 *
 * <p>Written in the transaction of what they tell of, read by every node, gone after a minute.
 * Knows no other feature; publishes nothing, listens to nothing. What somebody would miss if it
 * were lost is an event instead.
 */
@NullMarked
package org.zelodesk.notices;

import org.jspecify.annotations.NullMarked;
