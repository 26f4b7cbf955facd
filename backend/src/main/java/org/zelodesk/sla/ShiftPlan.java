package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which shifts start on which date. The lists are in order of their opening, without overlap. */
record ShiftPlan(
    Map<DayOfWeek, List<Shift>> weekly,
    NavigableMap<LocalDate, List<Shift>> exceptions,
    NavigableSet<LocalDate> holidays) {

  List<Shift> shiftsOf(LocalDate date) {
    if (holidays.contains(date)) {
      return List.of();
    }
    List<Shift> other = exceptions.get(date);
    return other == null ? shiftsOf(date.getDayOfWeek()) : other;
  }

  List<Shift> shiftsOf(DayOfWeek day) {
    return weekly.getOrDefault(day, List.of());
  }

  boolean hasWeek() {
    return weekly.values().stream().anyMatch(shifts -> !shifts.isEmpty());
  }

  boolean isHoliday(LocalDate date) {
    return holidays.contains(date);
  }

  /** Dates whose shifts may differ from those of their weekday, ascending. */
  NavigableSet<LocalDate> irregularDates() {
    NavigableSet<LocalDate> dates = new TreeSet<>(holidays);
    dates.addAll(exceptions.keySet());
    return dates;
  }
}
