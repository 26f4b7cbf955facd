package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * What a version of a calendar says, in the form in which it is stored.
 *
 * @param weekly {@code monday} … {@code sunday} to the hours of that day
 * @param holidays the name of each
 * @param holidayFeedUrl where they come from; null: they are given
 */
record CalendarDefinition(
    String timeZone,
    Map<String, List<OpenHours>> weekly,
    List<ExceptionalDate> exceptions,
    Map<LocalDate, String> holidays,
    @Nullable String holidayFeedUrl) {

  static final int MOST_INTERVALS = 20;
  static final int MOST_EXCEPTIONS = 1_000;
  static final int MOST_HOLIDAYS = 5_000;
  static final int LONGEST_NAME = 200;

  private static final Comparator<OpenHours> BY_OPENING = Comparator.comparing(OpenHours::from);

  /**
   * Checks what somebody wrote, and makes a calendar of it.
   *
   * @param at where it stands in the request: before each pointer
   * @throws Problem with every fault
   */
  static BusinessCalendar check(
      String at,
      String timeZone,
      Map<String, List<OpenHours>> weekly,
      List<ExceptionalDate> exceptions,
      List<Holiday> holidays) {
    checkHolidays(at, holidays);
    Map<String, List<CalendarDraft.Interval>> week = new LinkedHashMap<>();
    weekly.forEach((day, hours) -> week.put(day, intervals(hours)));
    CalendarDraft draft =
        new CalendarDraft(
            timeZone,
            week,
            exceptions.stream()
                .map(
                    one -> new CalendarDraft.ExceptionalDay(one.date(), intervals(one.intervals())))
                .toList(),
            holidays.stream().map(Holiday::date).collect(Collectors.toSet()));
    try {
      return BusinessCalendar.of(draft);
    } catch (InvalidCalendarException invalid) {
      Problem problem = Problem.of(422, "invalid");
      invalid
          .faults()
          .forEach(fault -> problem.with(new Problem.Fault(at + fault.pointer(), fault.rule())));
      throw problem;
    }
  }

  private static void checkHolidays(String at, List<Holiday> holidays) {
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < holidays.size(); i++) {
      LocalDate date = holidays.get(i).date();
      if (!DraftReader.isInRange(date)) {
        throw Problem.invalid(at + "/holidays/" + i + "/date", "calendar_dates");
      }
      if (!seen.add(date)) {
        throw Problem.invalid(at + "/holidays/" + i + "/date", "given_twice");
      }
    }
  }

  private static List<CalendarDraft.Interval> intervals(List<OpenHours> hours) {
    return hours.stream().map(OpenHours::interval).toList();
  }

  /** Of what was checked; in the order of the week and of time, so that equal ones look equal. */
  static CalendarDefinition of(
      String timeZone,
      Map<String, List<OpenHours>> weekly,
      List<ExceptionalDate> exceptions,
      List<Holiday> holidays,
      @Nullable String holidayFeedUrl) {
    return new CalendarDefinition(
            timeZone,
            weekly,
            exceptions,
            holidays.stream().collect(Collectors.toMap(Holiday::date, Holiday::name)),
            holidayFeedUrl)
        .inOrder();
  }

  /** The database keeps objects in an order of its own. */
  CalendarDefinition inOrder() {
    Map<String, List<OpenHours>> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      List<OpenHours> hours = weekly.getOrDefault(name, List.of());
      if (!hours.isEmpty()) {
        week.put(name, hours.stream().sorted(BY_OPENING).toList());
      }
    }
    List<ExceptionalDate> dates = new ArrayList<>();
    for (ExceptionalDate one : exceptions) {
      dates.add(
          new ExceptionalDate(
              one.date(), one.intervals().stream().sorted(BY_OPENING).toList(), one.name()));
    }
    dates.sort(Comparator.comparing(ExceptionalDate::date));
    return new CalendarDefinition(
        timeZone, week, List.copyOf(dates), new TreeMap<>(holidays), holidayFeedUrl);
  }

  List<Holiday> holidayList() {
    return holidays.entrySet().stream()
        .map(one -> new Holiday(one.getKey(), one.getValue()))
        .toList();
  }

  /** Whether both are open at the same times, whatever the closed days are called. */
  boolean isOpenAsMuchAs(CalendarDefinition other) {
    return timeZone.equals(other.timeZone)
        && weekly.equals(other.weekly)
        && holidays.keySet().equals(other.holidays.keySet())
        && hours(exceptions).equals(hours(other.exceptions));
  }

  private static Map<LocalDate, List<OpenHours>> hours(List<ExceptionalDate> exceptions) {
    return exceptions.stream()
        .collect(Collectors.toMap(ExceptionalDate::date, ExceptionalDate::intervals));
  }

  BusinessCalendar calendar() {
    return check("", timeZone, weekly, exceptions, holidayList());
  }
}
