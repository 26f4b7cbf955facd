package org.zelodesk.classification;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a topic: absent keeps; null as the parent makes it a root. */
@Schema(name = "TopicChanges")
public record TopicChanges(
    @Schema(implementation = String.class)
        JsonNullable<@Size(max = 60) @Pattern(regexp = NewTopic.NAME) String> name,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> parentId,
    @Schema(implementation = Boolean.class) JsonNullable<Boolean> active) {}
