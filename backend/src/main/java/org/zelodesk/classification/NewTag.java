package org.zelodesk.classification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag to be made. */
@Schema(name = "NewTag")
public record NewTag(
    @NotNull
        @Size(max = 60)
        @Pattern(regexp = TAG_NAME)
        @Schema(required = true, examples = "refund")
        String name,
    @Nullable @Schema(nullable = true) @Size(max = 500) String description) {

  /** Letters and digits of any script, with - _ . : / between; no blanks, no capitals. */
  public static final String TAG_NAME = "^[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._:/-]{0,59}$";
}
