package org.zelodesk.customers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer to be made; without identities only with a name. */
@Schema(name = "NewCustomer")
public record NewCustomer(
    @Nullable @Size(max = 200) @Schema(nullable = true, examples = "Maria Lopes") String name,
    @NotNull @Size(max = 20) @Schema(required = true) List<@NotNull @Valid NewIdentity> identities,
    @Nullable @Schema(nullable = true) @Size(max = 50) List<@NotNull Long> organizationIds,
    @Nullable @Size(max = 35) @Pattern(regexp = LANGUAGE) @Schema(nullable = true, examples = "pt")
        String language,
    @Nullable
        @Size(max = 60)
        @Schema(nullable = true, description = "IANA name.", examples = "Europe/Lisbon")
        String timeZone,
    @Nullable @Schema(nullable = true) @Size(max = 10_000) String notes) {

  /** A language tag of BCP 47, in short. */
  public static final String LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";
}
