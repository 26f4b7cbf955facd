package org.zelodesk.views;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.cases.CaseFilter;
import org.zelodesk.cases.CaseGrouping;

/** Changes of a view: absent keeps, null clears, lists replace. */
@Schema(name = "ViewChanges")
public record ViewChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 100) String> name,
    @Schema(implementation = ViewScope.class) JsonNullable<@NotNull ViewScope> scope,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> teamId,
    @Schema(implementation = String.class) JsonNullable<@NotNull @Size(max = 2000) String> query,
    @Schema(type = SchemaType.ARRAY, implementation = ViewColumn.class)
        JsonNullable<@NotNull @Size(min = 1, max = 20) List<@NotNull ViewColumn>> columns,
    @Schema(implementation = String.class)
        JsonNullable<@NotNull @Pattern(regexp = CaseFilter.SORT) String> sort,
    @Schema(implementation = CaseGrouping.class, nullable = true)
        JsonNullable<CaseGrouping> groupBy) {}
