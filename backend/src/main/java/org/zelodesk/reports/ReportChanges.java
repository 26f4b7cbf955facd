package org.zelodesk.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a saved report: absent keeps, null clears; a definition is replaced as a whole. */
@Schema(name = "ReportChanges")
public record ReportChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 100) String> name,
    @Schema(implementation = ReportScope.class) JsonNullable<@NotNull ReportScope> scope,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> teamId,
    @Schema(implementation = ReportDefinition.class)
        JsonNullable<@NotNull @Valid ReportDefinition> definition) {}
