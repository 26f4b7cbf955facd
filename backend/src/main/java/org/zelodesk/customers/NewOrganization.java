package org.zelodesk.customers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization to be made. */
@Schema(name = "NewOrganization")
public record NewOrganization(
    @NotBlank @Size(max = 200) @Schema(required = true, examples = "Lopes e Filhos") String name,
    @Nullable @Size(max = 50) @Schema(nullable = true, description = "Its domains on the internet.")
        List<@NotNull @Size(max = 253) @Pattern(regexp = DOMAIN) String> domains,
    @Nullable @Schema(nullable = true) @Size(max = 10_000) String notes) {

  /** Labels of letters, digits and hyphens, in any script and case, with a dot between them. */
  public static final String DOMAIN =
      "^[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,62}\\.[\\p{L}\\p{N}])*[\\p{L}\\p{M}\\p{N}-]{0,62}$";
}
