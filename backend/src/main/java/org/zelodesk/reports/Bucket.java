package org.zelodesk.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Into which pieces a range is cut, in the time zone of the report. */
@Schema(name = "ReportBucket", description = "Into which pieces the range is cut.")
public enum Bucket {
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** Where the piece begins that holds an instant. */
  ZonedDateTime start(ZonedDateTime at, DayOfWeek weekStart) {
    LocalDate day = at.toLocalDate();
    return switch (this) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.atStartOfDay(at.getZone());
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart)).atStartOfDay(at.getZone());
      case MONTH -> day.withDayOfMonth(1).atStartOfDay(at.getZone());
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay(at.getZone());
      case YEAR -> day.withDayOfYear(1).atStartOfDay(at.getZone());
    };
  }

  /** Where the piece after the one that begins here begins; an hour is an hour on any day. */
  ZonedDateTime next(ZonedDateTime start) {
    LocalDate day = start.toLocalDate();
    return switch (this) {
      case HOUR -> start.plus(1, ChronoUnit.HOURS);
      case DAY -> day.plusDays(1).atStartOfDay(start.getZone());
      case WEEK -> day.plusWeeks(1).atStartOfDay(start.getZone());
      case MONTH -> day.plusMonths(1).atStartOfDay(start.getZone());
      case QUARTER -> day.plusMonths(3).atStartOfDay(start.getZone());
      case YEAR -> day.plusYears(1).atStartOfDay(start.getZone());
    };
  }
}
