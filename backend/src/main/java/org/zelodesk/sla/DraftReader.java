package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a draft and notes every fault that it meets on the way. */
final class DraftReader {

  /** Dates outside of this range are slips of the keyboard, and cost memory. */
  static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

  private static final Comparator<Placed> BY_OPENING =
      Comparator.comparingInt((Placed one) -> one.shift().from());

  private final List<CalendarFault> faults = new ArrayList<>();
  private final ZoneId zone;
  private final Map<DayOfWeek, List<Placed>> weekly = new EnumMap<>(DayOfWeek.class);
  private final NavigableMap<LocalDate, List<Placed>> exceptions = new TreeMap<>();
  private final Set<LocalDate> holidays;

  /** A shift, and where in the draft it stands. */
  private record Placed(String pointer, Shift shift) {}

  DraftReader(CalendarDraft draft) {
    zone = readZone(draft.timeZone());
    holidays = draft.holidays();
    draft.weekly().forEach(this::readWeekday);
    for (int i = 0; i < draft.exceptions().size(); i++) {
      readException("/exceptions/" + i, draft.exceptions().get(i));
    }
    if (!holidays.stream().allMatch(DraftReader::isInRange)) {
      fault("/holidays", "calendar_dates");
    }
    findOverlapsInTheWeek();
    exceptions.forEach(this::findOverlapsAround);
  }

  List<CalendarFault> faults() {
    return faults;
  }

  ZoneId zone() {
    return zone;
  }

  ShiftPlan plan() {
    Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, placed) -> week.put(day, shiftsOf(placed)));
    NavigableMap<LocalDate, List<Shift>> dates = new TreeMap<>();
    exceptions.forEach((date, placed) -> dates.put(date, shiftsOf(placed)));
    return new ShiftPlan(week, dates, new TreeSet<>(holidays));
  }

  private static List<Shift> shiftsOf(List<Placed> placed) {
    return placed.stream().map(Placed::shift).toList();
  }

  private ZoneId readZone(String name) {
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    fault("/timeZone", "time_zone");
    return ZoneOffset.UTC;
  }

  private void readWeekday(String name, List<CalendarDraft.Interval> intervals) {
    String pointer = "/weekly/" + name.replace("~", "~0").replace("/", "~1");
    Optional<DayOfWeek> day = weekday(name);
    if (day.isEmpty()) {
      fault(pointer, "weekday");
      return;
    }
    weekly.put(day.get(), readIntervals(pointer, intervals));
  }

  private static Optional<DayOfWeek> weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private void readException(String pointer, CalendarDraft.ExceptionalDay day) {
    if (!isInRange(day.date())) {
      fault(pointer + "/date", "calendar_dates");
    } else if (exceptions.containsKey(day.date())) {
      fault(pointer + "/date", "given_twice");
    } else {
      exceptions.put(day.date(), readIntervals(pointer + "/intervals", day.intervals()));
    }
  }

  static boolean isInRange(LocalDate date) {
    return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
  }

  private List<Placed> readIntervals(String pointer, List<CalendarDraft.Interval> intervals) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      CalendarDraft.Interval interval = intervals.get(i);
      String here = pointer + "/" + i;
      boolean opens = Shift.isOpening(interval.from());
      boolean closes = Shift.isClosing(interval.to());
      if (!opens) {
        fault(here + "/from", "time_of_day");
      }
      if (!closes) {
        fault(here + "/to", "time_of_day");
      }
      if (opens && closes) {
        placed.add(new Placed(here, Shift.of(interval.from(), interval.to())));
      }
    }
    placed.sort(BY_OPENING);
    return placed;
  }

  private void findOverlapsInTheWeek() {
    for (DayOfWeek day : DayOfWeek.values()) {
      findOverlaps(spill(regular(day.minus(1))), regular(day));
    }
  }

  /**
   * Holidays do not count here: whether a calendar is right must not depend on a feed that changes.
   */
  private void findOverlapsAround(LocalDate date, List<Placed> shifts) {
    LocalDate before = date.minusDays(1);
    findOverlaps(spill(exceptions.getOrDefault(before, regular(before.getDayOfWeek()))), shifts);
    LocalDate after = date.plusDays(1);
    List<Placed> next = regular(after.getDayOfWeek());
    if (!exceptions.containsKey(after) && !next.isEmpty()) {
      int opening = next.getFirst().shift().from();
      shifts.stream()
          .filter(one -> one.shift().to() - Shift.DAY > opening)
          .forEach(one -> fault(one.pointer() + "/to", "overlap"));
    }
  }

  /** Where the shifts of a day end on the next one, in seconds; 0 or less if they do not. */
  private static int spill(List<Placed> shifts) {
    return shifts.stream().mapToInt(one -> one.shift().to()).max().orElse(0) - Shift.DAY;
  }

  private void findOverlaps(int openUntil, List<Placed> shifts) {
    int reach = openUntil;
    for (Placed one : shifts) {
      if (one.shift().from() < reach) {
        fault(one.pointer() + "/from", "overlap");
      }
      reach = Math.max(reach, one.shift().to());
    }
  }

  private List<Placed> regular(DayOfWeek day) {
    return weekly.getOrDefault(day, Collections.emptyList());
  }

  private void fault(String pointer, String rule) {
    faults.add(new CalendarFault(pointer, rule));
  }
}
