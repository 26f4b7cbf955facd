package org.zelodesk.classification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a custom field: absent keeps, a list replaces; nothing of it can be cleared. */
@Schema(name = "CaseFieldChanges")
public record CaseFieldChanges(
    @Schema(implementation = Label.class) JsonNullable<@Valid Label> label,
    @Schema(type = SchemaType.ARRAY, implementation = CaseFieldOption.class)
        JsonNullable<@Size(max = 200) List<@NotNull @Valid CaseFieldOption>> options,
    @Schema(implementation = Boolean.class) JsonNullable<Boolean> required,
    @Schema(implementation = Boolean.class) JsonNullable<Boolean> active,
    @Schema(implementation = Integer.class)
        JsonNullable<@Min(0) @Max(NewCaseField.MAX_POSITION) Integer> position) {}
