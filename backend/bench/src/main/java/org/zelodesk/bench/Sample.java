package org.zelodesk.bench;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one round saw.
 *
 * @param nanos from the first request to the last answer
 * @param latencies in microseconds
 * @param longestGapNanos the longest time in which no connection got an answer
 * @param processorNanos processor time of the server in this round; 0 where there is none
 * @param error the first answer that was no success, if any
 */
record Sample(
    long answers,
    long nanos,
    Histogram latencies,
    long longestGapNanos,
    long processorNanos,
    long errors,
    @Nullable String error) {

  double perSecond() {
    return answers * 1e9 / nanos;
  }

  Sample withProcessor(long spent) {
    return new Sample(answers, nanos, latencies, longestGapNanos, spent, errors, error);
  }

  static Histogram histogram() {
    return new Histogram(60_000_000, 3);
  }
}
