package org.zelodesk.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/** What one may change about oneself: absent keeps, null clears. */
@Schema(name = "MeChanges")
public record MeChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 200) String> name,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Pattern(regexp = Languages.FORM) String> language,
    @Schema(
            implementation = String.class,
            nullable = true,
            description = "A name of the IANA time zone database.")
        JsonNullable<@Size(max = 64) String> timeZone,
    @Schema(implementation = Theme.class) JsonNullable<@NotNull Theme> theme,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            nullable = true,
            description = "Merged into what is there (RFC 7396); null clears all.")
        JsonNullable<Map<String, @Nullable Object>> preferences) {}
