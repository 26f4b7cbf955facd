package org.zelodesk.bulk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job to be done. */
@Schema(name = "NewBulkJob")
public record NewBulkJob(
    @NotNull @Valid @Schema(required = true) BulkSelection selection,
    @Valid @Schema(nullable = true) @Nullable BulkChange change,
    @Valid @Schema(nullable = true) @Nullable BulkComment comment,
    @Schema(
            nullable = true,
            description =
                "Merges each of the cases into this one; alone, with no change or comment.")
        @Nullable Long mergeInto,
    @Schema(nullable = true, description = "Only find out what would become of each case.")
        @Nullable Boolean dryRun) {}
