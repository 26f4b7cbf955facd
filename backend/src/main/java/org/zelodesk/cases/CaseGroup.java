package org.zelodesk.cases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many cases of a list have the same value. */
@Schema(name = "CaseGroup", description = "How many cases of a list have the same value.")
public record CaseGroup(
    @Schema(
            required = true,
            nullable = true,
            description = "A word or an id; null: the cases without a value.",
            examples = "open")
        @Nullable String value,
    @Schema(required = true, minimum = "1") long count,
    @Schema(required = true, description = "There may be more: not all cases were looked at.")
        boolean capped) {}
