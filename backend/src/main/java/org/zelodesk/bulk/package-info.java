/**
 * Bulk: one change, comment or merge for many cases at once, as a job that runs in the background.
 *
 * <p>Each case is a transaction of its own, through the use cases that single changes go through
 * and with the rights that whoever asked has at that moment; what became of it is written in the
 * same transaction, so that whatever stops a node, nothing is done twice. Publishes {@code
 * bulk_job.*} events for whoever asked; the events of its cases carry {@code bulkJobId}.
 */
@NullMarked
package org.zelodesk.bulk;

import org.jspecify.annotations.NullMarked;
