package org.zelodesk.customers;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a customer: absent keeps, null clears, a list replaces. */
@Schema(name = "CustomerChanges")
public record CustomerChanges(
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 200) String> name,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 35) @Pattern(regexp = NewCustomer.LANGUAGE) String> language,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 60) String> timeZone,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 10_000) String> notes,
    @Schema(type = SchemaType.ARRAY, implementation = Long.class, nullable = true)
        JsonNullable<@Size(max = 50) List<@NotNull Long>> organizationIds) {}
