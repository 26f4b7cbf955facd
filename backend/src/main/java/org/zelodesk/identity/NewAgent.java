package org.zelodesk.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person to be invited. */
@Schema(name = "NewAgent")
public record NewAgent(
    @NotBlank @Size(max = 200) @Schema(required = true, examples = "Ann Example") String name,
    @NotNull
        @Size(max = 254)
        @Pattern(regexp = EMAIL)
        @Schema(required = true, examples = "ann@example.com")
        String email,
    @NotNull @Schema(required = true, description = "Not `integration`: that is no person.")
        Role role,
    @Nullable @Pattern(regexp = Languages.FORM) @Schema(nullable = true, examples = "en")
        String language,
    @Nullable @Schema(nullable = true) @Size(max = 100) List<@NotNull @Valid Membership> teams) {

  /** One @ with something on both sides; whether it exists, only a mail can tell. */
  static final String EMAIL = "^[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}$";
}
