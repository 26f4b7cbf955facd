package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws calendars that try hard: many intervals, nights, odd minutes, hours around the jumps. */
final class RandomCalendars {

  /** A calendar takes no dates long after it. */
  private static final LocalDate LAST = LocalDate.of(2999, 12, 1);

  private final SplittableRandom random;

  /** Times are multiples of this many minutes. */
  private final int grid;

  RandomCalendars(SplittableRandom random, int grid) {
    this.random = random;
    this.grid = grid;
  }

  /** With exceptions and holidays around a date. */
  CalendarDraft draw(String zone, LocalDate around) {
    while (true) {
      CalendarDraft draft = new CalendarDraft(zone, week(), exceptions(around), holidays(around));
      try {
        BusinessCalendar.of(draft);
        return draft;
      } catch (InvalidCalendarException overlapping) {
        // A night ran into an exception, or nothing was left open: draw again.
      }
    }
  }

  private Map<String, List<CalendarDraft.Interval>> week() {
    Map<String, List<CalendarDraft.Interval>> week = new LinkedHashMap<>();
    int style = random.nextInt(6);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (style == 0) {
        week.put(name(day), List.of(new CalendarDraft.Interval("00:00", "24:00")));
      } else if (random.nextInt(6) > 0) {
        week.put(name(day), day(random.nextInt(style == 1 ? 8 : 4)));
      }
    }
    if (style != 0) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (random.nextInt(3) == 0) {
          intoTheNight(week, day);
        }
      }
    }
    return week;
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private List<CalendarDraft.Interval> day(int intervals) {
    int[] ends = new int[2 * intervals];
    Arrays.setAll(ends, i -> minute());
    ends = Arrays.stream(ends).sorted().distinct().toArray();
    List<CalendarDraft.Interval> day = new ArrayList<>();
    for (int i = 0; i + 1 < ends.length; i += 2) {
      day.add(new CalendarDraft.Interval(text(ends[i]), text(ends[i + 1])));
    }
    return day;
  }

  /** Half of them in the small hours, where the clocks are changed. */
  private int minute() {
    int minute = random.nextBoolean() ? random.nextInt(0, 1441) : random.nextInt(0, 240);
    return minute / grid * grid;
  }

  private static String text(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  private void intoTheNight(Map<String, List<CalendarDraft.Interval>> week, DayOfWeek day) {
    List<CalendarDraft.Interval> shifts = week.getOrDefault(name(day), List.of());
    if (shifts.isEmpty()) {
      return;
    }
    List<CalendarDraft.Interval> next = week.getOrDefault(name(day.plus(1)), List.of());
    CalendarDraft.Interval last = shifts.getLast();
    String limit = next.isEmpty() ? last.from() : next.getFirst().from();
    String closing = text(minute() % 1440);
    if (closing.compareTo(limit) <= 0 && closing.compareTo(last.from()) <= 0) {
      List<CalendarDraft.Interval> longer = new ArrayList<>(shifts);
      longer.set(shifts.size() - 1, new CalendarDraft.Interval(last.from(), closing));
      week.put(name(day), longer);
    }
  }

  private List<CalendarDraft.ExceptionalDay> exceptions(LocalDate around) {
    if (around.isAfter(LAST)) {
      return List.of();
    }
    Map<LocalDate, CalendarDraft.ExceptionalDay> days = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      LocalDate date = around.plusDays(random.nextInt(-6, 7));
      List<CalendarDraft.Interval> hours = new ArrayList<>(day(random.nextInt(3)));
      if (!hours.isEmpty() && random.nextInt(4) == 0) {
        hours.set(hours.size() - 1, new CalendarDraft.Interval(hours.getLast().from(), "00:00"));
      }
      days.put(date, new CalendarDraft.ExceptionalDay(date, hours));
    }
    return List.copyOf(days.values());
  }

  private Set<LocalDate> holidays(LocalDate around) {
    if (around.isAfter(LAST)) {
      return Set.of();
    }
    Set<LocalDate> dates = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      dates.add(around.plusDays(random.nextInt(-8, 9)));
    }
    return dates;
  }
}
