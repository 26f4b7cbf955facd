package org.zelodesk.identity;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A team as the API shows it. */
@Schema(name = "Team")
public record TeamView(
    @Schema(required = true, examples = "11") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Support") String name,
    @Schema(required = true, nullable = true) @Nullable String description,
    @Schema(
            required = true,
            description =
                "An inactive team keeps its cases and members, takes no new cases and opens none.")
        boolean active,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
