package org.zelodesk.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of an agent: absent keeps, null clears, {@code teams} replaces all memberships. */
@Schema(name = "AgentChanges")
public record AgentChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 200) String> name,
    @Schema(implementation = Role.class) JsonNullable<@NotNull Role> role,
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> active,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Pattern(regexp = Languages.FORM) String> language,
    @Schema(type = SchemaType.ARRAY, implementation = Membership.class)
        JsonNullable<@NotNull @Size(max = 100) List<@NotNull @Valid Membership>> teams) {}
