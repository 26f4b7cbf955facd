package org.zelodesk.reports;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * A range of time in a zone: from its first instant until before its last.
 *
 * @param weekStart on which day weeks begin
 */
record Range(ZonedDateTime from, ZonedDateTime to, DayOfWeek weekStart) {

  /** More pieces are no picture, and no table either. */
  static final int MOST_PIECES = 1_000;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;

  /** A piece of the range; those at its ends may be parts of a day, a week, a month. */
  record Piece(Instant from, Instant to, String label) {}

  /**
   * @param from a date, which is its midnight in the zone, or an instant with an offset
   * @param to the same
   * @throws Problem 422 when one is neither, or the second is not after the first
   */
  static Range of(String from, String to, ZoneId zone, DayOfWeek weekStart) {
    Range range = new Range(read(from, zone, "/from"), read(to, zone, "/to"), weekStart);
    if (!range.to.isAfter(range.from)) {
      throw Problem.invalid("/to", "after", "from");
    }
    return range;
  }

  private static ZonedDateTime read(String text, ZoneId zone, String pointer) {
    ZonedDateTime read;
    try {
      read =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(zone)
              : OffsetDateTime.parse(text).atZoneSameInstant(zone);
    } catch (DateTimeException malformed) {
      throw Problem.invalid(pointer, "format", "2026-10-25, 2026-10-25T09:00:00Z");
    }
    if (read.getYear() < FIRST_YEAR || read.getYear() > LAST_YEAR) {
      throw Problem.invalid(pointer, "format", "2026-10-25, 2026-10-25T09:00:00Z");
    }
    return read;
  }

  Instant start() {
    return from.toInstant();
  }

  Instant end() {
    return to.toInstant();
  }

  /**
   * The period of the same length before. Whole months are compared with whole months and whole
   * days with whole days, whatever the clocks did meanwhile.
   */
  Range previous() {
    if (isMidnight(from) && isMidnight(to)) {
      LocalDate first = from.toLocalDate();
      LocalDate end = to.toLocalDate();
      Period length =
          first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1
              ? Period.ofMonths((int) ChronoUnit.MONTHS.between(first, end))
              : Period.ofDays((int) ChronoUnit.DAYS.between(first, end));
      return new Range(first.minus(length).atStartOfDay(from.getZone()), from, weekStart);
    }
    return new Range(from.minus(Duration.between(from, to)), from, weekStart);
  }

  Range yearBefore() {
    return new Range(from.minusYears(1), to.minusYears(1), weekStart);
  }

  private static boolean isMidnight(ZonedDateTime at) {
    return at.equals(at.toLocalDate().atStartOfDay(at.getZone()))
        || at.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /**
   * @param bucket null: the range as a whole
   * @throws Problem 422 when there are too many
   */
  List<Piece> pieces(@Nullable Bucket bucket) {
    if (bucket == null) {
      return List.of(new Piece(start(), end(), from.toLocalDate().toString()));
    }
    List<Piece> pieces = new ArrayList<>();
    ZonedDateTime start = bucket.start(from, weekStart);
    while (start.isBefore(to)) {
      if (pieces.size() == MOST_PIECES) {
        throw Problem.invalid("/bucket", "too_many_pieces", MOST_PIECES);
      }
      ZonedDateTime next = bucket.next(start);
      pieces.add(
          new Piece(
              (start.isBefore(from) ? from : start).toInstant(),
              (next.isAfter(to) ? to : next).toInstant(),
              label(bucket, start)));
      start = next;
    }
    return pieces;
  }

  private static String label(Bucket bucket, ZonedDateTime start) {
    return bucket == Bucket.HOUR
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start.truncatedTo(ChronoUnit.MINUTES))
        : start.toLocalDate().toString();
  }
}
