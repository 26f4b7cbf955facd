package org.zelodesk.classification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A topic to be made. */
@Schema(name = "NewTopic")
public record NewTopic(
    @NotNull @Size(max = 60) @Pattern(regexp = NAME) @Schema(required = true, examples = "damaged")
        String name,
    @Nullable
        @Schema(
            nullable = true,
            description = "Under which topic; null for a root.",
            examples = "701")
        Long parentId) {

  /** No slash, which separates the names of a path, and no blank at either end. */
  public static final String NAME = "^[^\\s\\p{Z}\\uFEFF/]([^\\r\\n/]{0,58}[^\\s\\p{Z}\\uFEFF/])?$";
}
