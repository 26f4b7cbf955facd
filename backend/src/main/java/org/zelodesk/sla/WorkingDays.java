package org.zelodesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Steps of whole working days, which keep the time of day on the calendar's wall clock. A working
 * day is a date on which a shift starts.
 */
public final class WorkingDays {

  /** More than a century of steps is a slip of the keyboard. */
  static final int MOST = 40_000;

  private final BusinessCalendar calendar;

  public WorkingDays(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The same time of day so many working days later; where that is closed, the next opening (a
   * closing counts as open).
   *
   * @param days 0 to 40,000
   * @throws NotEnoughOpenTimeException if the calendar has too few working days left
   */
  public Instant add(Instant start, int days) {
    Instant sameTime = step(start, days, 1);
    CompiledCalendar compiled = calendar.compiled();
    boolean isClosing = compiled.previousClosing(sameTime).filter(sameTime::equals).isPresent();
    return isClosing ? sameTime : compiled.add(sameTime, Duration.ZERO);
  }

  /**
   * The same time of day so many working days earlier; where that is closed, the closing before it.
   *
   * @param days 0 to 40,000
   * @throws NotEnoughOpenTimeException if the calendar has too few working days before
   */
  public Instant subtract(Instant end, int days) {
    return calendar.compiled().subtract(step(end, days, -1), Duration.ZERO);
  }

  /**
   * The closing of the last shift that starts on the date on which this instant lies.
   *
   * @throws NotEnoughOpenTimeException if the date is no working day
   */
  public Instant endOfDay(Instant at) {
    LocalDate date = LocalDate.ofInstant(at, calendar.zone());
    List<Shift> shifts = calendar.plan().shiftsOf(date);
    if (shifts.isEmpty()) {
      throw new NotEnoughOpenTimeException();
    }
    LocalDateTime closing = date.atStartOfDay().plusSeconds(shifts.getLast().to());
    ZonedDateTime last = ZonedDateTime.of(closing, calendar.zone()).withLaterOffsetAtOverlap();
    return calendar.compiled().subtract(last.toInstant(), Duration.ZERO);
  }

  private Instant step(Instant from, int days, int direction) {
    if (days < 0 || days > MOST) {
      throw new IllegalArgumentException("working days must be 0 to " + MOST + ": " + days);
    }
    if (days == 0) {
      return from;
    }
    LocalDateTime local = LocalDateTime.ofInstant(from, calendar.zone());
    LocalDate date = local.toLocalDate();
    for (int left = days; left > 0; ) {
      date = date.plusDays(direction);
      if (isBeyond(date, direction)) {
        throw new NotEnoughOpenTimeException();
      }
      if (calendar.isWorkingDay(date)) {
        left--;
      }
    }
    return calendar.instantOf(date.atTime(local.toLocalTime()));
  }

  /** Without weekly hours there is nothing beyond the exceptional dates. */
  private boolean isBeyond(LocalDate date, int direction) {
    return !calendar.plan().hasWeek()
        && (direction > 0 ? date.isAfter(DraftReader.LATEST) : date.isBefore(DraftReader.EARLIEST));
  }
}
