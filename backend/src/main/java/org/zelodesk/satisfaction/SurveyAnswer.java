package org.zelodesk.satisfaction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How satisfied a customer is. */
@Schema(name = "SurveyAnswer")
public record SurveyAnswer(
    @NotNull @Min(1) @Max(5) @Schema(required = true, description = "5 is best.") Integer rating,
    @Size(max = 2000) @Schema(nullable = true, description = "Plain text; blank is none.")
        @Nullable String comment) {}
