package org.zelodesk.sla;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a clock's life, half-open.
 *
 * @param to null while it lasts
 * @param eventId the event that began it
 * @param cause why it began
 */
record Interval(Instant from, @Nullable Instant to, boolean counted, long eventId, Cause cause) {

  /** Why an interval began. */
  @Schema(name = "SlaIntervalCause")
  enum Cause {
    CASE_OPENED,
    CUSTOMER_SPOKE,
    AGENT_REPLIED,
    REPLY_FAILED,
    ENTERED_TEAM,
    CUSTOMER_MUST_ACT,
    OTHERS_MUST_ACT,
    SOLVED,
    PAUSED_BY_POLICY,
    WORK_CONTINUED,
    REOPENED,
    MERGED,
    DISCARDED,
    SPLIT,
    RESTORED,
    POLICY_CHANGED
  }

  Interval until(Instant end) {
    return new Interval(from, end, counted, eventId, cause);
  }
}
