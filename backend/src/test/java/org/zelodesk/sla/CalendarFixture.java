package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code aCalendar("Europe/Berlin").onWeekdays("09:00-17:00").holiday("2026-05-01")}. */
final class CalendarFixture {

  private final String zone;
  private final Map<String, List<CalendarDraft.Interval>> weekly = new LinkedHashMap<>();
  private final List<CalendarDraft.ExceptionalDay> exceptions = new ArrayList<>();
  private final Set<LocalDate> holidays = new TreeSet<>();

  private CalendarFixture(String zone) {
    this.zone = zone;
  }

  static CalendarFixture aCalendar(String zone) {
    return new CalendarFixture(zone);
  }

  CalendarFixture onWeekdays(String... intervals) {
    return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), intervals);
  }

  CalendarFixture everyDay(String... intervals) {
    return on(EnumSet.allOf(DayOfWeek.class), intervals);
  }

  CalendarFixture on(DayOfWeek day, String... intervals) {
    return on(EnumSet.of(day), intervals);
  }

  private CalendarFixture on(Set<DayOfWeek> days, String... intervals) {
    days.forEach(day -> onDayNamed(day.name().toLowerCase(Locale.ROOT), intervals));
    return this;
  }

  CalendarFixture onDayNamed(String day, String... intervals) {
    weekly.put(day, parse(intervals));
    return this;
  }

  /** No intervals: closed on that date. */
  CalendarFixture except(String date, String... intervals) {
    exceptions.add(new CalendarDraft.ExceptionalDay(LocalDate.parse(date), parse(intervals)));
    return this;
  }

  CalendarFixture holiday(String date) {
    holidays.add(LocalDate.parse(date));
    return this;
  }

  private static List<CalendarDraft.Interval> parse(String... intervals) {
    return List.of(intervals).stream()
        .map(text -> text.split(text.contains("~") ? "~" : "-", 2))
        .map(ends -> new CalendarDraft.Interval(ends[0], ends[1]))
        .toList();
  }

  CalendarDraft draft() {
    return new CalendarDraft(zone, weekly, exceptions, holidays);
  }

  BusinessCalendar build() {
    return BusinessCalendar.of(draft());
  }

  CompiledCalendar compiled() {
    return build().compiled();
  }
}
