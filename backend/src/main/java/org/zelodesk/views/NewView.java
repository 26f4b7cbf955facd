package org.zelodesk.views;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseFilter;
import org.zelodesk.cases.CaseGrouping;

/** A view to be made. */
@Schema(name = "NewView")
public record NewView(
    @NotBlank @Size(max = 100) @Schema(required = true) String name,
    @NotNull @Schema(required = true) ViewScope scope,
    @Schema(nullable = true, description = "Whose it is; with `scope` `team` and only then.")
        @Nullable Long teamId,
    @NotNull @Size(max = 2000) @Schema(required = true, description = "May be empty: all cases.")
        String query,
    @Size(min = 1, max = 20) @Schema(nullable = true, description = "Default: the usual ones.")
        @Nullable List<@NotNull ViewColumn> columns,
    @Pattern(regexp = CaseFilter.SORT)
        @Schema(nullable = true, description = "Default: `-updatedAt`.")
        @Nullable String sort,
    @Schema(nullable = true) @Nullable CaseGrouping groupBy) {}
