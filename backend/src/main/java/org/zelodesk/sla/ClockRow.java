package org.zelodesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.sla.SlaClock.State;

/** A clock as it is stored, without its id. */
record ClockRow(
    SlaMetric metric,
    int ordinal,
    PolicyKey policy,
    long targetSeconds,
    State state,
    Instant startedAt,
    @Nullable Instant dueAt,
    boolean pinned,
    @Nullable Instant endedAt,
    @Nullable String cancelReason,
    @Nullable Instant breachedAt,
    Breach.@Nullable Cause breachCause,
    boolean superseded,
    @Nullable Long elapsedSeconds) {

  /**
   * @param before as it was stored, if it was: a breach that was recorded is kept, even if what
   *     became known since says that there was none
   */
  static ClockRow of(SlaClock clock, @Nullable ClockRow before) {
    Breach newest = clock.breaches().isEmpty() ? null : clock.breaches().getLast();
    ClockRow kept = newest == null && before != null && before.breachedAt != null ? before : null;
    Instant ended = clock.endedAt();
    Duration target = Objects.requireNonNullElse(clock.target(), lastTarget(before));
    return new ClockRow(
        clock.metric(),
        clock.ordinal(),
        Objects.requireNonNull(clock.rules()).key(),
        target.toSeconds(),
        clock.state(),
        clock.startedAt(),
        clock.due(),
        clock.isPinned(),
        ended,
        clock.cancelReason(),
        kept != null ? kept.breachedAt : newest == null ? null : newest.at(),
        kept != null ? kept.breachCause : newest == null ? null : newest.cause(),
        kept != null || newest != null && newest.superseded(),
        ended == null ? null : clock.elapsed(ended).toSeconds());
  }

  /** A clock that should never have been: what became known since leaves no place for it. */
  ClockRow withdrawn(Instant at) {
    return new ClockRow(
        metric,
        ordinal,
        policy,
        targetSeconds,
        State.CANCELLED,
        startedAt,
        dueAt,
        pinned,
        endedAt == null ? at : endedAt,
        "withdrawn",
        breachedAt,
        breachCause,
        breachedAt != null,
        elapsedSeconds);
  }

  private static Duration lastTarget(@Nullable ClockRow before) {
    return before == null ? Duration.ZERO : Duration.ofSeconds(before.targetSeconds);
  }
}
