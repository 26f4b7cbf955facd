package org.zelodesk.satisfaction;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link for the customer. */
@Schema(
    name = "SurveyLink",
    description = "A link for the customer. Whoever has it can answer in their place.")
public record SurveyLink(
    @Schema(
            required = true,
            description = "The page that asks, from the origin on.",
            examples = "/survey/AAAAAAAABqXUPeXTyXJ2hKvVZvw3YWJ4ZGV0aGVzaWduYXR1cmVpcw")
        String url,
    @Schema(required = true) Instant expiresAt) {}
