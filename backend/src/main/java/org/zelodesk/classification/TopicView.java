package org.zelodesk.classification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A topic as the API shows it. */
@Schema(name = "Topic")
public record TopicView(
    @Schema(required = true, examples = "701") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "damaged") String name,
    @Schema(required = true, nullable = true) @Nullable Long parentId,
    @Schema(
            required = true,
            description = "The names from the root on, with / between.",
            examples = "returns/damaged")
        String path,
    @Schema(
            required = true,
            description = "An inactive topic stays on its cases and is offered no more.")
        boolean active) {}
