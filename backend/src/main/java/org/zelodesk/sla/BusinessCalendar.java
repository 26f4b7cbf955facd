package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * When the desk is open, in words of the wall clock of one time zone. Immutable; has open time.
 *
 * <p>The hours of a date are, in this order: none if it is a holiday, those of its exception, those
 * of its weekday. A shift that runs into the next day belongs to the date on which it starts,
 * whatever the next date says.
 */
public final class BusinessCalendar {

  private final ZoneId zone;
  private final ShiftPlan plan;
  private final CompiledCalendar compiled;

  private BusinessCalendar(ZoneId zone, ShiftPlan plan) {
    this.zone = zone;
    this.plan = plan;
    this.compiled = new CompiledCalendar(zone.getRules(), plan);
  }

  /**
   * Makes a calendar of a draft that has no faults.
   *
   * @throws InvalidCalendarException with all faults of the draft; also when it would never be open
   */
  public static BusinessCalendar of(CalendarDraft draft) {
    DraftReader reader = new DraftReader(draft);
    if (!reader.faults().isEmpty()) {
      throw new InvalidCalendarException(reader.faults());
    }
    BusinessCalendar calendar = new BusinessCalendar(reader.zone(), reader.plan());
    if (!calendar.compiled.isEverOpen()) {
      throw new InvalidCalendarException(List.of(new CalendarFault("/weekly", "never_open")));
    }
    return calendar;
  }

  /** Day and night, every day: what holds where a policy names no calendar. */
  public static BusinessCalendar alwaysOpen(ZoneId zone) {
    Map<String, List<CalendarDraft.Interval>> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(
          day.name().toLowerCase(Locale.ROOT),
          List.of(new CalendarDraft.Interval("00:00", "24:00")));
    }
    return of(new CalendarDraft(zone.getId(), week, List.of(), Set.of()));
  }

  public ZoneId zone() {
    return zone;
  }

  ShiftPlan plan() {
    return plan;
  }

  /** The form that counts. Made once, safe to share between threads. */
  public CompiledCalendar compiled() {
    return compiled;
  }

  public boolean isHoliday(LocalDate date) {
    return plan.isHoliday(date);
  }

  /** Whether any shift starts on this date. */
  public boolean isWorkingDay(LocalDate date) {
    return !plan.shiftsOf(date).isEmpty();
  }

  /** Whether the desk is closed between two intervals of the same date: at lunch, for example. */
  public boolean isOnBreak(Instant at) {
    if (compiled.isOpen(at)) {
      return false;
    }
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    int second = local.toLocalTime().toSecondOfDay();
    List<Shift> shifts = plan.shiftsOf(local.toLocalDate());
    return shifts.stream().anyMatch(one -> one.to() <= second)
        && shifts.stream().anyMatch(one -> one.from() > second);
  }

  /**
   * The instant of a time on the wall clock. One that occurs twice means its first occurrence; one
   * that is skipped is read with the offset before the gap (RFC 5545, section 3.3.5).
   */
  public Instant instantOf(LocalDateTime local) {
    return ZonedDateTime.of(local, zone).toInstant();
  }
}
