package org.zelodesk.customers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who asks, as a channel knows them: found by any of the identities, else made. */
@Schema(
    name = "NewRequester",
    description =
        "A customer to be found by the first of these identities that is known, else to be made."
            + " A customer who exists is never changed by this.")
public record NewRequester(
    @Nullable @Size(max = 200) @Schema(nullable = true, examples = "Maria Lopes") String name,
    @NotEmpty @Size(max = 20) @Schema(required = true)
        List<@NotNull @Valid NewIdentity> identities) {}
