package org.zelodesk.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A number, and what it rests on. What does not exist is absent, never 0. */
@Schema(name = "MetricValue", description = "A number, and what it rests on.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricValue(
    @Schema(required = true, description = "How many samples.", examples = "12") double n,
    @Schema(
            required = true,
            description = "How many cases are behind it: as many as `POST /reports/cases` finds.",
            examples = "11")
        long cases,
    @Schema(description = "The number itself; durations and averages have spreads instead.")
        @Nullable Double value,
    @Schema(description = "Of a ratio, its numerator; `n` is its denominator.")
        @Nullable Double part,
    @Schema(description = "In seconds by the clock on the wall.") @Nullable Spread calendar,
    @Schema(description = "In seconds within the hours of the calendar.") @Nullable Spread business,
    @Schema(description = "How many for each case.") @Nullable Spread spread,
    @Schema(
            description =
                "Where fewer than 30 samples make a ratio: between this and `high` it is, with 95 %.")
        @Nullable Double low,
    @Nullable Double high,
    @Schema(
            description =
                "With a comparison: how likely such a difference of a ratio is by chance, 0 to 1.")
        @Nullable Double pValue) {

  /** How values are spread. */
  @Schema(name = "Spread", description = "How values are spread.")
  public record Spread(
      @Schema(required = true) double mean,
      @Schema(required = true) double median,
      @Schema(required = true) double p90,
      @Schema(required = true) double p95) {}

  static MetricValue count(double n, long cases) {
    return new MetricValue(n, cases, n, null, null, null, null, null, null, null);
  }

  static MetricValue number(double n, long cases, double value) {
    return new MetricValue(n, cases, value, null, null, null, null, null, null, null);
  }

  static MetricValue duration(double n, long cases, Spread calendar, @Nullable Spread business) {
    return new MetricValue(n, cases, null, null, calendar, business, null, null, null, null);
  }

  static MetricValue average(double n, long cases, Spread spread) {
    return new MetricValue(n, cases, null, null, null, null, spread, null, null, null);
  }

  /**
   * @param n more than 0
   */
  static MetricValue ratio(double n, long cases, double part) {
    double[] bounds = n < 30 ? Statistics.wilson(part, n) : null;
    return new MetricValue(
        n,
        cases,
        part / n,
        part,
        null,
        null,
        null,
        bounds == null ? null : bounds[0],
        bounds == null ? null : bounds[1],
        null);
  }

  /** The same ratio, beside another. */
  MetricValue comparedWith(@Nullable MetricValue other) {
    if (part == null || other == null || other.part == null) {
      return this;
    }
    return new MetricValue(
        n,
        cases,
        value,
        part,
        calendar,
        business,
        spread,
        low,
        high,
        Statistics.pValue(part, n, other.part, other.n));
  }

  /** The difference from another, in place of the ratio itself. */
  MetricValue lessThan(MetricValue other) {
    MetricValue compared = comparedWith(other);
    return new MetricValue(
        n,
        cases,
        value == null || other.value == null ? null : value - other.value,
        part,
        null,
        null,
        null,
        null,
        null,
        compared.pValue);
  }
}
