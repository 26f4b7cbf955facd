package org.zelodesk.classification;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as the API shows it. */
@Schema(name = "Tag")
public record TagView(
    @Schema(required = true, examples = "601") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "refund") String name,
    @Schema(required = true, nullable = true) @Nullable String description,
    @Schema(
            required = true,
            description = "An inactive tag stays on its cases and is offered no more.")
        boolean active,
    @Schema(required = true) Instant createdAt) {}
