package org.zelodesk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs the cases of {@code business-time.json} against the product; no arithmetic of its own. */
final class BusinessTimeVectors {

  private static final Map<String, String> DAYS = new LinkedHashMap<>();

  static {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      DAYS.put(name.substring(0, 3), name);
    }
  }

  private BusinessTimeVectors() {}

  /** Empty if the answer is the expected one, else what differs. */
  static Optional<String> run(JsonNode vector) {
    JsonNode expect = vector.get("expect");
    String answer;
    try {
      answer = answer(vector.get("op").asText(), vector.get("schedule"), vector.get("input"));
    } catch (InvalidCalendarException
        | NotEnoughOpenTimeException
        | IllegalArgumentException refusal) {
      return expect.has("error") ? Optional.empty() : Optional.of("refused: " + refusal);
    }
    String expected = expected(expect);
    return Objects.equals(answer, expected)
        ? Optional.empty()
        : Optional.of("expected " + expected + " but was " + answer);
  }

  private static String expected(JsonNode expect) {
    if (expect.has("opens")) {
      return expect.get("opens").asText() + "-" + expect.get("closes").asText();
    }
    JsonNode value = expect.elements().next();
    return value.isValueNode() ? value.asText() : value.toString().replace("\"", "");
  }

  private static String answer(String op, JsonNode schedule, JsonNode input) {
    BusinessCalendar calendar = calendar(schedule);
    CompiledCalendar compiled = calendar.compiled();
    WorkingDays days = new WorkingDays(calendar);
    return switch (op) {
      case "add" -> compiled.add(instant(input, "start"), duration(input)).toString();
      case "subtract" -> compiled.subtract(instant(input, "start"), duration(input)).toString();
      case "between" -> {
        boolean plain = input.path("mode").asText().equals("plain_elapsed");
        CompiledCalendar counting =
            plain ? BusinessCalendar.alwaysOpen(calendar.zone()).compiled() : compiled;
        Duration open = counting.between(instant(input, "start"), instant(input, "end"));
        yield Long.toString(open.toSeconds());
      }
      case "add_working_days" -> workingDays(days, days::add, input);
      case "subtract_working_days" -> workingDays(days, days::subtract, input);
      case "is_open" -> Boolean.toString(compiled.isOpen(instant(input, "at")));
      case "is_on_break" -> Boolean.toString(calendar.isOnBreak(instant(input, "at")));
      case "is_holiday" -> Boolean.toString(calendar.isHoliday(date(calendar, input)));
      case "is_working_day" -> Boolean.toString(calendar.isWorkingDay(date(calendar, input)));
      case "segments_after" ->
          segments(input, compiled::segmentAfter, OpenSegment::end).toString().replace(" ", "");
      case "segments_before" ->
          segments(input, compiled::segmentBefore, OpenSegment::start).toString().replace(" ", "");
      case "resolve_local" ->
          calendar
              .instantOf(
                  LocalDateTime.of(
                      LocalDate.parse(input.get("date").asText()),
                      LocalTime.parse(input.get("local_time").asText())))
              .toString();
      case "validate_schedule" -> "true";
      case "normalise_day" -> {
        OpenSegment day =
            compiled.segmentAfter(Instant.parse("2026-01-01T00:00:00Z")).orElseThrow();
        yield LocalTime.ofInstant(day.start(), calendar.zone())
            + "-"
            + LocalTime.ofInstant(day.end(), calendar.zone());
      }
      default -> throw new AssertionError("unknown operation " + op);
    };
  }

  private static String workingDays(
      WorkingDays days, BiFunction<Instant, Integer, Instant> step, JsonNode input) {
    Instant reached = step.apply(instant(input, "start"), input.get("days").asInt());
    boolean untilEnd = input.path("until_end_of_working_day").asBoolean();
    return (untilEnd ? days.endOfDay(reached) : reached).toString();
  }

  private static List<List<Instant>> segments(
      JsonNode input,
      Function<Instant, Optional<OpenSegment>> next,
      Function<OpenSegment, Instant> goOn) {
    List<List<Instant>> found = new ArrayList<>();
    Instant at = instant(input, "origin");
    for (int i = 0; i < input.get("take").asInt(); i++) {
      OpenSegment segment = next.apply(at).orElseThrow();
      found.add(List.of(segment.start(), segment.end()));
      at = goOn.apply(segment);
    }
    return found;
  }

  private static Instant instant(JsonNode input, String name) {
    return Instant.parse(input.get(name).asText());
  }

  private static Duration duration(JsonNode input) {
    return Duration.ofSeconds(input.get("duration_seconds").asLong());
  }

  private static LocalDate date(BusinessCalendar calendar, JsonNode input) {
    return input.has("date")
        ? LocalDate.parse(input.get("date").asText())
        : LocalDate.ofInstant(instant(input, "at"), calendar.zone());
  }

  static BusinessCalendar calendar(JsonNode schedule) {
    String zone = schedule.get("time_zone").asText();
    if (schedule.path("always_open").asBoolean()
        || (!schedule.has("weekly") && !schedule.has("weekly_by_number"))) {
      return BusinessCalendar.alwaysOpen(ZoneId.of(zone));
    }
    Map<String, List<CalendarDraft.Interval>> weekly = new LinkedHashMap<>();
    schedule
        .path("weekly")
        .properties()
        .forEach(day -> weekly.put(DAYS.get(day.getKey()), intervals(day.getValue())));
    schedule
        .path("weekly_by_number")
        .properties()
        .forEach(day -> weekly.put(day.getKey(), intervals(day.getValue())));
    return BusinessCalendar.of(
        new CalendarDraft(zone, weekly, exceptions(schedule, weekly), holidays(schedule)));
  }

  private static List<CalendarDraft.Interval> intervals(JsonNode pairs) {
    if (pairs.asText().equals("open_all_day")) {
      return List.of(new CalendarDraft.Interval("00:00", "24:00"));
    }
    List<CalendarDraft.Interval> intervals = new ArrayList<>();
    pairs.forEach(
        pair ->
            intervals.add(new CalendarDraft.Interval(pair.get(0).asText(), pair.get(1).asText())));
    return intervals;
  }

  /** Ours know no breaks: the hours of such a date are what the breaks leave of them. */
  private static List<CalendarDraft.ExceptionalDay> exceptions(
      JsonNode schedule, Map<String, List<CalendarDraft.Interval>> weekly) {
    Map<LocalDate, List<CalendarDraft.Interval>> dates = new TreeMap<>();
    schedule
        .path("shifts")
        .properties()
        .forEach(day -> dates.put(LocalDate.parse(day.getKey()), intervals(day.getValue())));
    schedule
        .path("breaks")
        .properties()
        .forEach(
            day -> {
              LocalDate date = LocalDate.parse(day.getKey());
              String name = date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
              List<CalendarDraft.Interval> hours =
                  dates.getOrDefault(date, weekly.getOrDefault(name, List.of()));
              for (CalendarDraft.Interval pause : intervals(day.getValue())) {
                hours = hours.stream().flatMap(open -> without(open, pause)).toList();
              }
              dates.put(date, hours);
            });
    return dates.entrySet().stream()
        .map(day -> new CalendarDraft.ExceptionalDay(day.getKey(), day.getValue()))
        .toList();
  }

  /** Texts of the form HH:MM are in the order of their times. */
  private static Stream<CalendarDraft.Interval> without(
      CalendarDraft.Interval open, CalendarDraft.Interval pause) {
    String before = open.to().compareTo(pause.from()) < 0 ? open.to() : pause.from();
    String after = open.from().compareTo(pause.to()) > 0 ? open.from() : pause.to();
    return Stream.of(
            new CalendarDraft.Interval(open.from(), before),
            new CalendarDraft.Interval(after, open.to()))
        .filter(rest -> rest.from().compareTo(rest.to()) < 0);
  }

  private static Set<LocalDate> holidays(JsonNode schedule) {
    Set<LocalDate> dates = new TreeSet<>();
    schedule.path("holidays").forEach(date -> dates.add(LocalDate.parse(date.asText())));
    schedule
        .path("annual_holidays")
        .forEach(
            day -> {
              MonthDay date = MonthDay.parse("--" + day.asText());
              for (int year = 2000; year <= 2050; year++) {
                dates.add(date.atYear(year));
              }
            });
    schedule
        .path("holiday_ranges")
        .forEach(
            range ->
                LocalDate.parse(range.get(0).asText())
                    .datesUntil(LocalDate.parse(range.get(1).asText()).plusDays(1))
                    .forEach(dates::add));
    return dates;
  }
}
