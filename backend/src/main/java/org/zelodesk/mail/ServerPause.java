package org.zelodesk.mail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a server alone that cannot be reached: after some failures in a row this node tries one
 * mail at a time, at growing distances, until one gets through.
 */
final class ServerPause {

  static final int TOLERATED = 3;
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private int failures;
  private boolean probing;
  private Instant until = Instant.MIN;

  /**
   * @return whether a mail may be tried now; then {@link #leave} or {@link #ended} must follow
   */
  synchronized boolean enter(Instant now) {
    if (failures < TOLERATED) {
      return true;
    }
    if (probing || now.isBefore(until)) {
      return false;
    }
    probing = true;
    return true;
  }

  /** Nothing was tried. */
  synchronized void leave() {
    probing = false;
  }

  synchronized void ended(boolean well, Instant now) {
    probing = false;
    failures = well ? 0 : failures + 1;
    if (failures >= TOLERATED) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(failures - TOLERATED, 10));
      until = now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
  }

  /** Null: there is none. */
  synchronized @Nullable Instant until(Instant now) {
    return failures >= TOLERATED && now.isBefore(until) ? until : null;
  }
}
