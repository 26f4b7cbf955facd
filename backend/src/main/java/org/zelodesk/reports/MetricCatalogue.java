package org.zelodesk.reports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be counted, and by what it can be told apart. */
@Schema(name = "MetricCatalogue", description = "What can be counted, and told apart by what.")
public record MetricCatalogue(
    @Schema(required = true) List<Entry> data,
    @Schema(required = true) List<Dimension> dimensions) {

  /** A metric. */
  @Schema(name = "MetricEntry", description = "A metric, and what it means.")
  public record Entry(
      @Schema(required = true) Metric key,
      @Schema(required = true, examples = "First reply time") String label,
      @Schema(required = true, description = "In the reader's language.") String definition,
      @Schema(required = true) MetricKind kind,
      @Schema(required = true) MetricBasis basis,
      @Schema(required = true, description = "Whether there are cases behind its numbers.")
          boolean drillDown,
      @Schema(required = true, description = "Keys of which one must be grouped by; empty: none.")
          List<String> requires,
      @Schema(required = true, description = "Whether there is a number only beside another range.")
          boolean needsCompare,
      @Schema(required = true, description = "Keys that it can be grouped by.")
          List<String> dimensions) {}

  /** What numbers can be told apart by. */
  @Schema(name = "MetricDimension", description = "What numbers can be told apart by.")
  public record Dimension(
      @Schema(required = true, examples = "team") String key,
      @Schema(required = true, examples = "Team") String label,
      @Schema(required = true) DimensionType type,
      @Schema(
              required = true,
              description = "All values, in their order, where the list is closed; else empty.")
          List<String> words) {}
}
