package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A saved report. */
@Schema(
    name = "Report",
    description = "A saved report; its numbers are those that its reader may see.")
public record SavedReport(
    @Schema(required = true, examples = "1601") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Weekly review") String name,
    @Schema(required = true) ReportScope scope,
    @Schema(required = true, nullable = true, description = "Of a team's report.")
        @Nullable Long teamId,
    @Schema(required = true, nullable = true, description = "Of a personal report.")
        @Nullable Long ownerId,
    @Schema(required = true) ReportDefinition definition,
    @Schema(required = true, description = "The reader may change and delete it.")
        boolean changeable) {}
