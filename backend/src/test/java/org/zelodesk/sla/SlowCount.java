package org.zelodesk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts open time as a person with a wall clock would: looks at it step by step and asks whether
 * the hours of today, or a night shift of yesterday, say open. Shares nothing with the product but
 * the draft; a shift that is skipped is found by reading its ends as RFC 5545 does.
 */
final class SlowCount {

  private static final long NANOS = 1_000_000_000;

  private final CalendarDraft draft;
  private final ZoneId zone;
  private final Map<LocalDate, List<Open>> days = new HashMap<>();
  private final long start;
  private final int step;
  private final boolean[] open;

  /** Open steps before each step. */
  private final int[] before;

  /** A shift in the words of the wall clock. */
  private record Open(LocalDateTime from, LocalDateTime to) {}

  /**
   * @param start the first second that is looked at
   * @param steps how many looks
   * @param step seconds between two looks; nothing may change in between
   */
  SlowCount(CalendarDraft draft, long start, int steps, int step) {
    this.draft = draft;
    this.zone = ZoneId.of(draft.timeZone());
    this.start = start;
    this.step = step;
    this.open = new boolean[steps];
    this.before = new int[steps + 1];
    for (int i = 0; i < steps; i++) {
      open[i] = look(Instant.ofEpochSecond(start + (long) i * step));
      before[i + 1] = before[i] + (open[i] ? 1 : 0);
    }
  }

  private boolean look(Instant at) {
    LocalDateTime clock = LocalDateTime.ofInstant(at, zone);
    LocalDate today = clock.toLocalDate();
    return shows(clock, today) || shows(clock, today.minusDays(1));
  }

  private boolean shows(LocalDateTime clock, LocalDate date) {
    for (Open hours : days.computeIfAbsent(date, this::hours)) {
      if (!clock.isBefore(hours.from()) && clock.isBefore(hours.to())) {
        return true;
      }
    }
    return false;
  }

  private List<Open> hours(LocalDate date) {
    List<Open> hours = new ArrayList<>();
    for (CalendarDraft.Interval interval : intervals(date)) {
      LocalDateTime from = date.atTime(minute(interval.from()) / 60, minute(interval.from()) % 60);
      int closing = minute(interval.to());
      LocalDate last = closing > minute(interval.from()) ? date : date.plusDays(1);
      LocalDateTime to = last.atStartOfDay().plusMinutes(closing);
      if (ZonedDateTime.of(from, zone).isBefore(ZonedDateTime.of(to, zone))) {
        hours.add(new Open(from, to));
      }
    }
    return hours;
  }

  private static int minute(String time) {
    return time.equals("24:00") ? 1440 : LocalTime.parse(time).toSecondOfDay() / 60;
  }

  private List<CalendarDraft.Interval> intervals(LocalDate date) {
    if (draft.holidays().contains(date)) {
      return List.of();
    }
    return draft.exceptions().stream()
        .filter(day -> day.date().equals(date))
        .findFirst()
        .map(CalendarDraft.ExceptionalDay::intervals)
        .orElseGet(
            () ->
                draft
                    .weekly()
                    .getOrDefault(date.getDayOfWeek().name().toLowerCase(Locale.ROOT), List.of()));
  }

  boolean isOpen(Instant at) {
    return open[index(at)];
  }

  /** Open nanoseconds from the first look to an instant. */
  long until(Instant at) {
    int i = index(at);
    long rest = at.getEpochSecond() - (start + (long) i * step);
    return before[i] * (step * NANOS)
        + (i < open.length && open[i] ? rest * NANOS + at.getNano() : 0);
  }

  private int index(Instant at) {
    return (int) ((at.getEpochSecond() - start) / step);
  }

  long total() {
    return before[open.length] * (step * NANOS);
  }

  /** The earliest instant before which so many nanoseconds are open; more than 0, at most all. */
  Instant earliest(long nanos) {
    int low = 0;
    int high = open.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (before[middle] * (step * NANOS) >= nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return end(low - 1).minusNanos(before[low] * (step * NANOS) - nanos);
  }

  /** The latest instant before which so many nanoseconds are open; less than all. */
  Instant latest(long nanos) {
    int i = (int) (nanos / (step * NANOS));
    int low = 0;
    int high = open.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (before[middle] <= i) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return end(low - 1).plusNanos(nanos - before[low] * (step * NANOS));
  }

  private Instant end(int index) {
    return Instant.ofEpochSecond(start + (index + 1L) * step);
  }
}
