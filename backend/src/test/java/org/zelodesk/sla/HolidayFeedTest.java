package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zelodesk.sla.CalendarFixture.aCalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFeedTest {

  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2030, 1, 1);

  @Test
  void wholeDaysWithTheirNamesInAnyScript() {
    assertThat(
            read(
                event("DTSTART;VALUE=DATE:20260101", "SUMMARY:Новый год"),
                event("DTSTART;VALUE=DATE:20260216", "SUMMARY:Carnaval (véspera)\\, São Paulo"),
                event("DTSTART;VALUE=DATE:20260217", "SUMMARY:春节 🧧"),
                event("DTSTART;VALUE=DATE:20260218")))
        .isEqualTo(
            Map.of(
                date("2026-01-01"), "Новый год",
                date("2026-02-16"), "Carnaval (véspera), São Paulo",
                date("2026-02-17"), "春节 🧧",
                date("2026-02-18"), ""));
  }

  @ParameterizedTest
  @CsvSource({
    // the end is exclusive
    "DTEND;VALUE=DATE:20260109, 8",
    "DTEND;VALUE=DATE:20260102, 1",
    "DTEND;VALUE=DATE:20260101, 1",
    "DURATION:P3D, 3",
    "DURATION:P1W, 7",
    "TRANSP:TRANSPARENT, 1"
  })
  void anEventLastsDays(String end, int days) {
    assertThat(read(event("DTSTART;VALUE=DATE:20260101", end)).keySet())
        .hasSize(days)
        .contains(date("2026-01-01"), date("2026-01-01").plusDays(days - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "19900501|FREQ=YEARLY|2025-05-01 2026-05-01 2027-05-01 2028-05-01 2029-05-01",
        "20000229|FREQ=YEARLY|2028-02-29",
        "19701126|FREQ=YEARLY;BYMONTH=11;BYDAY=4TH|2025-11-27 2026-11-26 2027-11-25 2028-11-23 2029-11-22",
        "20250501|FREQ=YEARLY;COUNT=2|2025-05-01 2026-05-01",
        "20230501|FREQ=YEARLY;UNTIL=20260501|2025-05-01 2026-05-01",
        "20240501|FREQ=YEARLY;INTERVAL=2|2026-05-01 2028-05-01",
        "20260228|FREQ=MONTHLY;UNTIL=20260430;BYMONTHDAY=-1|2026-02-28 2026-03-31 2026-04-30",
        "20291230|FREQ=DAILY|2029-12-30 2029-12-31"
      })
  void aRuleIsExpandedWithinTheWindow(String first, String rule, String dates) {
    assertThat(read(event("DTSTART;VALUE=DATE:" + first, "RRULE:" + rule)).keySet())
        .map(LocalDate::toString)
        .containsExactly(dates.split(" ", -1));
  }

  @Test
  void aRepeatedRangeReachesIntoTheWindow() {
    assertThat(
            read(event(
                    "DTSTART;VALUE=DATE:20201230",
                    "DTEND;VALUE=DATE:20210103",
                    "RRULE:FREQ=YEARLY"))
                .headMap(date("2025-02-01"))
                .keySet())
        .containsExactly(date("2025-01-01"), date("2025-01-02"));
  }

  @Test
  void exceptionsOfARuleAreLeftOut() {
    assertThat(
            read(event(
                    "DTSTART;VALUE=DATE:20250501",
                    "RRULE:FREQ=YEARLY;COUNT=4",
                    "EXDATE;VALUE=DATE:20260501,20270501",
                    "RDATE;VALUE=DATE:20260502"))
                .keySet())
        .containsExactly(date("2025-05-01"), date("2026-05-02"), date("2028-05-01"));
  }

  @Test
  void oneOccurrenceIsMovedAndAnotherCancelled() {
    assertThat(
            read(
                    event("UID:may", "DTSTART;VALUE=DATE:20250501", "RRULE:FREQ=YEARLY;COUNT=4"),
                    event(
                        "UID:may",
                        "RECURRENCE-ID;VALUE=DATE:20260501",
                        "DTSTART;VALUE=DATE:20260504"),
                    event(
                        "UID:may",
                        "RECURRENCE-ID;VALUE=DATE:20270501",
                        "DTSTART;VALUE=DATE:20270501",
                        "STATUS:CANCELLED"))
                .keySet())
        .containsExactly(date("2025-05-01"), date("2026-05-04"), date("2028-05-01"));
  }

  @Test
  void whatIsCancelledOrHasATimeOfDayOrLiesOutsideIsNoHoliday() {
    assertThat(
            read(
                event("DTSTART;VALUE=DATE:20260101", "STATUS:CANCELLED"),
                event("DTSTART:20260102T090000Z", "DTEND:20260102T170000Z"),
                event("DTSTART;TZID=Europe/Berlin:20260103T000000", "RRULE:FREQ=DAILY"),
                event("DTSTART;TZID=Of/Ours:20260104T000000"),
                event("DTSTART;VALUE=DATE:20241231"),
                event("DTSTART;VALUE=DATE:20300101"),
                "BEGIN:VTODO\r\nUID:1\r\nDTSTAMP:20250101T000000Z\r\nEND:VTODO\r\n"))
        .isEmpty();
  }

  @Test
  void namesOfOneDateAreJoined() {
    assertThat(
            read(
                event("DTSTART;VALUE=DATE:20260501", "SUMMARY:Tag der Arbeit"),
                event("DTSTART;VALUE=DATE:20260501", "SUMMARY:1. Mai"),
                event("DTSTART;VALUE=DATE:20260501", "SUMMARY:1. Mai"),
                event("DTSTART;VALUE=DATE:20260502", "SUMMARY:" + "🎄".repeat(150))))
        .containsEntry(date("2026-05-01"), "Tag der Arbeit, 1. Mai")
        .containsEntry(date("2026-05-02"), "🎄".repeat(100));
  }

  @Test
  void foldedLinesAndAByteOrderMarkAreRead() {
    String text =
        "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Feriados\nBEGIN:VEVENT\n"
            + "DTSTART;VALUE=DATE:20260907\nSUMMARY:Independência\n  do Brasil\nX-OWN;A=B:c\n"
            + "END:VEVENT\nEND:VCALENDAR\n";
    assertThat(HolidayFeed.read(text, FROM, TO))
        .isEqualTo(Map.of(date("2026-09-07"), "Independência do Brasil"));
  }

  @ParameterizedTest
  @CsvSource({
    "hello, 1",
    "'', 1",
    "<html></html>, 1",
    "'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:2026-01-01\nEND:VEVENT\nEND:VCALENDAR', 3",
    "'BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=OFTEN\nEND:VEVENT\nEND:VCALENDAR', 3",
    "'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\n', 5"
  })
  void whatIsMalformedNamesTheLine(String text, int line) {
    assertThat(refusal(text).rule()).isEqualTo("feed_malformed");
    assertThat(refusal(text).line()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=SECONDLY", "FREQ=HOURLY;COUNT=5"})
  void aDayDoesNotRepeatByTheHour(String rule) {
    String text = calendar(event("DTSTART;VALUE=DATE:20260101", "RRULE:" + rule));
    assertThat(refusal(text).rule()).isEqualTo("feed_malformed");
  }

  @Test
  void sizeIsLimited() {
    assertThat(refusal("x".repeat(HolidayFeed.LONGEST_TEXT + 1)).rule())
        .isEqualTo("feed_too_large");
    String daily = event("DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=DAILY");
    assertThat(refusal(calendar(daily.repeat(6))).rule()).isEqualTo("feed_too_many_days");
    String old = event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY;COUNT=700000");
    assertThat(refusal(calendar(old)).rule()).isEqualTo("feed_too_many_days");
    String century = event("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:99991231");
    assertThat(read(century)).hasSize(5 * 365 + 1);
  }

  @Test
  void aCalendarIsClosedOnWhatTheFeedNames() {
    NavigableMap<LocalDate, String> holidays =
        read(event("DTSTART;VALUE=DATE:20100501", "RRULE:FREQ=YEARLY"));
    CalendarDraft week = aCalendar("Europe/Moscow").onWeekdays("09:00-18:00").draft();
    BusinessCalendar calendar =
        BusinessCalendar.of(
            new CalendarDraft(
                week.timeZone(), week.weekly(), week.exceptions(), holidays.keySet()));
    assertThat(calendar.compiled().isOpen(Instant.parse("2026-04-30T08:00:00Z"))).isTrue();
    assertThat(calendar.compiled().isOpen(Instant.parse("2026-05-01T08:00:00Z"))).isFalse();
  }

  private static HolidayFeedException refusal(String text) {
    return catchThrowableOfType(HolidayFeedException.class, () -> HolidayFeed.read(text, FROM, TO));
  }

  private static NavigableMap<LocalDate, String> read(String... components) {
    return HolidayFeed.read(calendar(components), FROM, TO);
  }

  private static String calendar(String... components) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zelodesk//Test//EN\r\n"
        + String.join("", components)
        + "END:VCALENDAR\r\n";
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
