package org.zelodesk.views;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many cases a view holds for its reader. */
@Schema(name = "ViewCount", description = "How many cases a view holds for its reader.")
public record ViewCount(
    @Schema(required = true, examples = "1") long viewId,
    @Schema(
            required = true,
            nullable = true,
            description = "Null where the query cannot be asked any more.")
        @Nullable Long count,
    @Schema(required = true, description = "There are more than `count`.") boolean capped,
    @Schema(
            required = true,
            nullable = true,
            description =
                "Why it cannot be asked: the code of the problem that `GET /cases` answers with.")
        @Nullable String fault) {}
