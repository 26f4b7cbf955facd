package org.zelodesk.satisfaction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.cases.Channel;

/** Changes of the settings: absent keeps, lists replace. */
@Schema(name = "SurveySettingsChanges")
public record SurveySettingsChanges(
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> enabled,
    @Schema(implementation = Integer.class)
        JsonNullable<@NotNull @Min(0) @Max(720) Integer> delayHours,
    @Schema(implementation = Integer.class)
        JsonNullable<@NotNull @Min(0) @Max(100) Integer> samplePercent,
    @Schema(implementation = Integer.class)
        JsonNullable<@NotNull @Min(0) @Max(365) Integer> quietDays,
    @Schema(implementation = Integer.class)
        JsonNullable<@NotNull @Min(1) @Max(30) Integer> expiresDays,
    @Schema(type = SchemaType.ARRAY, implementation = Channel.class)
        JsonNullable<@NotNull @Size(max = 10) List<@NotNull Channel>> channels) {}
