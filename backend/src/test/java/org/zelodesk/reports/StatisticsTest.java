package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  /** Figures of published tables of Wilson's interval without continuity correction. */
  @Test
  void wilsonsInterval() {
    assertThat(Statistics.wilson(10, 10)).containsExactly(new double[] {0.7225, 1}, within(0.0001));
    assertThat(Statistics.wilson(0, 10)).containsExactly(new double[] {0, 0.2775}, within(0.0001));
    assertThat(Statistics.wilson(81, 263))
        .containsExactly(new double[] {0.2553, 0.3662}, within(0.0001));
  }

  @Test
  void differenceOfTwoProportions() {
    // 1.96 standard errors of a difference are 5 %.
    assertThat(Statistics.pValue(50, 100, 50, 100)).isEqualTo(1, within(1e-12));
    assertThat(Statistics.pValue(60, 100, 40, 100)).isEqualTo(0.00468, within(0.00001));
    assertThat(Statistics.pValue(0, 0, 5, 10)).isEqualTo(1);
    assertThat(Statistics.pValue(0, 10, 0, 10)).isEqualTo(1);
    assertThat(Statistics.pValue(10, 10, 0, 10)).isLessThan(0.001);
  }
}
