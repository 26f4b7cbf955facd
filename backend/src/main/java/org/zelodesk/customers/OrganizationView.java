package org.zelodesk.customers;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization as the API shows it. */
@Schema(name = "Organization")
public record OrganizationView(
    @Schema(required = true, examples = "501") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Lopes e Filhos") String name,
    @Schema(required = true, description = "Lower-case, in alphabetical order.")
        List<String> domains,
    @Schema(required = true, nullable = true) @Nullable String notes,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
