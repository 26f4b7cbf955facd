package org.zelodesk.satisfaction;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody sees who has the link. */
@Schema(name = "Survey", description = "What somebody sees who has a survey's link.")
public record SurveyView(
    @Schema(required = true, description = "Of the case.", examples = "The kettle leaks")
        String subject,
    @Schema(
            required = true,
            nullable = true,
            description = "The customer's language (BCP 47), as far as it is known.",
            examples = "pt")
        @Nullable String language,
    @Schema(
            required = true,
            nullable = true,
            minimum = "1",
            maximum = "5",
            description = "The answer so far.")
        @Nullable Integer rating,
    @Schema(required = true, nullable = true) @Nullable String comment,
    @Schema(
            required = true,
            nullable = true,
            description = "From then on the answer stays as it is; null: there is none yet.")
        @Nullable Instant finalAt,
    @Schema(required = true, description = "Whether it can be answered, or changed, now.")
        boolean changeable) {}
