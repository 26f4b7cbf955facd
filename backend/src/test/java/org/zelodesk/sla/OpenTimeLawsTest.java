package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The compiled calendar against a count with a wall clock, on random calendars around the jumps of
 * zones with odd rules.
 *
 * <p>{@code -Dzelodesk.sla.cases=5000000} draws more of them, {@code -Dzelodesk.sla.seed=…} others.
 */
class OpenTimeLawsTest {

  private static final int CASES = Integer.getInteger("zelodesk.sla.cases", 120_000);
  private static final long SEED = Long.getLong("zelodesk.sla.seed", 20_260_329);
  private static final int CASES_PER_CALENDAR = 500;
  private static final int DAY = 86_400;

  private static final List<String> ZONES =
      List.of(
          "Europe/Lisbon",
          "America/Sao_Paulo",
          "Europe/Moscow",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "America/St_Johns",
          "Europe/Berlin",
          "America/New_York",
          "Europe/Dublin",
          "Pacific/Apia",
          "Antarctica/Troll",
          "America/Havana",
          "UTC");

  @Test
  void agreesWithAClockThatIsLookedAtEveryMinute() {
    int calendars = (CASES + CASES_PER_CALENDAR - 1) / CASES_PER_CALENDAR;
    long begun = System.nanoTime();
    long wrong = IntStream.range(0, calendars).mapToLong(i -> deviations(SEED + i)).sum();
    System.out.printf(
        "open time: %d random cases on %d calendars, %d deviations, %d ms%n",
        calendars * CASES_PER_CALENDAR, calendars, wrong, (System.nanoTime() - begun) / 1_000_000);
    assertThat(wrong).isZero();
  }

