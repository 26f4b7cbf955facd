package org.zelodesk.sla;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The open seconds of a calendar on a wall clock that never jumps: the repeating week, and in its
 * place open and closed stretches around the dates that are irregular. Wall-clock seconds count
 * from 1970-01-01T00:00.
 */
final class LocalCalendar {

  private static final byte CLOSED = 0;
  private static final byte OPEN = 1;
  private static final byte WEEKLY = 2;

  private final WeekPattern week;

  /** Where each row starts. A row holds until the next one; the first and the last have no end. */
  private long[] starts = new long[16];

  private byte[] kinds = new byte[16];

  /** Open seconds before each row; ascending. The first row has no beginning. */
  private long[] openBefore = new long[16];

  /** What makes open seconds of the count that the row's kind keeps. */
  private long[] bases = new long[16];

  private int rows;

  LocalCalendar(ShiftPlan plan) {
    week = new WeekPattern(plan);
    starts[0] = Long.MIN_VALUE;
    kinds[0] = WEEKLY;
    openBefore[0] = Long.MIN_VALUE;
    rows = 1;
    layOut(plan);
    starts = Arrays.copyOf(starts, rows);
    kinds = Arrays.copyOf(kinds, rows);
    openBefore = Arrays.copyOf(openBefore, rows);
    bases = Arrays.copyOf(bases, rows);
  }

  /** Explicit rows for each run of irregular dates; the day after one may lack a night's end. */
  private void layOut(ShiftPlan plan) {
    NavigableSet<LocalDate> explicit = new TreeSet<>();
    for (LocalDate date : plan.irregularDates()) {
      explicit.add(date);
      explicit.add(date.plusDays(1));
    }
    for (LocalDate date : explicit) {
      long midnight = midnight(date);
      LocalDate before = date.minusDays(1);
      if (!explicit.contains(before)) {
        add(midnight, CLOSED);
        plan.shiftsOf(before)
            .forEach(shift -> addOpen(Math.max(shift.start(before), midnight), shift.end(before)));
      }
      plan.shiftsOf(date).forEach(shift -> addOpen(shift.start(date), shift.end(date)));
      LocalDate after = date.plusDays(1);
      if (!explicit.contains(after)) {
        // Regular again; what this date leaves open into it is what its weekday leaves open.
        truncateAt(midnight(after));
        add(midnight(after), WEEKLY);
      }
    }
  }

  private static long midnight(LocalDate date) {
    return date.toEpochDay() * Shift.DAY;
  }

  private void addOpen(long from, long to) {
    if (from < to) {
      add(from, OPEN);
      add(to, CLOSED);
    }
  }

  private void truncateAt(long end) {
    while (starts[rows - 1] >= end) {
      rows--;
    }
  }

  private void add(long start, byte kind) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
      kinds = Arrays.copyOf(kinds, 2 * rows);
      openBefore = Arrays.copyOf(openBefore, 2 * rows);
      bases = Arrays.copyOf(bases, 2 * rows);
    }
    long before = openUntil(rows - 1, start);
    starts[rows] = start;
    kinds[rows] = kind;
    openBefore[rows] = before;
    bases[rows] = before - countOf(kind, start);
    rows++;
  }

  private long countOf(byte kind, long local) {
    return switch (kind) {
      case CLOSED -> 0;
      case OPEN -> local;
      default -> week.openUntil(local);
    };
  }

  boolean hasWeek() {
    return !week.isEmpty();
  }

  /** The end of the last explicit row, or the smallest number if every date is regular. */
  long regularFrom() {
    return starts[starts.length - 1];
  }

  /** Open seconds before a second of the wall clock, from an origin that is the same for all. */
  long openUntil(long local) {
    int found = Arrays.binarySearch(starts, local);
    return openUntil(found >= 0 ? found : -found - 2, local);
  }

  private long openUntil(int row, long local) {
    return bases[row] + countOf(kinds[row], local);
  }

  /**
   * The first second of the wall clock before which so many seconds are open.
   *
   * @throws NotEnoughOpenTimeException if there is none, or no first one
   */
  long earliest(long open) {
    int row = lastBelow(openBefore, open);
    if (kinds[row] == OPEN) {
      return open - bases[row];
    }
    if (week.isEmpty()) {
      throw new NotEnoughOpenTimeException();
    }
    return week.earliest(open - bases[row]);
  }

  /** The last index of an ascending array whose value is below the given one; the first always. */
  static int lastBelow(long[] ascending, long value) {
    int low = 0;
    int high = ascending.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (ascending[middle] < value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
