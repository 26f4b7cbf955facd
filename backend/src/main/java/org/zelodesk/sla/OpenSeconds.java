package org.zelodesk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open seconds of a calendar before any second of time, and the way back.
 *
 * <p>Between two changes of the zone's offset the wall clock does not jump, so that {@link
 * LocalCalendar} counts. Each such period is one row that knows how much was open before it. Rows
 * go on until 400 years after everything irregular; from there all repeats, because rules for
 * summer time and the days of the week do so with the Gregorian calendar.
 */
final class OpenSeconds {

  /** The Gregorian calendar repeats after 146,097 days, which are 20,871 whole weeks. */
  private static final long CYCLE = 146_097L * Shift.DAY;

  private static final int CLOSED = Integer.MAX_VALUE;

  private final LocalCalendar local;

  /** The first second of each row; the first row has no beginning. */
  private final long[] starts;

  /** What the wall clock of the row is ahead of UTC, in seconds; or {@link #CLOSED}. */
  private final int[] offsets;

  /** Open seconds before each row; ascending. */
  private final long[] openBefore;

  /** What makes open seconds of what the wall clock counts. */
  private final long[] bases;

  /** From here on everything repeats; the largest number if the zone's offset stays for ever. */
  private final long cycleStart;

  private final long openBeforeCycle;
  private final long openInCycle;

  private record Row(long start, int offset) {}

  OpenSeconds(ZoneRules rules, ShiftPlan plan) {
    local = new LocalCalendar(plan);
    cycleStart = cycleStart(rules, local);
    List<Row> rows = rows(rules, plan);
    int size = rows.size();
    starts = rows.stream().mapToLong(Row::start).toArray();
    offsets = rows.stream().mapToInt(Row::offset).toArray();
    openBefore = new long[size];
    bases = new long[size];
    openBefore[0] = Long.MIN_VALUE;
    for (int i = 1; i < size; i++) {
      openBefore[i] = untilInRow(i - 1, starts[i]);
      bases[i] =
          offsets[i] == CLOSED
              ? openBefore[i]
              : openBefore[i] - local.openUntil(starts[i] + offsets[i]);
    }
    boolean repeats = cycleStart != Long.MAX_VALUE;
    openBeforeCycle = repeats ? untilInRow(cycleStart) : 0;
    openInCycle = repeats ? untilInRow(cycleStart + CYCLE) - openBeforeCycle : 0;
  }

  /** Later than every date that is irregular and every change that is no rule. */
  private static long cycleStart(ZoneRules rules, LocalCalendar local) {
    if (rules.getTransitionRules().isEmpty()) {
      return Long.MAX_VALUE;
    }
    List<ZoneOffsetTransition> recorded = rules.getTransitions();
    long lastRecorded = recorded.isEmpty() ? 0 : recorded.getLast().toEpochSecond();
    long last = Math.max(lastRecorded, local.regularFrom());
    int year = LocalDate.ofEpochDay(Math.floorDiv(last, (long) Shift.DAY)).getYear();
    return LocalDate.of(year + 2, 1, 1).toEpochDay() * Shift.DAY;
  }

  private List<Row> rows(ZoneRules rules, ShiftPlan plan) {
    List<ZoneOffsetTransition> changes = changes(rules);
    List<Row> rows = new ArrayList<>(changes.size() + 1);
    ZoneOffset first =
        changes.isEmpty() ? rules.getOffset(Instant.EPOCH) : changes.getFirst().getOffsetBefore();
    rows.add(new Row(Long.MIN_VALUE, first.getTotalSeconds()));
    for (int i = 0; i < changes.size(); i++) {
      ZoneOffsetTransition change = changes.get(i);
      long start = change.toEpochSecond();
      long skipped = skipped(change, plan);
      if (skipped > 0) {
        rows.add(new Row(start, CLOSED));
        long next = i + 1 < changes.size() ? changes.get(i + 1).toEpochSecond() : Long.MAX_VALUE;
        start = Math.min(start + skipped, next);
      }
      rows.add(new Row(start, change.getOffsetAfter().getTotalSeconds()));
    }
    return rows;
  }

  private List<ZoneOffsetTransition> changes(ZoneRules rules) {
    List<ZoneOffsetTransition> changes = new ArrayList<>(rules.getTransitions());
    if (cycleStart != Long.MAX_VALUE) {
      Instant last = changes.isEmpty() ? Instant.EPOCH : changes.getLast().getInstant();
      ZoneOffsetTransition next = rules.nextTransition(last);
      while (next != null && next.toEpochSecond() < cycleStart + CYCLE) {
        changes.add(next);
        next = rules.nextTransition(next.getInstant());
      }
    }
    return changes;
  }

  /**
   * Seconds after a jump ahead that belong to a shift which is skipped as a whole: it would have
   * begun within the gap and is not longer than the gap, so that, begun as much later as the clock
   * jumped, it would be over. A longer one opens when the clock has jumped.
   */
  private static long skipped(ZoneOffsetTransition change, ShiftPlan plan) {
    if (!change.isGap()) {
      return 0;
    }
    long gapStart = change.toEpochSecond() + change.getOffsetBefore().getTotalSeconds();
    long gapEnd = change.toEpochSecond() + change.getOffsetAfter().getTotalSeconds();
    LocalDate today = change.getDateTimeAfter().toLocalDate();
    for (LocalDate date : List.of(today.minusDays(1), today)) {
      for (Shift shift : plan.shiftsOf(date)) {
        long start = shift.start(date);
        long end = shift.end(date);
        if (gapStart <= start
            && start < gapEnd
            && end > gapEnd
            && shift.length() <= gapEnd - gapStart) {
          return end - gapEnd;
        }
      }
    }
    return 0;
  }

  boolean isEverOpen() {
    return local.hasWeek() || until(Instant.MAX.getEpochSecond()) > 0;
  }

  /** Open seconds before a second, from an origin that is the same for all. */
  long until(long second) {
    if (cycleStart == Long.MAX_VALUE || second < cycleStart + CYCLE) {
      return untilInRow(second);
    }
    long cycles = Math.floorDiv(second - cycleStart, CYCLE);
    return cycles * openInCycle + untilInRow(second - cycles * CYCLE);
  }

  private long untilInRow(long second) {
    int found = Arrays.binarySearch(starts, second);
    return untilInRow(found >= 0 ? found : -found - 2, second);
  }

  private long untilInRow(int row, long second) {
    return offsets[row] == CLOSED
        ? bases[row]
        : bases[row] + local.openUntil(second + offsets[row]);
  }

  /**
   * The first second before which so many seconds are open.
   *
   * @throws NotEnoughOpenTimeException if there is none, or no first one
   */
  long earliest(long open) {
    if (openInCycle > 0 && open > openBeforeCycle + openInCycle) {
      long cycles = Math.floorDiv(open - openBeforeCycle - 1, openInCycle);
      return cycles * CYCLE + earliestInRow(open - cycles * openInCycle);
    }
    return earliestInRow(open);
  }

  private long earliestInRow(long open) {
    int row = LocalCalendar.lastBelow(openBefore, open);
    return local.earliest(open - bases[row]) - offsets[row];
  }
}
