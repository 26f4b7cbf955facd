package org.zelodesk.reports;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the facts are. */
@Schema(name = "Facts", description = "How far the facts are from which numbers are counted.")
public record FactsView(
    @Schema(required = true, description = "What happened up to then is counted.") Instant asOf,
    @Schema(required = true, description = "Whether all cases are being measured anew.")
        boolean rebuilding,
    @Schema(
            required = true,
            nullable = true,
            description = "Of a rebuild: up to which case it is.",
            examples = "1001")
        @Nullable Long rebuiltUpTo) {}
