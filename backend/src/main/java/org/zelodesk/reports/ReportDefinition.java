package org.zelodesk.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a saved report asks: each of its widgets the same range, query and comparison. */
@Schema(
    name = "ReportDefinition",
    description = "What it asks: each of its widgets the same range, query and comparison.")
public record ReportDefinition(
    @NotNull @Valid @Schema(required = true) Span range,
    @Size(max = 4000)
        @Schema(
            nullable = true,
            description = "Only cases that this finds, in the query language.",
            examples = "channel:email")
        @Nullable String query,
    @Schema(nullable = true) @Nullable Comparison compare,
    @NotNull @Valid @Size(min = 1, max = 24) @Schema(required = true)
        List<@NotNull Widget> widgets) {

  /** A range: one that moves with the days, or one that stays. */
  @Schema(name = "ReportRange", description = "Either `preset`, or `from` and `to`.")
  public record Span(
      @Schema(nullable = true) @Nullable RangePreset preset,
      @Size(min = 1, max = 40)
          @Schema(
              nullable = true,
              description = "As in `POST /reports/query`.",
              examples = "2026-10-01")
          @Nullable String from,
      @Size(min = 1, max = 40) @Schema(nullable = true, examples = "2026-11-01")
          @Nullable String to) {

    boolean hasOneOrTheOther() {
      return preset == null ? from != null && to != null : from == null && to == null;
    }
  }

  /** A part of the report. */
  @Schema(name = "ReportWidget", description = "A part of the report.")
  public record Widget(
      @Size(max = 100) @Schema(nullable = true, examples = "New cases") @Nullable String title,
      @NotNull @Schema(required = true) WidgetKind kind,
      @NotNull @Size(min = 1, max = 20) @Schema(required = true) List<@NotNull Metric> metrics,
      @Schema(nullable = true) @Nullable Bucket bucket,
      @Size(max = 2) @Schema(nullable = true, examples = "[\"team\"]")
          @Nullable List<@NotNull String> groupBy) {}

  /** What a widget asks on a day. */
  ReportQuery asked(Widget widget, LocalDate today) {
    RangePreset preset = range.preset();
    RangePreset.Days days = preset == null ? null : preset.on(today, DayOfWeek.MONDAY);
    return new ReportQuery(
        widget.metrics(),
        query,
        days == null ? String.valueOf(range.from()) : days.from().toString(),
        days == null ? String.valueOf(range.to()) : days.to().toString(),
        null,
        null,
        widget.bucket(),
        widget.groupBy(),
        compare);
  }
}
