package org.zelodesk.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, times, periods and ages as people write them. */
final class Times {

  static final List<String> PERIODS =
      List.of("today", "yesterday", "this_week", "this_month", "this_year");

  static final List<String> FORMS =
      List.of("2026-01-31", "2026-01-31T10:00:00Z", "2h", "3d", "1w", "today", "this_month");

  private static final Pattern AGE = Pattern.compile("(\\d{1,4})([hdw])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Duration SMALLEST = Duration.ofMillis(1);

  /**
   * From the first instant to before the other one. A time is a period of a millisecond, the
   * smallest that is stored.
   */
  record Period(Instant from, Instant to) {}

  /** Whole days, both included. */
  record Days(LocalDate first, LocalDate last) {

    Period in(ZoneId zone) {
      return new Period(
          first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }

  private Times() {}

  /** Whether it means something else tomorrow, or to another reader. */
  static boolean isRelative(String text) {
    return PERIODS.contains(text) || AGE.matcher(text).matches();
  }

  /** Null where it is no age. A day has 24 hours here: an age is counted, not looked up. */
  static @Nullable Duration age(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      return null;
    }
    long count = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  /** Null where it names no day that there is, and no period. */
  static @Nullable Days days(String text, @Nullable Reader reader) {
    if (DAY.matcher(text).matches()) {
      try {
        LocalDate day = LocalDate.parse(text);
        return day.getYear() < 1 ? null : new Days(day, day);
      } catch (DateTimeException noSuchDay) {
        return null;
      }
    }
    if (reader == null || !PERIODS.contains(text)) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(reader.now(), reader.zone().get());
    return switch (text) {
      case "today" -> new Days(today, today);
      case "yesterday" -> new Days(today.minusDays(1), today.minusDays(1));
      case "this_week" -> {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new Days(monday, monday.plusDays(6));
      }
      case "this_month" ->
          new Days(today.withDayOfMonth(1), today.with(TemporalAdjusters.lastDayOfMonth()));
      default -> new Days(today.withDayOfYear(1), today.with(TemporalAdjusters.lastDayOfYear()));
    };
  }

  /**
   * Null where it is neither a day, nor a period, nor a time of RFC 3339. Without a reader days are
   * UTC's.
   */
  static @Nullable Period period(String text, @Nullable Reader reader) {
    Days days = days(text, reader);
    if (days != null) {
      return days.in(reader == null ? ZoneOffset.UTC : reader.zone().get());
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() < 1 || time.getYear() > 9999) {
        return null;
      }
      Instant instant = time.toInstant();
      Instant from = instant.truncatedTo(ChronoUnit.MILLIS);
      // Nothing is stored between two milliseconds: such a time is the gap before the next one.
      return from.equals(instant)
          ? new Period(from, from.plus(SMALLEST))
          : new Period(from.plus(SMALLEST), from.plus(SMALLEST));
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
