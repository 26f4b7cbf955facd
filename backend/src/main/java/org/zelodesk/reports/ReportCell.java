package org.zelodesk.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A number of a report: the question for the cases behind it. */
@Schema(name = "ReportCell")
public record ReportCell(
    @NotNull @Schema(required = true) Metric metric,
    @Size(max = 4000)
        @Schema(nullable = true, description = "As in the report.", examples = "channel:email")
        @Nullable String query,
    @NotBlank
        @Size(max = 40)
        @Schema(
            required = true,
            description = "As in the report; of a piece, its own.",
            examples = "2026-10-01")
        String from,
    @NotBlank @Size(max = 40) @Schema(required = true, examples = "2026-11-01") String to,
    @Size(max = 60) @Schema(nullable = true, examples = "Europe/Lisbon") @Nullable String timeZone,
    @Valid
        @Size(max = 2)
        @Schema(nullable = true, description = "The group of the row that it stands in.")
        @Nullable List<@NotNull Group> group,
    @Schema(nullable = true, description = "Of a ratio, only the cases of its `part`.")
        @Nullable Boolean part) {

  /** A value of a key. */
  @Schema(name = "ReportCellGroup")
  public record Group(
      @NotBlank @Schema(required = true, examples = "team") String key,
      @Size(max = 1000)
          @Schema(
              required = true,
              nullable = true,
              description = "Null: cases that have none.",
              examples = "11")
          @Nullable String value) {}
}
