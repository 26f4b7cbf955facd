package org.zelodesk.reports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zelodesk.sla.CompiledCalendar;

/**
 * How long something took, in seconds.
 *
 * @param seconds by the clock on the wall
 * @param openSeconds within the hours of the calendar; null where the desk had none
 */
record Taken(long seconds, @Nullable Long openSeconds) {

  static final Taken NOTHING = new Taken(0, 0L);

  /** Between two instants; nothing when the second is before the first. */
  static Taken between(Instant from, Instant to, @Nullable CompiledCalendar calendar) {
    boolean passes = to.isAfter(from);
    return new Taken(
        passes ? Duration.between(from, to).toSeconds() : 0,
        calendar == null ? null : passes ? calendar.between(from, to).toSeconds() : 0L);
  }

  Taken plus(Taken more) {
    return new Taken(
        seconds + more.seconds,
        openSeconds == null || more.openSeconds == null ? null : openSeconds + more.openSeconds);
  }
}
