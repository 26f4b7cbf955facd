package org.zelodesk.sla;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zelodesk.sla.CalendarFixture.aCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledCalendarTest {

  private static final String BERLIN = "Europe/Berlin";

  private final CompiledCalendar office =
      aCalendar(BERLIN).onWeekdays("09:00-12:00", "13:00-17:00").compiled();

  @ParameterizedTest
  @CsvSource({
    // Friday 16:30 → Monday 13:00 and half an hour
    "2026-06-05T16:30, PT4H, 2026-06-08T13:30",
    // created on Saturday
    "2026-06-06T11:00, PT4H, 2026-06-08T14:00",
    // what is left of four hours after a pause from Friday 16:45 to Monday 10:00
    "2026-06-08T10:00, PT3H45M, 2026-06-08T14:45",
    // used up exactly at a closing
    "2026-06-05T16:30, PT30M, 2026-06-05T17:00",
    "2026-06-05T09:00, PT3H, 2026-06-05T12:00",
    // nothing to use up
    "2026-06-05T17:00, PT0S, 2026-06-08T09:00",
    "2026-06-05T12:00, PT0S, 2026-06-05T13:00",
    "2026-06-05T16:59:59, PT0S, 2026-06-05T16:59:59",
    // parts of a second stay
    "2026-06-05T16:59:59.999999999, PT0.000000002S, 2026-06-08T09:00:00.000000001",
    "2026-06-05T16:59:59.999999999, PT0.000000001S, 2026-06-05T17:00"
  })
  void dueInTheOffice(LocalDateTime start, Duration open, LocalDateTime due) {
    assertThat(office.add(at(BERLIN, start), open)).isEqualTo(at(BERLIN, due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-08T13:30, PT4H, 2026-06-05T16:30",
    // used up exactly at an opening
    "2026-06-08T10:00, PT1H, 2026-06-08T09:00",
    // nothing to use up
    "2026-06-08T08:59, PT0S, 2026-06-05T17:00",
    "2026-06-08T09:00, PT0S, 2026-06-08T09:00",
    "2026-06-05T12:00, PT0S, 2026-06-05T12:00",
    "2026-06-08T09:00:00.5, PT1S, 2026-06-05T16:59:59.5"
  })
  void begunInTheOffice(LocalDateTime end, Duration open, LocalDateTime begun) {
    assertThat(office.subtract(at(BERLIN, end), open)).isEqualTo(at(BERLIN, begun));
  }

  @Test
  void dayAndNightAnHourIsSkippedInSpring() {
    CompiledCalendar always = BusinessCalendar.alwaysOpen(ZoneId.of(BERLIN)).compiled();
    assertThat(always.add(at(BERLIN, "2026-03-29T00:30"), Duration.ofHours(4)))
        .isEqualTo(at(BERLIN, "2026-03-29T05:30"));
  }

  @ParameterizedTest
  @CsvSource({
    // an hour skipped, an hour doubled
    "Europe/Berlin, 00:00-24:00, 2026-03-29, PT23H",
    "Europe/Berlin, 00:00-24:00, 2026-10-25, PT25H",
    "Europe/Berlin, 02:00-03:00, 2026-03-29, PT0H",
    "Europe/Berlin, 02:00-03:00, 2026-10-25, PT2H",
    "Europe/Berlin, 01:00-02:30, 2026-03-29, PT1H",
    "Europe/Berlin, 02:30-04:30, 2026-03-29, PT1H30M",
    "Europe/Berlin, 02:30-03:00, 2026-10-25, PT1H",
    // begins in the gap and is not longer than it
    "Europe/Berlin, 02:30-03:15, 2026-03-29, PT0H",
    "Australia/Lord_Howe, 00:00-24:00, 2026-10-04, PT23H30M",
    "Australia/Lord_Howe, 00:00-24:00, 2026-04-05, PT24H30M",
    // at midnight
    "America/Sao_Paulo, 00:00-24:00, 2018-11-04, PT23H",
    "America/Sao_Paulo, 00:00-24:00, 2018-02-17, PT25H",
    "America/Sao_Paulo, 23:00-24:00, 2018-02-17, PT2H",
    "America/St_Johns, 00:00-24:00, 2006-04-02, PT23H",
    // at one minute past midnight, back to 23:01
    "America/St_Johns, 00:00-24:00, 2006-10-28, PT24H59M",
    // the month of Ramadan
    "Africa/Casablanca, 00:00-24:00, 2026-02-15, PT25H",
    "Africa/Casablanca, 00:00-24:00, 2026-03-22, PT23H",
    // the law changed
    "Europe/Moscow, 00:00-24:00, 2011-03-27, PT23H",
    "Europe/Moscow, 00:00-24:00, 2014-10-26, PT25H",
    "Asia/Kathmandu, 00:00-24:00, 1986-01-01, PT23H45M",
    // another time zone, but no jump
    "Europe/Lisbon, 00:00-24:00, 1996-03-31, PT24H",
    "Europe/Lisbon, 00:00-24:00, 1997-03-30, PT23H",
    // Samoa had no Friday
    "Pacific/Apia, 00:00-24:00, 2011-12-30, PT0H",
    "Pacific/Apia, 00:00-24:00, 2011-12-31, PT24H"
  })
  void hoursOfADateAtAJumpOfTheClock(String zone, String hours, String date, Duration open) {
    CompiledCalendar calendar =
        aCalendar(zone).except(date, hours).except("2030-01-01", "09:00-17:00").compiled();
    Instant noon = Instant.parse(date + "T12:00:00Z");
    assertThat(calendar.between(noon.minus(Duration.ofDays(3)), noon.plus(Duration.ofDays(3))))
        .isEqualTo(open);
  }

  @Test
  void aNightBelongsToTheDayOnWhichItStarts() {
    CompiledCalendar nights = aCalendar("UTC").onWeekdays("22:00-06:00").compiled();
    assertThat(nights.isOpen(Instant.parse("2026-06-06T05:59:59Z"))).isTrue();
    assertThat(nights.isOpen(Instant.parse("2026-06-06T06:00:00Z"))).isFalse();
    assertThat(nights.isOpen(Instant.parse("2026-06-08T05:00:00Z"))).isFalse();
    assertThat(
            nights.between(
                Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-08T00:00:00Z")))
        .isEqualTo(Duration.ofHours(40));
  }

  @Test
  void aNightEndsOnTheHolidayAndDoesNotStartOnIt() {
    CompiledCalendar nights =
        aCalendar("UTC").everyDay("22:00-06:00").holiday("2026-06-03").compiled();
    assertThat(nights.isOpen(Instant.parse("2026-06-03T05:00:00Z"))).isTrue();
    assertThat(nights.isOpen(Instant.parse("2026-06-03T23:00:00Z"))).isFalse();
    assertThat(nights.isOpen(Instant.parse("2026-06-04T05:00:00Z"))).isFalse();
    assertThat(nights.isOpen(Instant.parse("2026-06-04T22:00:00Z"))).isTrue();
  }

  @Test
  void anExceptionOnTheDayAfterLeavesTheNightAlone() {
    CompiledCalendar nights =
        aCalendar("UTC").everyDay("22:00-06:00").except("2026-06-03", "08:00-10:00").compiled();
    assertThat(
            nights.between(
                Instant.parse("2026-06-03T00:00:00Z"), Instant.parse("2026-06-04T12:00:00Z")))
        .isEqualTo(Duration.ofHours(6 + 2));
  }

  @Test
  void sundayNightRunsIntoMonday() {
    CompiledCalendar sundays = aCalendar("UTC").on(SUNDAY, "23:00-01:00").compiled();
    assertThat(sundays.add(Instant.parse("2026-06-07T00:00:00Z"), Duration.ofHours(3)))
        .isEqualTo(Instant.parse("2026-06-15T00:00:00Z"));
    assertThat(sundays.segmentAfter(Instant.parse("2026-06-08T00:30:00Z")))
        .contains(segment("2026-06-08T00:30:00Z", "2026-06-08T01:00:00Z"));
  }

  @Test
  void aHolidayWinsOverAnException() {
    BusinessCalendar calendar =
        aCalendar("UTC")
            .on(MONDAY, "09:00-17:00")
            .except("2026-06-06", "10:00-12:00")
            .except("2026-06-13", "10:00-12:00")
            .holiday("2026-06-13")
            .build();
    Instant saturday = Instant.parse("2026-06-06T10:00:00Z");
    assertThat(calendar.compiled().isOpen(saturday)).isTrue();
    assertThat(calendar.compiled().isOpen(saturday.plus(Duration.ofDays(7)))).isFalse();
  }

  @Test
  void segmentsGoOnOverMidnight() {
    CompiledCalendar weekend =
        aCalendar("UTC").on(SATURDAY, "00:00-24:00").on(SUNDAY, "00:00-24:00").compiled();
    Instant wednesday = Instant.parse("2026-06-10T12:00:00Z");
    assertThat(weekend.segmentAfter(wednesday))
        .contains(segment("2026-06-13T00:00:00Z", "2026-06-15T00:00:00Z"));
    assertThat(weekend.segmentBefore(wednesday))
        .contains(segment("2026-06-06T00:00:00Z", "2026-06-08T00:00:00Z"));
    Instant sunday = Instant.parse("2026-06-07T12:00:00.5Z");
    assertThat(weekend.segmentBefore(sunday))
        .contains(new OpenSegment(Instant.parse("2026-06-06T00:00:00Z"), sunday));
  }

  @Test
  void whatNeverClosesHasNoEnds() {
    CompiledCalendar always = BusinessCalendar.alwaysOpen(ZoneId.of(BERLIN)).compiled();
    Instant now = Instant.parse("2026-06-10T12:00:00Z");
    assertThat(always.segmentAfter(now)).contains(new OpenSegment(now, Instant.MAX));
    assertThat(always.segmentBefore(now)).contains(new OpenSegment(Instant.MIN, now));
  }

  @Test
  void aCalendarOfFewDatesSaysWhenItIsUsedUp() {
    CompiledCalendar fair =
        aCalendar("UTC")
            .except("2026-06-06", "10:00-12:00")
            .except("2026-06-07", "10:00-12:00")
            .compiled();
    Instant before = Instant.parse("2020-01-01T00:00:00Z");
    Instant after = Instant.parse("2030-01-01T00:00:00Z");
    assertThat(fair.between(before, after)).isEqualTo(Duration.ofHours(4));
    assertThat(fair.add(before, Duration.ofHours(4)))
        .isEqualTo(Instant.parse("2026-06-07T12:00:00Z"));
    assertThat(fair.subtract(after, Duration.ofHours(4)))
        .isEqualTo(Instant.parse("2026-06-06T10:00:00Z"));
    assertThatThrownBy(() -> fair.add(before, Duration.ofHours(4).plusNanos(1)))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> fair.add(after, Duration.ZERO))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> fair.subtract(after, Duration.ofHours(5)))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> fair.subtract(before, Duration.ZERO))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThat(fair.nextOpening(after)).isEmpty();
    assertThat(fair.segmentAfter(after)).isEmpty();
    assertThat(fair.segmentBefore(before)).isEmpty();
  }

  @Test
  void aDurationBeyondAllInstantsIsNotHeld() {
    Instant now = Instant.parse("2026-06-10T12:00:00Z");
    assertThatThrownBy(() -> office.add(now, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> office.add(now, Duration.ofSeconds(Long.MAX_VALUE / 1000)))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> office.subtract(now, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThat(office.between(Instant.MIN, Instant.MAX)).isPositive();
    assertThatIllegalArgumentException().isThrownBy(() -> office.add(now, Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> office.subtract(now, Duration.ofNanos(-1)));
  }

  /** The Gregorian calendar repeats, and so do the rules of a zone, once they are rules. */
  @Test
  void fourHundredYearsLaterAllIsTheSame() {
    Duration cycle = Duration.ofDays(146_097);
    Instant start = Instant.parse("2100-03-27T16:30:00Z");
    for (int day = 0; day < 400; day++) {
      Instant at = start.plus(Duration.ofDays(day));
      Instant due = office.add(at, Duration.ofHours(100));
      for (int times : new int[] {1, 2, 50}) {
        Duration later = cycle.multipliedBy(times);
        assertThat(office.add(at.plus(later), Duration.ofHours(100))).isEqualTo(due.plus(later));
      }
    }
  }

  @Test
  void workingDaysKeepTheTimeOfDay() {
    WorkingDays days =
        new WorkingDays(
            aCalendar(BERLIN).onWeekdays("09:00-17:00").on(FRIDAY, "09:00-14:00").build());
    assertThat(days.add(at(BERLIN, "2026-03-27T10:00"), 1))
        .isEqualTo(at(BERLIN, "2026-03-30T10:00"));
    assertThat(days.add(at(BERLIN, "2026-03-26T15:00"), 1))
        .isEqualTo(at(BERLIN, "2026-03-30T09:00"));
    assertThat(days.subtract(at(BERLIN, "2026-03-30T15:00"), 1))
        .isEqualTo(at(BERLIN, "2026-03-27T14:00"));
    assertThat(days.add(at(BERLIN, "2026-03-26T14:00"), 1))
        .isEqualTo(at(BERLIN, "2026-03-27T14:00"));
    assertThat(days.endOfDay(at(BERLIN, "2026-03-27T10:00")))
        .isEqualTo(at(BERLIN, "2026-03-27T14:00"));
    assertThatThrownBy(() -> days.endOfDay(at(BERLIN, "2026-03-28T10:00")))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> days.add(at(BERLIN, "2026-03-27T10:00"), WorkingDays.MOST + 1));
    WorkingDays fair =
        new WorkingDays(aCalendar("UTC").except("2026-06-06", "10:00-12:00").build());
    assertThatThrownBy(() -> fair.add(at(BERLIN, "2026-03-27T10:00"), 2))
        .isInstanceOf(NotEnoughOpenTimeException.class);
    assertThatThrownBy(() -> fair.subtract(at(BERLIN, "2026-03-27T10:00"), 1))
        .isInstanceOf(NotEnoughOpenTimeException.class);
  }

  @Test
  void lunchIsABreakAndTheNightIsNone() {
    BusinessCalendar calendar = aCalendar(BERLIN).onWeekdays("09:00-12:00", "13:00-17:00").build();
    assertThat(calendar.isOnBreak(at(BERLIN, "2026-06-05T12:00"))).isTrue();
    assertThat(calendar.isOnBreak(at(BERLIN, "2026-06-05T13:00"))).isFalse();
    assertThat(calendar.isOnBreak(at(BERLIN, "2026-06-05T08:59"))).isFalse();
    assertThat(calendar.isOnBreak(at(BERLIN, "2026-06-06T12:30"))).isFalse();
  }

  private static OpenSegment segment(String start, String end) {
    return new OpenSegment(Instant.parse(start), Instant.parse(end));
  }

  private static Instant at(String zone, String local) {
    return at(zone, LocalDateTime.parse(local));
  }

  private static Instant at(String zone, LocalDateTime local) {
    return local.atZone(ZoneId.of(zone)).toInstant();
  }
}
