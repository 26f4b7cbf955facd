package org.zelodesk.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a team: absent keeps, null clears. */
@Schema(name = "TeamChanges")
public record TeamChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 100) String> name,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 500) String> description,
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> active) {}
