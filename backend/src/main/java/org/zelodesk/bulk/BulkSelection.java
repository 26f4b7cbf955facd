package org.zelodesk.bulk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which cases: those with these ids, or all that a query finds for whoever asks. */
@Schema(
    name = "BulkSelection",
    description = "Which cases: `ids`, or all that `query` finds for whoever asks, fixed now.")
public record BulkSelection(
    @Size(min = 1, max = 500) @Schema(nullable = true) @Nullable List<@NotNull Long> ids,
    @Size(max = 2000) @Schema(nullable = true, description = "In the query language.")
        @Nullable String query) {}
