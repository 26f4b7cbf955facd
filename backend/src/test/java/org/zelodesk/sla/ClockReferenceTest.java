package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The clocks against somebody with a stop-watch, on random stories under random policies, half of
 * them around the jumps of zones with odd rules; and the laws that every story keeps.
 *
 * <p>{@code -Dzelodesk.sla.random=5000000} draws more of them, {@code -Dzelodesk.sla.seed=…}
 * others.
 */
class ClockReferenceTest {

  private static final int STORIES = Integer.getInteger("zelodesk.sla.random", 100_000);
  private static final long SEED = Long.getLong("zelodesk.sla.seed", 20_260_329);
  private static final int STORIES_PER_WORLD = 250;
  private static final int QUARTER = 900;

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
          "Antarctica/Troll",
          "America/Havana");

  @Test
  void agreesWithSomebodyWhoHasAStopWatch() {
    int worlds = (STORIES + STORIES_PER_WORLD - 1) / STORIES_PER_WORLD;
    long begun = System.nanoTime();
    Count count = new Count();
    for (int i = 0; i < worlds; i++) {
      new World(SEED + i).tell(count);
    }
    System.out.printf(
        "clocks: %d random stories with %d facts in %d worlds, %d clocks, %d breaches, %d"
            + " deviations, %d ms%n",
        count.stories,
        count.facts,
        worlds,
        count.clocks,
        count.breaches,
        count.deviations,
        (System.nanoTime() - begun) / 1_000_000);
    assertThat(count.deviations).isZero();
    assertThat(count.breaches).isPositive();
  }

  private static final class Count {
    private long stories;
    private long facts;
    private long clocks;
    private long breaches;
    private long deviations;
  }

  /** Policies and calendars for some hundred stories. */
  private static final class World {
    private final long seed;
    private final SplittableRandom random;
    private final Instant zero;
    private final int step;
    private final Map<PolicyKey, ClockRules> rules = new LinkedHashMap<>();
    private final Map<PolicyKey, SlowClocks.Rules> slow = new HashMap<>();

    private World(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      // By day and night a step can be anything; hours begin at quarters of an hour in all zones.
      boolean hasHours = random.nextInt(4) > 0;
      this.step = hasHours ? QUARTER : new int[] {1, 7, 60, QUARTER}[random.nextInt(4)];
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      Instant about = somewhere(random, zone);
      this.zero =
          Instant.ofEpochSecond(
              Math.floorDiv(about.getEpochSecond(), QUARTER) * QUARTER
                  - (long) step * random.nextInt(200));
      for (int id = 1; id <= 4; id++) {
        if (hasHours && random.nextInt(5) > 0) {
          addWithHours(id, zone, LocalDate.ofInstant(about, ZoneId.of(zone)));
        } else {
          boolean[] open = new boolean[SlowClocks.PAST + SlowClocks.FUTURE];
          Arrays.fill(open, true);
          add(id, BusinessCalendar.alwaysOpen(ZoneId.of("UTC")).compiled(), open);
        }
      }
    }

    /** After 2015, where clocks are changed by quarters of an hour; often when they are. */
    private static Instant somewhere(SplittableRandom random, String zone) {
      Instant any =
          Instant.parse("2015-06-01T00:00:00Z").plusSeconds(random.nextLong(15L * 365 * 86_400));
      ZoneOffsetTransition jump = ZoneId.of(zone).getRules().previousTransition(any);
      boolean isRecent =
          jump != null && jump.getInstant().isAfter(Instant.parse("2015-01-01T00:00:00Z"));
      return isRecent && random.nextBoolean() ? jump.getInstant() : any;
    }

    private void addWithHours(int id, String zone, LocalDate about) {
      CalendarDraft draft = new RandomCalendars(random, 15).draw(zone, about);
      int looks = SlowClocks.PAST + SlowClocks.FUTURE;
      long first = zero.getEpochSecond() - (long) SlowClocks.PAST * step;
      SlowCount count = new SlowCount(draft, first, looks, step);
      boolean[] open = new boolean[looks];
      for (int i = 0; i < looks; i++) {
        open[i] = count.isOpen(Instant.ofEpochSecond(first + (long) i * step));
      }
      add(id, BusinessCalendar.of(draft).compiled(), open);
    }

    private void add(int id, CompiledCalendar calendar, boolean[] open) {
      ClockRules policy = RandomStories.policy(random, id, step, calendar);
      rules.put(policy.key(), policy);
      slow.put(policy.key(), new SlowClocks.Rules(policy, open));
    }

    private Instant at(int steps) {
      return zero.plusSeconds((long) steps * step);
    }

    private void tell(Count count) {
      for (int i = 0; i < STORIES_PER_WORLD; i++) {
        List<Fact> story =
            new RandomStories(random, zero, step, List.copyOf(rules.keySet())).draw();
        SlowClocks watcher = new SlowClocks(zero, step, slow);
        int end = watcher.stepOf(story.getLast().at()) + random.nextInt(60);
        ClockReplay replay = ClockReplay.of(story, rules::get, at(end));
        Map<String, SlowClocks.Seen> expected = watcher.watch(story, end);
        Map<String, SlowClocks.Seen> actual = seen(replay, end);
        String difference =
            expected.equals(actual)
                ? broken(story, replay, end)
                : "expected " + expected + "\n     but was " + actual;
        count.stories++;
        count.facts += story.size();
        count.clocks += actual.size();
        count.breaches += actual.values().stream().mapToInt(one -> one.breaches().size()).sum();
        if (difference != null && count.deviations++ < 5) {
          System.out.println("seed " + seed + " story " + i + ": " + difference);
          story.forEach(fact -> System.out.println("  " + watcher.stepOf(fact.at()) + " " + fact));
        }
      }
    }

    private Map<String, SlowClocks.Seen> seen(ClockReplay replay, int end) {
      Map<String, SlowClocks.Seen> seen = new TreeMap<>();
      for (SlaClock clock : replay.clocks()) {
        Map<Signal.Kind, Integer> signals = new EnumMap<>(Signal.Kind.class);
        clock.signals().forEach(one -> signals.merge(one.kind(), 1, Integer::sum));
        seen.put(
            clock.metric() + " " + clock.ordinal(),
            new SlowClocks.Seen(
                clock.state().name(),
                due(clock.due()),
                inSteps(clock.elapsed(at(end))),
                clock.breaches().stream().map(this::text).toList(),
                clock.signals().stream()
                    .filter(one -> one.kind() == Signal.Kind.WARNING)
                    .sorted((a, b) -> a.ordinal() - b.ordinal())
                    .map(one -> one.ordinal() + "@" + step(one.at()))
                    .toList(),
                new HashMap<>(signals)));
      }
      return seen;
    }

    private String due(@Nullable Instant due) {
      return due == null || due.isAfter(at(SlowClocks.FUTURE)) ? "later" : step(due);
    }

    private String text(Breach breach) {
      return step(breach.at())
          + (breach.cause() == Breach.Cause.RECALCULATED ? " changed" : "")
          + (breach.superseded() ? " gone" : "");
    }

    /** Exact: what lies between two steps says so. */
    private String step(Instant at) {
      Duration since = Duration.between(zero, at);
      return since.toNanos() % (step * 1_000_000_000L) == 0
          ? Long.toString(since.toSeconds() / step)
          : since.toString();
    }

    private long inSteps(Duration open) {
      assertThat(open.toNanos() % (step * 1_000_000_000L)).isZero();
      return open.toSeconds() / step;
    }

    // The laws

    private @Nullable String broken(List<Fact> story, ClockReplay replay, int end) {
      Map<String, List<Signal>> all = signals(replay);
      for (Map.Entry<String, List<Signal>> clock : all.entrySet()) {
        long different =
            clock.getValue().stream()
                .map(one -> one.kind() + " " + one.ordinal())
                .distinct()
                .count();
        if (different != clock.getValue().size()) {
          return "said twice: " + clock;
        }
      }
      List<Fact> recorded = recordedInAnotherOrder(story);
      ClockReplay other = ClockReplay.of(recorded, rules::get, at(end));
      if (!everything(other).equals(everything(replay))) {
        return "depends on the order of recording: " + recorded;
      }
      String wrong = brokenByTime(story, replay, end + random.nextInt(1, 100));
      if (wrong != null) {
        return wrong;
      }
      return brokenByWhatFollows(story, all);
    }

    /** Time alone brings what was pending, in that order, and nothing else. */
    private @Nullable String brokenByTime(List<Fact> story, ClockReplay replay, int later) {
      Map<String, List<Signal>> then = signals(ClockReplay.of(story, rules::get, at(later)));
      for (SlaClock clock : replay.clocks()) {
        List<String> expected =
            new ArrayList<>(clock.signals().stream().map(World::inShort).toList());
        for (SlaClock.Pending coming : clock.pending()) {
          if (coming.at().isBefore(at(later))) {
            expected.add(coming.kind() + " " + coming.ordinal() + " " + coming.at());
          }
        }
        List<String> actual =
            then.get(clock.metric() + " " + clock.ordinal()).stream().map(World::inShort).toList();
        if (!actual.equals(expected)) {
          return "time should have brought " + expected + " but brought " + actual;
        }
      }
      return then.size() == replay.clocks().size() ? null : "time alone brought a clock";
    }

    private static String inShort(Signal signal) {
      return signal.kind() + " " + signal.ordinal() + " " + signal.at();
    }

    /** What was said at any instant is still said, in the same order, when more has happened. */
    private @Nullable String brokenByWhatFollows(List<Fact> story, Map<String, List<Signal>> all) {
      int cut = random.nextInt(story.size());
      List<Fact> past = story.subList(0, cut);
      List<Fact> rest = story.subList(cut, story.size());
      boolean changesThePast =
          rest.stream()
              .anyMatch(one -> one instanceof Fact.ReplyFailed || one instanceof Fact.Released);
      if (changesThePast) {
        return null;
      }
      ClockReplay then = ClockReplay.of(past, rules::get, rest.getFirst().at());
      for (Map.Entry<String, List<Signal>> clock : signals(then).entrySet()) {
        List<Signal> now = all.getOrDefault(clock.getKey(), List.of());
        if (!isContinued(clock.getValue(), now)) {
          return "after " + cut + " facts " + clock + " but now " + now;
        }
      }
      return null;
    }

    private static boolean isContinued(List<Signal> before, List<Signal> after) {
      return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    private List<Fact> recordedInAnotherOrder(List<Fact> story) {
      Map<Instant, List<Fact>> instants = new LinkedHashMap<>();
      story.forEach(one -> instants.computeIfAbsent(one.at(), any -> new ArrayList<>()).add(one));
      List<List<Fact>> groups = new ArrayList<>(instants.values());
      Collections.shuffle(groups, new Random(random.nextLong()));
      return groups.stream().flatMap(List::stream).toList();
    }

    private static Map<String, List<Signal>> signals(ClockReplay replay) {
      return byTurn(replay, SlaClock::signals);
    }

    private static Map<String, List<Object>> everything(ClockReplay replay) {
      return byTurn(
          replay,
          one ->
              Arrays.asList(
                  one.state(),
                  one.due(),
                  one.ledger(),
                  one.breaches(),
                  one.signals(),
                  one.target()));
    }

    private static <T> Map<String, T> byTurn(ClockReplay replay, Function<SlaClock, T> what) {
      Map<String, T> found = new TreeMap<>();
      replay
          .clocks()
          .forEach(one -> found.put(one.metric() + " " + one.ordinal(), what.apply(one)));
      return found;
    }
  }
}
