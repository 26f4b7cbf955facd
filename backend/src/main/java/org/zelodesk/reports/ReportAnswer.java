package org.zelodesk.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Numbers of a report. */
@Schema(name = "ReportAnswer", description = "Numbers, all as of the same instant.")
public record ReportAnswer(
    @Schema(required = true, description = "What happened up to then is counted.") Instant asOf,
    @Schema(required = true, examples = "Europe/Lisbon") String timeZone,
    @Schema(required = true) WeekStart weekStart,
    @Schema(required = true) Instant from,
    @Schema(required = true) Instant to,
    @Schema(required = true, nullable = true) @Nullable Instant comparedFrom,
    @Schema(required = true, nullable = true) @Nullable Instant comparedTo,
    @Schema(required = true, description = "In order; empty without `bucket`.") List<Piece> buckets,
    @Schema(required = true, description = "Of the range as a whole.") Numbers total,
    @Schema(
            required = true,
            description =
                "For each piece and each group; without groups every piece has one. Empty without `bucket` and `groupBy`.")
        List<Row> rows,
    @Schema(required = true, description = "There are more groups than are told, smaller ones.")
        boolean truncated) {

  /** A piece of the range. */
  @Schema(name = "ReportPiece", description = "A piece of the range.")
  public record Piece(
      @Schema(required = true) Instant from,
      @Schema(required = true) Instant to,
      @Schema(
              required = true,
              description = "The date on which it begins in the time zone; of an hour its instant.",
              examples = "2026-10-01")
          String label,
      @Schema(required = true, nullable = true, description = "Of the piece it is compared with.")
          @Nullable Instant comparedFrom,
      @Schema(required = true, nullable = true) @Nullable Instant comparedTo) {}

  /** Numbers by the name of their metric. */
  @Schema(name = "ReportNumbers", description = "Numbers by the name of their metric.")
  public record Numbers(
      @Schema(
              required = true,
              type = SchemaType.OBJECT,
              additionalProperties = MetricValue.class,
              description = "A metric that has no number is absent.")
          Map<String, MetricValue> values,
      @Schema(
              required = true,
              nullable = true,
              type = SchemaType.OBJECT,
              additionalProperties = MetricValue.class,
              description = "Those of the compared range; null without one.")
          @Nullable Map<String, MetricValue> compared) {}

  /** The numbers of a piece, of a group, or of both. */
  @Schema(name = "ReportRow", description = "The numbers of a piece, of a group, or of both.")
  public record Row(
      @Schema(required = true, nullable = true, description = "Which of `buckets`, from 0.")
          @Nullable Integer bucket,
      @Schema(required = true, description = "In the order of `groupBy`.") List<Group> group,
      @Schema(required = true, type = SchemaType.OBJECT, additionalProperties = MetricValue.class)
          Map<String, MetricValue> values,
      @Schema(
              required = true,
              nullable = true,
              type = SchemaType.OBJECT,
              additionalProperties = MetricValue.class)
          @Nullable Map<String, MetricValue> compared) {}

  /** A value of a key. */
  @Schema(name = "ReportGroup", description = "A value of a key.")
  public record Group(
      @Schema(required = true, examples = "team") String key,
      @Schema(required = true, nullable = true, description = "Null: none.", examples = "11")
          @Nullable String value,
      @Schema(
              required = true,
              nullable = true,
              description = "Its name, where it has one.",
              examples = "Billing")
          @Nullable String label) {}
}
