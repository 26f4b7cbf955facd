package org.zelodesk.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A team to be made. */
@Schema(name = "NewTeam")
public record NewTeam(
    @NotBlank @Size(max = 100) @Schema(required = true, examples = "Support") String name,
    @Nullable @Schema(nullable = true) @Size(max = 500) String description) {}
