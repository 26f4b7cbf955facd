package org.zelodesk.sla;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A calendar as somebody wrote it, not yet checked.
 *
 * @param timeZone a name of the IANA time zone database
 * @param weekly {@code monday} … {@code sunday} to the hours of that day; a day that is missing is
 *     closed
 * @param exceptions dates with other hours than their weekday
 * @param holidays dates that are closed, whatever the week or an exception says; a shift that began
 *     on the evening before still ends on the holiday
 */
public record CalendarDraft(
    String timeZone,
    Map<String, List<Interval>> weekly,
    List<ExceptionalDay> exceptions,
    Set<LocalDate> holidays) {

  /**
   * Half-open hours on the wall clock, {@code HH:MM}.
   *
   * @param from the opening
   * @param to the closing; {@code 24:00} is the end of the day; not after {@code from} means that
   *     the shift runs into the next day (it belongs to the day on which it starts)
   */
  public record Interval(String from, String to) {}

  /** The hours of one date instead of those of its weekday; no intervals: closed. */
  public record ExceptionalDay(LocalDate date, List<Interval> intervals) {}
}
