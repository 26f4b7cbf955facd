package org.zelodesk.satisfaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer answered, over the cases that the reader sees. */
@Schema(
    name = "CustomerSatisfaction",
    description = "What a customer answered, over the cases that the reader sees.")
public record CustomerSatisfaction(
    @Schema(required = true) long answers,
    @Schema(required = true, description = "Answers of 4 or 5.") long good,
    @Schema(
            required = true,
            nullable = true,
            description = "Mean of 1 to 5, to two decimals; null without an answer.",
            examples = "4.33")
        @Nullable Double mean) {}
