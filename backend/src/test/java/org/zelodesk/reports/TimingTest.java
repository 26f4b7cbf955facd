package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;

/** The next time of a schedule, over changes of the clock and months of all lengths. */
class TimingTest {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  @Test
  void aDailyOneIsAtTheSameTimeOnTheClockAllYear() {
    Timing eight = daily("08:00");
    assertThat(eight.after(local("2026-03-28T07:59"))).isEqualTo(local("2026-03-28T08:00"));
    assertThat(eight.after(local("2026-03-28T08:00"))).isEqualTo(local("2026-03-29T08:00"));
    assertThat(Duration.between(local("2026-03-28T08:00"), local("2026-03-29T08:00")))
        .isEqualTo(Duration.ofHours(23));
    assertThat(eight.after(local("2026-10-24T08:00"))).isEqualTo(local("2026-10-25T08:00"));
    assertThat(Duration.between(local("2026-10-24T08:00"), local("2026-10-25T08:00")))
        .isEqualTo(Duration.ofHours(25));
  }

  @Test
  void aTimeThatADayLeavesOutIsAnHourLater() {
    // On 29 March 2026 the clocks of Lisbon go from 01:00 to 02:00.
    Timing gap = daily("01:30");
    assertThat(gap.after(local("2026-03-28T12:00")))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(gap.after(Instant.parse("2026-03-29T01:30:00Z")))
        .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void aTimeThatADayHasTwiceIsOnce() {
    // On 25 October 2026 they go from 02:00 back to 01:00.
    Timing twice = daily("01:30");
    assertThat(twice.after(local("2026-10-24T12:00")))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(twice.after(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void aWeeklyOneIsOnItsDay() {
    Timing mondays = timing(Rhythm.WEEKLY, Weekday.MONDAY, null, "08:00");
    assertThat(mondays.after(local("2026-11-23T07:00"))).isEqualTo(local("2026-11-23T08:00"));
    assertThat(mondays.after(local("2026-11-23T08:00"))).isEqualTo(local("2026-11-30T08:00"));
    assertThat(mondays.after(local("2026-12-29T08:00"))).isEqualTo(local("2027-01-04T08:00"));
  }

  @Test
  void aMonthlyOneIsOnTheLastDayOfShorterMonths() {
    Timing ends = timing(Rhythm.MONTHLY, null, 31, "18:30");
    Instant at = local("2027-01-31T18:30");
    for (String next : List.of("2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31")) {
      at = ends.after(at);
      assertThat(at).isEqualTo(local(next + "T18:30"));
    }
    assertThat(ends.after(local("2028-02-01T00:00"))).isEqualTo(local("2028-02-29T18:30"));
    Timing first = timing(Rhythm.MONTHLY, null, 1, "00:00");
    assertThat(first.after(local("2026-12-31T23:59"))).isEqualTo(local("2027-01-01T00:00"));
    assertThat(first.after(local("2027-01-01T00:00"))).isEqualTo(local("2027-02-01T00:00"));
  }

  @Test
  void theNextIsAlwaysLaterAndNoneIsBetween() {
    List<ZoneId> zones =
        List.of(
            LISBON,
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Vladivostok"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Africa/Cairo"));
    qt().withExamples(5_000)
        .forAll(
            longs().between(1_230_000_000L, 1_900_000_000L),
            integers().between(0, zones.size() - 1),
            integers().between(0, 1439),
            integers().between(0, 2))
        .checkAssert(
            (second, zone, minute, kind) -> {
              Timing one =
                  new Timing(
                      Rhythm.values()[kind],
                      kind == 1 ? Weekday.SUNDAY : null,
                      kind == 2 ? 30 : null,
                      LocalTime.of(minute / 60, minute % 60),
                      zones.get(zone));
              Instant now = Instant.ofEpochSecond(second);
              Instant next = one.after(now);
              assertThat(next).isAfter(now);
              // Whoever asks at any moment before it gets the same one.
              long middle = (now.getEpochSecond() + next.getEpochSecond()) / 2;
              assertThat(one.after(Instant.ofEpochSecond(middle))).isEqualTo(next);
              assertThat(one.after(next.minusMillis(1))).isEqualTo(next);
            });
  }

  @Test
  void aDayBelongsToItsRhythm() {
    assertThatThrownBy(() -> timing(Rhythm.WEEKLY, null, null, "08:00"))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> timing(Rhythm.DAILY, Weekday.MONDAY, null, "08:00"))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> timing(Rhythm.WEEKLY, Weekday.MONDAY, 3, "08:00"))
        .isInstanceOf(Problem.class);
  }

  private static Timing daily(String time) {
    return timing(Rhythm.DAILY, null, null, time);
  }

  private static Timing timing(
      Rhythm rhythm, @Nullable Weekday weekday, @Nullable Integer day, String time) {
    return new Timing(rhythm, weekday, day, LocalTime.parse(time), LISBON);
  }

  private static Instant local(String at) {
    return LocalDateTime.parse(at).atZone(LISBON).toInstant();
  }
}
