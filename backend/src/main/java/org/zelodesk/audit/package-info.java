/**
 * The event log: the one record of what changed, written in the transaction of the change.
 *
 * <p>Holds the writing side only. Who reads it (the feed, the live stream, later webhooks, SLA and
 * reports) lives with the readers. Publishes {@link org.zelodesk.audit.LogSignal}; listens to
 * nothing.
 */
@NullMarked
package org.zelodesk.audit;

import org.jspecify.annotations.NullMarked;
