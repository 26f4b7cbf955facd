package org.zelodesk.classification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a tag: absent keeps, null clears. */
@Schema(name = "TagChanges")
public record TagChanges(
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 500) String> description,
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> active) {}