  private static long deviations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    Instant middle = somewhere(random, zone);
    LocalDate date = LocalDate.ofInstant(middle, ZoneId.of(zone));
    CalendarDraft draft = new RandomCalendars(random, 1).draw(zone, date);
    long start = Math.floorDiv(middle.getEpochSecond(), DAY) * DAY - 8L * DAY;
    int minutes = 16 * 1440;
    SlowCount slow = new SlowCount(draft, start, minutes, 60);
    CompiledCalendar compiled = BusinessCalendar.of(draft).compiled();
    long wrong = 0;
    for (int i = 0; i < CASES_PER_CALENDAR; i++) {
      Instant a = instant(random, start, minutes * 60L);
      Instant b = instant(random, start, minutes * 60L);
      String difference = difference(random, compiled, slow, a, b);
      if (!difference.isEmpty()) {
        wrong++;
        System.out.println("seed " + seed + " " + a + " " + b + ": " + difference + " " + draft);
      }
    }
    return wrong;
  }

  /** Often at a jump of the clock, between 1970 and 2200; sometimes centuries away. */
  private static Instant somewhere(SplittableRandom random, String zone) {
    long seconds = random.nextInt(20) == 0 ? 2_000L * 365 * DAY : 230L * 365 * DAY;
    Instant any = Instant.ofEpochSecond(random.nextLong(seconds));
    ZoneOffsetTransition jump = ZoneId.of(zone).getRules().previousTransition(any);
    boolean isInRange = jump != null && jump.toEpochSecond() >= 0;
    return isInRange && random.nextInt(4) > 0 ? jump.getInstant() : any;
  }

  /** On the minute, on the second or between two, in equal parts. */
  private static Instant instant(SplittableRandom random, long start, long seconds) {
    long second = start + random.nextLong(seconds);
    return switch (random.nextInt(3)) {
      case 0 -> Instant.ofEpochSecond(Math.floorDiv(second, 60L) * 60);
      case 1 -> Instant.ofEpochSecond(second);
      default -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
    };
  }

  private static String difference(
      SplittableRandom random, CompiledCalendar compiled, SlowCount slow, Instant a, Instant b) {
    Instant from = a.isBefore(b) ? a : b;
    Instant to = a.isBefore(b) ? b : a;
    long elapsed = slow.until(to) - slow.until(from);
    Law law = new Law();
    law.holds("is open", compiled.isOpen(from), slow.isOpen(from));
    law.holds("between", compiled.between(from, to).toNanos(), elapsed);
    law.holds("backwards", compiled.between(to, from), Duration.ZERO);
    Instant middle = from.plusNanos(random.nextLong(Duration.between(from, to).toNanos() + 1));
    law.holds(
        "additive",
        compiled.between(from, middle).plus(compiled.between(middle, to)),
        compiled.between(from, to));
    if (slow.until(from) < slow.total()) {
      long open = random.nextLong(slow.total() - slow.until(from)) + 1;
      long whole =
          random.nextBoolean() ? open : Math.max(open / 60_000_000_000L, 1) * 60_000_000_000L;
      long some = whole <= slow.total() - slow.until(from) ? whole : open;
      Instant due = compiled.add(from, Duration.ofNanos(some));
      law.holds("add", due, slow.earliest(slow.until(from) + some));
      law.holds("between what was added", compiled.between(from, due).toNanos(), some);
      Instant next = slow.isOpen(from) ? from : slow.latest(slow.until(from));
      law.holds("next opening", compiled.add(from, Duration.ZERO), next);
      law.holds("same", compiled.nextOpening(from).orElseThrow(), next);
    }
    if (slow.until(to) > 0) {
      long some = random.nextLong(slow.until(to)) + 1;
      Instant begun = compiled.subtract(to, Duration.ofNanos(some));
      law.holds("subtract", begun, slow.latest(slow.until(to) - some));
      law.holds("between what was subtracted", compiled.between(begun, to).toNanos(), some);
      Instant last = slow.isOpen(to) ? to : slow.earliest(slow.until(to));
      law.holds("previous closing", compiled.subtract(to, Duration.ZERO), last);
    }
    return law.broken.toString();
  }

  private static final class Law {
    private final StringBuilder broken = new StringBuilder();

    void holds(String name, Object actual, Object expected) {
      if (!Objects.equals(actual, expected)) {
        broken
            .append(name)
            .append(": ")
            .append(actual)
            .append(" not ")
            .append(expected)
            .append("; ");
      }
    }
  }

  /** Zones whose offset had seconds, and jumps that were no whole minutes. */
  @ParameterizedTest
  @CsvSource({
    "Africa/Monrovia, 1972-01-07",
    "Europe/Amsterdam, 1937-07-01",
    "America/St_Johns, 1935-03-30",
    "Asia/Kathmandu, 1986-01-01",
    "Europe/Moscow, 1919-07-01"
  })
  void agreesWithAClockThatIsLookedAtEverySecond(String zone, LocalDate date) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 5; i++) {
      CalendarDraft draft = new RandomCalendars(random, 1).draw(zone, date);
      long start = date.minusDays(1).toEpochDay() * DAY;
      SlowCount slow = new SlowCount(draft, start, 3 * DAY, 1);
      CompiledCalendar compiled = BusinessCalendar.of(draft).compiled();
      for (int k = 0; k < 200; k++) {
        Instant a = instant(random, start, 3 * DAY);
        Instant b = instant(random, start, 3 * DAY);
        assertThat(difference(random, compiled, slow, a, b)).isEmpty();
      }
    }
  }

  /** From 1970 to 2200, where an error of a second a year would add up. */
  @ParameterizedTest
  @CsvSource({"Europe/Lisbon", "Australia/Lord_Howe", "Europe/Moscow"})
  void agreesOverCenturies(String zone) {
    SplittableRandom random = new SplittableRandom(SEED);
    CalendarDraft draft = new RandomCalendars(random, 30).draw(zone, LocalDate.of(2026, 3, 29));
    int halfHours = 230 * 366 * 48;
    SlowCount slow = new SlowCount(draft, 0, halfHours, 1800);
    CompiledCalendar compiled = BusinessCalendar.of(draft).compiled();
    for (int k = 0; k < 2_000; k++) {
      Instant a = instant(random, 0, halfHours * 1800L);
      Instant b = instant(random, 0, halfHours * 1800L);
      assertThat(difference(random, compiled, slow, a, b)).isEmpty();
    }
  }
}
