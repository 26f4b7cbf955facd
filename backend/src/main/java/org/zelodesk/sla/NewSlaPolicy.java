package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/** A policy to be made; it becomes the last one. */
@Schema(name = "NewSlaPolicy")
public record NewSlaPolicy(
    @NotBlank @Size(max = 100) @Schema(required = true, examples = "Urgent by phone") String name,
    @Nullable @Schema(nullable = true, description = "True where not given.") Boolean active,
    @Nullable
        @Size(max = PolicyDefinition.LONGEST_CONDITIONS)
        @Schema(
            nullable = true,
            description = "In the query language; every case where not given.",
            examples = "priority:urgent")
        String conditions,
    @Nullable
        @Schema(
            nullable = true,
            description = "An active calendar; day and night where not given.",
            examples = "1101")
        Long calendarId,
    @NotNull
        @Schema(
            required = true,
            description = "Seconds of open time by metric and priority, at least one.")
        Map<
                SlaMetric,
                @NotNull Map<Priority, @NotNull @Min(1) @Max(PolicyDefinition.MOST_SECONDS) Long>>
            targets,
    @Nullable
        @Schema(
            nullable = true,
            description =
                "The statuses in which a metric pauses; a metric that is missing pauses as usual.")
        Map<SlaMetric, @NotNull List<@NotNull CaseStatus>> pauses,
    @Nullable @Size(max = PolicyDefinition.MOST_WARNINGS) @Schema(nullable = true)
        List<@NotNull @Valid SlaWarning> warnings,
    @Nullable @Size(max = PolicyDefinition.MOST_ESCALATIONS) @Schema(nullable = true)
        List<@NotNull @Valid SlaEscalation> escalations) {}
