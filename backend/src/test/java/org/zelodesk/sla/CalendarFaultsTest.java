package org.zelodesk.sla;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zelodesk.sla.CalendarFixture.aCalendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFaultsTest {

  private static CalendarFixture week() {
    return aCalendar("Europe/Lisbon").on(MONDAY, "09:00-12:00", "13:00-17:00");
  }

  @Test
  void aZoneIsANameOfTheDatabase() {
    for (String zone : new String[] {"Europe/Lisboa", "+01:00", "", "GMT+1", "europe/lisbon"}) {
      refused(aCalendar(zone).everyDay("09:00-17:00"), "/timeZone time_zone");
    }
    assertThat(aCalendar("UTC").everyDay("09:00-17:00").build().zone().getId()).isEqualTo("UTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9:00", "24:00", "25:00", "09:60", "0900", "09:00:00", "", "٠٩:٠٠", "-1:00"})
  void anOpeningIsATimeOfDay(String from) {
    refused(week().on(TUESDAY, from + "~10:00"), "/weekly/tuesday/0/from time_of_day");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:01", "18:60", "noon", " 17:00"})
  void aClosingIsATimeOfDayOrItsEnd(String to) {
    refused(week().on(TUESDAY, "09:00~" + to), "/weekly/tuesday/0/to time_of_day");
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    refused(
        aCalendar("Mars/Base")
            .on(MONDAY, "09:00-12:00", "11:00-13:00", "x-y")
            .onDayNamed("holi/day", "09:00-17:00")
            .except("2026-05-01", "10:00-26:00")
            .except("2026-05-01")
            .except("3026-05-01"),
        "/timeZone time_zone",
        "/weekly/monday/2/from time_of_day",
        "/weekly/monday/2/to time_of_day",
        "/weekly/holi~1day weekday",
        "/exceptions/0/intervals/0/to time_of_day",
        "/exceptions/1/date given_twice",
        "/exceptions/2/date calendar_dates",
        "/weekly/monday/1/from overlap");
  }

  @Test
  void intervalsOfADayDoNotOverlapInWhateverOrderTheyAreGiven() {
    refused(week().on(TUESDAY, "13:00-17:00", "09:00-13:01"), "/weekly/tuesday/0/from overlap");
    refused(week().on(TUESDAY, "09:00-17:00", "10:00-11:00"), "/weekly/tuesday/1/from overlap");
    refused(
        week().on(TUESDAY, "09:00-17:00", "10:00-11:00", "12:00-13:00"),
        "/weekly/tuesday/1/from overlap",
        "/weekly/tuesday/2/from overlap");
    assertThat(week().on(TUESDAY, "13:00-17:00", "09:00-13:00").build()).isNotNull();
  }

  @Test
  void aNightDoesNotRunIntoTheHoursOfTheNextDay() {
    refused(week().on(SUNDAY, "22:00-09:01"), "/weekly/monday/0/from overlap");
    refused(
        week().on(MONDAY, "20:00-08:00").on(TUESDAY, "07:00-09:00"),
        "/weekly/tuesday/0/from overlap");
    refused(
        week().on(MONDAY, "10:00-10:00", "09:00-10:00", "05:00-05:00"),
        "/weekly/monday/1/from overlap",
        "/weekly/monday/0/from overlap");
    assertThat(week().on(SUNDAY, "22:00-09:00").build()).isNotNull();
    assertThat(aCalendar("UTC").everyDay("09:00-09:00").build()).isNotNull();
  }

  @Test
  void anExceptionDoesNotOverlapTheNightsAroundIt() {
    CalendarFixture nights = aCalendar("UTC").everyDay("22:00-06:00", "08:00-12:00");
    refused(nights.except("2026-05-01", "05:00-07:00"), "/exceptions/0/intervals/0/from overlap");
    refused(
        aCalendar("UTC").everyDay("08:00-12:00").except("2026-05-01", "22:00-08:01"),
        "/exceptions/0/intervals/0/to overlap");
    refused(
        aCalendar("UTC")
            .everyDay("08:00-12:00")
            .except("2026-05-01", "22:00-07:00")
            .except("2026-05-02", "06:00-07:00"),
        "/exceptions/1/intervals/0/from overlap");
    assertThat(
            aCalendar("UTC")
                .everyDay("08:00-12:00")
                .except("2026-05-01", "22:00-08:30")
                .except("2026-05-02")
                .build())
        .isNotNull();
  }

  @Test
  void whatIsNeverOpenIsRefused() {
    refused(aCalendar("UTC"), "/weekly never_open");
    refused(aCalendar("UTC").everyDay().except("2026-05-01"), "/weekly never_open");
    refused(
        aCalendar("UTC").except("2026-05-01", "09:00-17:00").holiday("2026-05-01"),
        "/weekly never_open");
    // An hour that the clocks skip on that date.
    refused(aCalendar("Europe/Berlin").except("2026-03-29", "02:00-03:00"), "/weekly never_open");
    assertThat(aCalendar("Europe/Moscow").except("2026-05-01", "09:00-17:00").build()).isNotNull();
    assertThat(aCalendar("Europe/Berlin").except("2026-05-01", "09:00-17:00").build()).isNotNull();
  }

  @Test
  void holidaysLieInTheRangeOfDates() {
    refused(week().holiday("1899-12-31"), "/holidays calendar_dates");
  }

  private static void refused(CalendarFixture calendar, String... faults) {
    InvalidCalendarException refusal =
        catchThrowableOfType(InvalidCalendarException.class, calendar::build);
    assertThat(refusal.faults())
        .extracting(fault -> fault.pointer() + " " + fault.rule())
        .containsExactlyInAnyOrder(faults);
  }
}
