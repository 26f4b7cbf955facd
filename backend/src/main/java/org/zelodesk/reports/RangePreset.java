package org.zelodesk.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range that moves with the days. One that is not over yet ends with today. */
@Schema(
    name = "RangePreset",
    description = "A range that moves with the days. One that is not over yet ends with today.")
public enum RangePreset {
  TODAY,
  YESTERDAY,
  LAST_7_DAYS,
  LAST_30_DAYS,
  LAST_90_DAYS,
  THIS_WEEK,
  LAST_WEEK,
  THIS_MONTH,
  LAST_MONTH,
  THIS_QUARTER,
  LAST_QUARTER,
  THIS_YEAR,
  LAST_YEAR;

  /**
   * From its first day until before its last.
   *
   * @param today in the time zone of the reader
   */
  Days on(LocalDate today, DayOfWeek weekStart) {
    LocalDate tomorrow = today.plusDays(1);
    LocalDate week = today.with(TemporalAdjusters.previousOrSame(weekStart));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
    LocalDate year = today.withDayOfYear(1);
    return switch (this) {
      case TODAY -> new Days(today, tomorrow);
      case YESTERDAY -> new Days(today.minusDays(1), today);
      case LAST_7_DAYS -> new Days(today.minusDays(6), tomorrow);
      case LAST_30_DAYS -> new Days(today.minusDays(29), tomorrow);
      case LAST_90_DAYS -> new Days(today.minusDays(89), tomorrow);
      case THIS_WEEK -> new Days(week, tomorrow);
      case LAST_WEEK -> new Days(week.minusWeeks(1), week);
      case THIS_MONTH -> new Days(month, tomorrow);
      case LAST_MONTH -> new Days(month.minusMonths(1), month);
      case THIS_QUARTER -> new Days(quarter, tomorrow);
      case LAST_QUARTER -> new Days(quarter.minusMonths(3), quarter);
      case THIS_YEAR -> new Days(year, tomorrow);
      case LAST_YEAR -> new Days(year.minusYears(1), year);
    };
  }

  /** From the first until before the last. */
  record Days(LocalDate from, LocalDate to) {}
}
