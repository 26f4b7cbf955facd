package org.zelodesk.sla;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts open time. Pure functions, safe to share between threads; each costs the logarithm of the
 * number of irregular dates and changes of the clock, however long the span.
 *
 * <p>Open time is exact to the nanosecond; nothing is rounded. Intervals are half-open. Where the
 * wall clock jumps back, what it shows twice counts twice; where it jumps ahead, what it skips does
 * not count.
 */
public final class CompiledCalendar {

  /** Longer than this without a pause counts as never: about two thousand years, in seconds. */
  private static final long NEVER = 1L << 36;

  private final OpenSeconds seconds;

  CompiledCalendar(ZoneRules rules, ShiftPlan plan) {
    seconds = new OpenSeconds(rules, plan);
  }

  boolean isEverOpen() {
    return seconds.isEverOpen();
  }

  public boolean isOpen(Instant at) {
    return isOpen(at.getEpochSecond());
  }

  private boolean isOpen(long second) {
    return seconds.until(second + 1) > seconds.until(second);
  }

  /** Open time in {@code [from, to)}; zero if {@code to} is not after {@code from}. */
  public Duration between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    long whole = seconds.until(to.getEpochSecond()) - seconds.until(from.getEpochSecond());
    return Duration.ofSeconds(whole, openNanos(to) - openNanos(from));
  }

  /** What of the second that has begun was open. */
  private long openNanos(Instant at) {
    int sinceSecond = at.getNano();
    return sinceSecond > 0 && isOpen(at.getEpochSecond()) ? sinceSecond : 0;
  }

  /**
   * The earliest instant at which so much open time has passed since the start. If it is used up
   * exactly at a closing, that is the closing, not the next opening. With no open time at all: the
   * first open instant at or after the start.
   *
   * @throws IllegalArgumentException if the open time is negative
   * @throws NotEnoughOpenTimeException if the calendar does not hold it
   */
  public Instant add(Instant start, Duration open) {
    requireNotNegative(open);
    if (open.isZero()) {
      return nextOpening(start).orElseThrow(NotEnoughOpenTimeException::new);
    }
    return instants(
        () -> {
          Duration target = openUntil(start).plus(open);
          return target.getNano() == 0
              ? Instant.ofEpochSecond(seconds.earliest(target.getSeconds()))
              : Instant.ofEpochSecond(latest(target.getSeconds()), target.getNano());
        });
  }

  /**
   * The latest instant from which so much open time passes until the end. If it is used up exactly
   * at an opening, that is the opening, not the closing before. With no open time at all: the end
   * if it is open, else the closing before it.
   *
   * @throws IllegalArgumentException if the open time is negative
   * @throws NotEnoughOpenTimeException if the calendar does not hold it
   */
  public Instant subtract(Instant end, Duration open) {
    requireNotNegative(open);
    if (open.isZero()) {
      return previousClosing(end).orElseThrow(NotEnoughOpenTimeException::new);
    }
    return instants(
        () -> {
          Duration target = openUntil(end).minus(open);
          return Instant.ofEpochSecond(latest(target.getSeconds()), target.getNano());
        });
  }

  /** The first open instant at or after the given one; empty if there is none. */
  public Optional<Instant> nextOpening(Instant at) {
    return isOpen(at)
        ? Optional.of(at)
        : ifAny(() -> Instant.ofEpochSecond(latest(seconds.until(at.getEpochSecond()))));
  }

  /**
   * The given instant if it is open or a closing, else the last closing before it; empty if there
   * is none.
   */
  public Optional<Instant> previousClosing(Instant at) {
    return isOpen(at) ? Optional.of(at) : closingBefore(at);
  }

  /**
   * The first open segment that ends after the given instant, clipped to begin there; one without
   * an end lasts until {@link Instant#MAX}. Empty if the calendar never opens again.
   */
  public Optional<OpenSegment> segmentAfter(Instant at) {
    return nextOpening(at).map(start -> new OpenSegment(start, closingAfter(start)));
  }

  private Instant closingAfter(Instant open) {
    long start = open.getEpochSecond();
    long length = longestOpen(1, start);
    return length == NEVER ? Instant.MAX : Instant.ofEpochSecond(start + length);
  }

  /**
   * The last open segment that begins before the given instant, clipped to end there; one without a
   * beginning lasts from {@link Instant#MIN}. Empty if the calendar was never open before.
   */
  public Optional<OpenSegment> segmentBefore(Instant at) {
    long before = at.getNano() == 0 ? at.getEpochSecond() - 1 : at.getEpochSecond();
    return isOpen(before)
        ? Optional.of(new OpenSegment(openingBefore(before + 1), at))
        : closingBefore(at).map(end -> new OpenSegment(openingBefore(end.getEpochSecond()), end));
  }

  private Optional<Instant> closingBefore(Instant at) {
    return ifAny(() -> Instant.ofEpochSecond(seconds.earliest(seconds.until(at.getEpochSecond()))));
  }

  private Instant openingBefore(long end) {
    long length = longestOpen(-1, end);
    return length == NEVER ? Instant.MIN : Instant.ofEpochSecond(end - length);
  }

  /** How many seconds on end are open from an instant on, forward (1) or back (-1). */
  private long longestOpen(int direction, long from) {
    long open = 0;
    long beyond = 3600;
    while (isOpenThroughout(direction, from, beyond)) {
      open = beyond;
      beyond *= 2;
      if (beyond > NEVER) {
        return NEVER;
      }
    }
    while (open + 1 < beyond) {
      long middle = (open + beyond) >>> 1;
      if (isOpenThroughout(direction, from, middle)) {
        open = middle;
      } else {
        beyond = middle;
      }
    }
    return open;
  }

  private boolean isOpenThroughout(int direction, long from, long length) {
    return direction * (seconds.until(from + direction * length) - seconds.until(from)) == length;
  }

  private Duration openUntil(Instant at) {
    return Duration.ofSeconds(seconds.until(at.getEpochSecond()), openNanos(at));
  }

  /** The last second before which only so many seconds are open: the next one is open. */
  private long latest(long open) {
    return seconds.earliest(open + 1) - 1;
  }

  private static void requireNotNegative(Duration open) {
    if (open.isNegative()) {
      throw new IllegalArgumentException("open time must not be negative: " + open);
    }
  }

  private static Optional<Instant> ifAny(Supplier<Instant> instant) {
    try {
      return Optional.of(instants(instant));
    } catch (NotEnoughOpenTimeException e) {
      return Optional.empty();
    }
  }

  /** Beyond the range of instants there is no open time either. */
  private static Instant instants(Supplier<Instant> instant) {
    try {
      return instant.get();
    } catch (DateTimeException | ArithmeticException e) {
      throw new NotEnoughOpenTimeException();
    }
  }
}
