package org.zelodesk.classification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As much of a topic as a list of other things shows. */
@Schema(name = "TopicRef")
public record TopicRef(
    @Schema(required = true, examples = "701") long id,
    @Schema(required = true, examples = "damaged") String name,
    @Schema(required = true, examples = "returns/damaged") String path) {}
