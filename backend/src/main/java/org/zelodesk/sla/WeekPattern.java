package org.zelodesk.sla;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The open seconds of a week that repeats for ever on a wall clock that never jumps. Wall-clock
 * seconds count from 1970-01-01T00:00, open seconds from the Monday before it.
 */
final class WeekPattern {

  private static final int WEEK = 7 * Shift.DAY;

  /** 1970-01-01 was a Thursday. */
  private static final long FIRST_MONDAY = -3L * Shift.DAY;

  private final int[] starts;
  private final int[] ends;

  /** Open seconds of the week before each start, and at the end those of the whole week. */
  private final int[] openBefore;

  private record Stretch(int start, int end) {}

  WeekPattern(ShiftPlan plan) {
    List<Stretch> stretches =
        Stream.of(DayOfWeek.values())
            .flatMap(day -> plan.shiftsOf(day).stream().flatMap(shift -> inWeek(day, shift)))
            .sorted(Comparator.comparingInt(Stretch::start))
            .toList();
    starts = stretches.stream().mapToInt(Stretch::start).toArray();
    ends = stretches.stream().mapToInt(Stretch::end).toArray();
    openBefore = new int[starts.length + 1];
    for (int i = 0; i < starts.length; i++) {
      openBefore[i + 1] = openBefore[i] + ends[i] - starts[i];
    }
  }

  /** What a shift covers between Monday 00:00 and Sunday 24:00; Sunday's night wraps to Monday. */
  private static Stream<Stretch> inWeek(DayOfWeek day, Shift shift) {
    int midnight = (day.getValue() - 1) * Shift.DAY;
    int start = midnight + shift.from();
    int end = midnight + shift.to();
    return end <= WEEK
        ? Stream.of(new Stretch(start, end))
        : Stream.of(new Stretch(start, WEEK), new Stretch(0, end - WEEK));
  }

  boolean isEmpty() {
    return starts.length == 0;
  }

  private int openPerWeek() {
    return openBefore[starts.length];
  }

  /** Open seconds before a second of the wall clock. Negative before the first Monday. */
  long openUntil(long local) {
    long sinceMonday = local - FIRST_MONDAY;
    int second = (int) Math.floorMod(sinceMonday, (long) WEEK);
    return Math.floorDiv(sinceMonday, (long) WEEK) * openPerWeek() + openInWeekUntil(second);
  }

  private int openInWeekUntil(int second) {
    int found = Arrays.binarySearch(starts, second);
    if (found >= 0) {
      return openBefore[found];
    }
    int last = -found - 2;
    return last < 0 ? 0 : openBefore[last] + Math.min(second, ends[last]) - starts[last];
  }

  /** The first second of the wall clock before which so many seconds are open. Not when empty. */
  long earliest(long open) {
    long week = Math.floorDiv(open - 1, (long) openPerWeek());
    int rest = (int) (open - week * openPerWeek());
    int found = Arrays.binarySearch(openBefore, rest);
    int last = (found >= 0 ? found : -found - 1) - 1;
    return FIRST_MONDAY + week * WEEK + starts[last] + (rest - openBefore[last]);
  }
}
