package org.zelodesk.sla;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.SlaMetric;

/** What is promised about a case's time, and how that came about. */
@Schema(
    name = "CaseSla",
    description = "What is promised about a case's time, and how that came about, as of now.")
public record CaseSlaView(
    @Schema(required = true, examples = "1001") long caseId,
    @Schema(required = true, description = "The instant for which all of this was computed.")
        Instant asOf,
    @Schema(
            required = true,
            nullable = true,
            description = "The policy that holds for the case now.",
            examples = "1201")
        @Nullable Long policyId,
    @Schema(
            required = true,
            nullable = true,
            description = "When the oldest message was received that nobody has answered.")
        @Nullable Instant unansweredSince,
    @Schema(required = true) List<ClockView> clocks) {

  /** One clock with its ledger. Times are open time by the calendar, unless they say otherwise. */
  @Schema(name = "SlaClock")
  public record ClockView(
      @Schema(required = true, examples = "10001") long id,
      @Schema(required = true) SlaMetric metric,
      @Schema(required = true, description = "Which turn of this metric, from 1.") int turn,
      @Schema(required = true) SlaClock.State state,
      @Schema(required = true, examples = "1201") long policyId,
      @Schema(required = true, description = "The version of the policy that it runs by.")
          long policyVersion,
      @Schema(required = true, nullable = true, description = "Null: day and night.")
          @Nullable Long calendarId,
      @Schema(
              required = true,
              nullable = true,
              description = "Open time that is promised; null: no longer promised.")
          @Nullable Long targetSeconds,
      @Schema(required = true, description = "Open time that was counted.") long elapsedSeconds,
      @Schema(required = true) Instant startedAt,
      @Schema(
              required = true,
              nullable = true,
              description =
                  "When the target is used up, or was; null while that cannot be said, because it pauses.")
          @Nullable Instant dueAt,
      @Schema(required = true, description = "Somebody has set the due instant by hand.")
          boolean pinned,
      @Schema(required = true, nullable = true, description = "Why.") @Nullable String pinReason,
      @Schema(required = true, nullable = true) @Nullable Instant endedAt,
      @Schema(
              required = true,
              nullable = true,
              description = "Why it was cancelled: a word, or what an agent wrote.")
          @Nullable String cancelReason,
      @Schema(required = true) List<Breach> breaches,
      @Schema(required = true, description = "When it counted, and when not.")
          List<IntervalView> intervals) {}

  /** A stretch of the ledger, half-open. */
  @Schema(name = "SlaInterval")
  public record IntervalView(
      @Schema(required = true) Instant from,
      @Schema(required = true, nullable = true, description = "Null while it lasts.")
          @Nullable Instant to,
      @Schema(required = true) Kind kind,
      @Schema(required = true) Interval.Cause cause,
      @Schema(required = true, description = "The event that began it.") long eventId,
      @Schema(required = true, description = "Of a counted one the open time, else all of it.")
          long seconds,
      @Schema(
              required = true,
              description = "What happened, in the reader's language.",
              examples = "paused 2 h 10 min: waiting for the customer")
          String sentence) {}

  @Schema(name = "SlaIntervalKind")
  public enum Kind {
    COUNTED,
    PAUSED
  }
}
