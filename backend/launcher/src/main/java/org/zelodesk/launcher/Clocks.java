package org.zelodesk.launcher;

import java.time.Duration;

/** Waiting for things that cannot be waited for in any better way than by asking again. */
final class Clocks {

  private Clocks() {}

  /** Pauses between two questions; an interrupt ends the wait as a problem. */
  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchProblem("Interrupted.", e);
    }
  }
}
