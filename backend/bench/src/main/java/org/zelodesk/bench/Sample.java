package org.zelodesk.bench;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one round saw.
 *
 * @param nanos from the first request to the last answer
 * @param latencies in microseconds
 * @param longestGapNanos the longest time in which no connection got an answer
 * @param error the first answer that was no success, if any
 */
record Sample(
    long answers,
    long nanos,
    Histogram latencies,
    long longestGapNanos,
    long errors,
    @Nullable String error) {

  double perSecond() {
    return answers * 1e9 / nanos;
  }

  static Histogram histogram() {
    return new Histogram(60_000_000, 3);
  }
}
