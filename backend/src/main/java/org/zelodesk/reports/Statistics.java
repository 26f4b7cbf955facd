package org.zelodesk.reports;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** What can be said of shares. Pure functions. */
final class Statistics {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double TWO_SIDED_95 = 1.959963984540054;

  private Statistics() {}

  /**
   * Wilson's interval for a share, 95 %.
   *
   * @param part of n, 0 to n
   * @param n more than 0
   * @return lower and upper bound, 0 to 1
   */
  static double[] wilson(double part, double n) {
    double z2 = TWO_SIDED_95 * TWO_SIDED_95;
    double p = part / n;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = TWO_SIDED_95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  /**
   * How likely a difference between two shares at least as large is, when there is none: two-sided
   * test of two proportions with the pooled share.
   *
   * @return 0 to 1; 1 where nothing can be said
   */
  static double pValue(double part, double n, double comparedPart, double comparedN) {
    if (n <= 0 || comparedN <= 0) {
      return 1;
    }
    double pooled = (part + comparedPart) / (n + comparedN);
    double error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / comparedN));
    if (error == 0) {
      return 1;
    }
    double z = Math.abs(part / n - comparedPart / comparedN) / error;
    return Math.min(1, 2 * NORMAL.survivalProbability(z));
  }
}
