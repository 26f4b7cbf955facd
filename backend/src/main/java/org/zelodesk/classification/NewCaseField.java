package org.zelodesk.classification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A custom field to be made. */
@Schema(name = "NewCaseField")
public record NewCaseField(
    @NotNull
        @Size(max = 40)
        @Pattern(regexp = KEY)
        @Schema(required = true, examples = "order_number")
        String key,
    @NotNull @Valid @Schema(required = true) Label label,
    @NotNull @Schema(required = true) CaseFieldType type,
    @Nullable
        @Size(max = 200)
        @Schema(nullable = true, description = "For `choice` and `multi_choice` only.")
        List<@NotNull @Valid CaseFieldOption> options,
    @Nullable @Schema(nullable = true, description = "False where not given.") Boolean required,
    @Nullable
        @Min(0)
        @Max(MAX_POSITION)
        @Schema(nullable = true, description = "0 where not given.")
        Integer position) {

  /** Small letters, digits and _, a letter first. */
  public static final String KEY = "^[a-z][a-z0-9_]{0,39}$";

  static final int MAX_POSITION = 10_000;
}
