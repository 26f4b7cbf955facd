package org.zelodesk.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * When a report goes out: at the same local time on certain days. A time that a day leaves out is
 * as much later as the clocks were put forward; of one that a day has twice it is the first.
 *
 * @param weekday of a weekly one, else null
 * @param dayOfMonth of a monthly one, else null; a month that is shorter has its last day instead
 */
record Timing(
    Rhythm rhythm,
    @Nullable Weekday weekday,
    @Nullable Integer dayOfMonth,
    LocalTime time,
    ZoneId zone) {

  Timing {
    require("/weekday", weekday, rhythm == Rhythm.WEEKLY);
    require("/dayOfMonth", dayOfMonth, rhythm == Rhythm.MONTHLY);
  }

  private static void require(String place, @Nullable Object value, boolean wanted) {
    if (wanted && value == null) {
      throw Problem.invalid(place, "required");
    }
    if (!wanted && value != null) {
      throw Problem.invalid(place, "not_of_rhythm");
    }
  }

  /** The first time after an instant. */
  Instant after(Instant instant) {
    // A time of the day before may come late: Samoa once left out a whole day.
    LocalDate day = dayFrom(LocalDate.ofInstant(instant, zone).minusDays(1));
    Instant next = on(day);
    while (!next.isAfter(instant)) {
      day = dayFrom(day.plusDays(1));
      next = on(day);
    }
    return next;
  }

  private Instant on(LocalDate day) {
    return day.atTime(time).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /** The first day of the rhythm from a day on. */
  private LocalDate dayFrom(LocalDate day) {
    return switch (rhythm) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.nextOrSame(Objects.requireNonNull(weekday).day()));
      case MONTHLY -> {
        LocalDate ofMonth = ofMonth(YearMonth.from(day));
        yield ofMonth.isBefore(day) ? ofMonth(YearMonth.from(day).plusMonths(1)) : ofMonth;
      }
    };
  }

  private LocalDate ofMonth(YearMonth month) {
    return month.atDay(Math.min(Objects.requireNonNull(dayOfMonth), month.lengthOfMonth()));
  }
}
