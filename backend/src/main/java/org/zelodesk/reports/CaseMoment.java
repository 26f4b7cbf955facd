package org.zelodesk.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case and is counted.
 *
 * @param sourceId the comment, or the event, that says so
 * @param agentId whose it is: the author of a reply, whoever solved or raised; null where no person
 *     did it, or nobody knows
 * @param ordinal which one of its kind it is in this case, from 1; of {@code escalated} the level
 * @param taken since what it ended; null where it ended nothing
 */
record CaseMoment(
    Kind kind,
    long sourceId,
    Instant at,
    @Nullable Long agentId,
    int ordinal,
    @Nullable Taken taken) {

  /** As the schema has them. */
  enum Kind {
    /** A public reply by a person that reached the customer. */
    REPLY,
    /** It was the first, to what the customer said first. */
    FIRST_REPLY,
    /** It answered a later turn of the customer. */
    NEXT_REPLY,
    SOLVED,
    CLOSED,
    REOPENED_BY_CUSTOMER,
    REOPENED_BY_AGENT,
    ESCALATED
  }
}
