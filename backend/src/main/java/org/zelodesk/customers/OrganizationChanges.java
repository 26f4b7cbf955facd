package org.zelodesk.customers;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of an organization: absent keeps, null clears, a list replaces. */
@Schema(name = "OrganizationChanges")
public record OrganizationChanges(
    @Schema(implementation = String.class) JsonNullable<@Size(max = 200) String> name,
    @Schema(type = SchemaType.ARRAY, implementation = String.class, nullable = true)
        JsonNullable<
                @Size(max = 50) List<
                    @NotNull @Size(max = 253) @Pattern(regexp = NewOrganization.DOMAIN) String>>
            domains,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 10_000) String> notes) {}
