package org.zelodesk.reports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report to be kept. */
@Schema(name = "NewReport")
public record NewReport(
    @NotBlank @Size(max = 100) @Schema(required = true) String name,
    @NotNull @Schema(required = true) ReportScope scope,
    @Schema(nullable = true, description = "Whose it is; with `scope` `team` and only then.")
        @Nullable Long teamId,
    @NotNull @Valid @Schema(required = true) ReportDefinition definition) {}
