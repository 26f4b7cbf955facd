package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/** Changes of a policy: absent keeps, lists replace, targets and pauses are merged. */
@Schema(name = "SlaPolicyChanges")
public record SlaPolicyChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 100) String> name,
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> active,
    @Schema(implementation = String.class)
        JsonNullable<@NotNull @Size(max = PolicyDefinition.LONGEST_CONDITIONS) String> conditions,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> calendarId,
    @Schema(
            description =
                "Null takes back what is promised for a metric, or for a metric and a priority.")
        JsonNullable<
                @NotNull Map<
                    SlaMetric,
                    @Nullable Map<
                        Priority, @Nullable @Min(1) @Max(PolicyDefinition.MOST_SECONDS) Long>>>
            targets,
    @Schema(description = "Null: the metric pauses as usual.")
        JsonNullable<@NotNull Map<SlaMetric, @Nullable List<@NotNull CaseStatus>>> pauses,
    @Schema(type = SchemaType.ARRAY, implementation = SlaWarning.class)
        JsonNullable<
                @NotNull @Size(max = PolicyDefinition.MOST_WARNINGS) List<
                    @NotNull @Valid SlaWarning>>
            warnings,
    @Schema(type = SchemaType.ARRAY, implementation = SlaEscalation.class)
        JsonNullable<
                @NotNull @Size(max = PolicyDefinition.MOST_ESCALATIONS) List<
                    @NotNull @Valid SlaEscalation>>
            escalations) {}
