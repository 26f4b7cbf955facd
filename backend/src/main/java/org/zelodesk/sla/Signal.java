package org.zelodesk.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a clock that others must learn, once.
 *
 * @param ordinal counts those of the same kind of one clock, from 1
 * @param at its true instant, whenever it was noticed
 * @param eventId the event that brought it about; null when only time did
 * @param reason why, for a cancellation
 */
record Signal(Kind kind, int ordinal, Instant at, @Nullable Long eventId, @Nullable String reason) {

  enum Kind {
    STARTED,
    PAUSED,
    RESUMED,
    WARNING,
    BREACHED,
    MET,
    CANCELLED,
    RECALCULATED;

    /** Whether time alone brings it about, with nobody changing the case. */
    boolean isOfTime() {
      return this == WARNING || this == BREACHED;
    }
  }
}
