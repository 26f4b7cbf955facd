package org.zelodesk.reports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report to go out by mail. */
@Schema(name = "NewReportSchedule")
public record NewReportSchedule(
    @NotNull
        @Size(min = 1, max = 50)
        @Schema(
            required = true,
            description = "Agents, each of whom may read this report.",
            examples = "[106]")
        List<@NotNull Long> recipientIds,
    @NotNull @Schema(required = true) Format format,
    @NotNull @Schema(required = true) Rhythm rhythm,
    @Schema(nullable = true, description = "With `rhythm` `weekly` and only then.")
        @Nullable Weekday weekday,
    @Min(1)
        @Max(31)
        @Schema(
            nullable = true,
            description =
                "With `rhythm` `monthly` and only then. A shorter month has its last day instead.")
        @Nullable Integer dayOfMonth,
    @NotNull
        @Pattern(regexp = ReportSchedule.TIME)
        @Schema(required = true, description = "On the clock in `timeZone`.", examples = "08:00")
        String time,
    @Size(max = 60)
        @Schema(
            nullable = true,
            description = "The maker's own unless given, else UTC.",
            examples = "Europe/Lisbon")
        @Nullable String timeZone) {}
