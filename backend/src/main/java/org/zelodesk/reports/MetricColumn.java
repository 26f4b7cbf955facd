package org.zelodesk.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a number, in a table. What it is called is among the messages, under {@code column.}.
 */
enum MetricColumn {
  VALUE(MetricValue::value),
  PART(MetricValue::part),
  N(MetricValue::n),
  CASES(value -> (double) value.cases()),
  LOW(MetricValue::low),
  HIGH(MetricValue::high),
  P_VALUE(MetricValue::pValue),
  MEAN(of(MetricValue::spread, MetricValue.Spread::mean)),
  MEDIAN(of(MetricValue::spread, MetricValue.Spread::median)),
  P90(of(MetricValue::spread, MetricValue.Spread::p90)),
  P95(of(MetricValue::spread, MetricValue.Spread::p95)),
  CALENDAR_MEAN(of(MetricValue::calendar, MetricValue.Spread::mean)),
  CALENDAR_MEDIAN(of(MetricValue::calendar, MetricValue.Spread::median)),
  CALENDAR_P90(of(MetricValue::calendar, MetricValue.Spread::p90)),
  CALENDAR_P95(of(MetricValue::calendar, MetricValue.Spread::p95)),
  BUSINESS_MEAN(of(MetricValue::business, MetricValue.Spread::mean)),
  BUSINESS_MEDIAN(of(MetricValue::business, MetricValue.Spread::median)),
  BUSINESS_P90(of(MetricValue::business, MetricValue.Spread::p90)),
  BUSINESS_P95(of(MetricValue::business, MetricValue.Spread::p95));

  private final Function<MetricValue, @Nullable Double> number;

  MetricColumn(Function<MetricValue, @Nullable Double> number) {
    this.number = number;
  }

  private static Function<MetricValue, @Nullable Double> of(
      Function<MetricValue, MetricValue.@Nullable Spread> spread,
      Function<MetricValue.Spread, Double> number) {
    return value -> {
      MetricValue.Spread of = spread.apply(value);
      return of == null ? null : number.apply(of);
    };
  }

  @Nullable Double of(@Nullable MetricValue value) {
    return value == null ? null : number.apply(value);
  }

  /**
   * Those that numbers of a metric have.
   *
   * @param compared whether there is another range beside
   */
  static List<MetricColumn> of(Metric metric, boolean compared) {
    return switch (metric.kind()) {
      case COUNT -> List.of(VALUE, CASES);
      case LEVEL, RATE -> List.of(VALUE, N, CASES);
      case RATIO -> {
        List<MetricColumn> columns = new ArrayList<>(List.of(VALUE, PART, N, CASES, LOW, HIGH));
        if (compared) {
          columns.add(P_VALUE);
        }
        yield columns;
      }
      case AVERAGE -> List.of(N, CASES, MEAN, MEDIAN, P90, P95);
      case DURATION ->
          List.of(
              N,
              CASES,
              CALENDAR_MEAN,
              CALENDAR_MEDIAN,
              CALENDAR_P90,
              CALENDAR_P95,
              BUSINESS_MEAN,
              BUSINESS_MEDIAN,
              BUSINESS_P90,
              BUSINESS_P95);
    };
  }
}
