package org.zelodesk.reports;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question about numbers. */
@Schema(name = "ReportQuery")
public record ReportQuery(
    @NotNull
        @Size(min = 1, max = 20)
        @Schema(required = true, description = "What is counted; every one in the same way.")
        List<@NotNull Metric> metrics,
    @Size(max = 4000)
        @Schema(
            nullable = true,
            description = "Only cases that this finds, in the query language.",
            examples = "channel:email")
        @Nullable String query,
    @NotBlank
        @Size(max = 40)
        @Schema(
            required = true,
            description =
                "Where the range begins: a date, which is its midnight in `timeZone`, or an instant.",
            examples = "2026-10-01")
        String from,
    @NotBlank
        @Size(max = 40)
        @Schema(
            required = true,
            description = "Before which it ends, written in the same way.",
            examples = "2026-11-01")
        String to,
    @Size(max = 60)
        @Schema(
            nullable = true,
            description = "In which days are days; the reader's own unless given, else UTC.",
            examples = "Europe/Lisbon")
        @Nullable String timeZone,
    @Schema(nullable = true, description = "`monday` unless given.") @Nullable WeekStart weekStart,
    @Schema(nullable = true, description = "Numbers for each piece too. At most 1,000 pieces.")
        @Nullable Bucket bucket,
    @Size(max = 2)
        @Schema(
            nullable = true,
            description = "Numbers for each value of these too, by the keys of the catalogue.",
            examples = "[\"team\"]")
        @Nullable List<@NotNull String> groupBy,
    @Schema(nullable = true, description = "The numbers of another range beside these.")
        @Nullable Comparison compare) {}
