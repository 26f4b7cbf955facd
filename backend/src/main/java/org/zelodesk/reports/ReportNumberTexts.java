package org.zelodesk.reports;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Messages;

/** Numbers as people read them: the one that says most of each metric. */
final class ReportNumberTexts {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final Messages messages;
  private final Locale locale;

  ReportNumberTexts(Messages messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** What is told of a metric: of durations the median, of averages the mean. */
  String name(Metric metric) {
    String name = messages.get(locale, "metric." + EnumValues.wire(metric));
    return switch (metric.kind()) {
      case DURATION -> messages.get(locale, "mail.report.median", name);
      case AVERAGE -> messages.get(locale, "mail.report.mean", name);
      case COUNT, LEVEL, RATE, RATIO -> name;
    };
  }

  String text(Metric metric, @Nullable MetricValue value) {
    Double number = value == null ? null : number(metric, value);
    if (number == null) {
      return "–";
    }
    return switch (metric.kind()) {
      case DURATION -> duration(Math.round(number));
      case RATIO -> {
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(1);
        yield percent.format(number);
      }
      case COUNT, LEVEL, RATE, AVERAGE -> {
        NumberFormat plain = NumberFormat.getNumberInstance(locale);
        plain.setMaximumFractionDigits(2);
        yield plain.format(number);
      }
    };
  }

  private static @Nullable Double number(Metric metric, MetricValue value) {
    return switch (metric.kind()) {
      case DURATION -> value.calendar() == null ? null : value.calendar().median();
      case AVERAGE -> value.spread() == null ? null : value.spread().mean();
      case COUNT, LEVEL, RATE, RATIO -> value.value();
    };
  }

  /** In the two largest units that it has. */
  private String duration(long seconds) {
    if (seconds >= DAY) {
      return said("days", seconds / DAY, seconds % DAY / HOUR);
    }
    if (seconds >= HOUR) {
      return said("hours", seconds / HOUR, seconds % HOUR / MINUTE);
    }
    return said("minutes", seconds / MINUTE, seconds % MINUTE);
  }

  private String said(String unit, long large, long small) {
    return messages.get(locale, "mail.report." + unit, large, small);
  }
}
