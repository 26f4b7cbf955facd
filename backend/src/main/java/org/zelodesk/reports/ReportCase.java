package org.zelodesk.reports;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;

/** A case behind a number. */
@Schema(name = "ReportCase", description = "A case behind a number.")
public record ReportCase(
    @Schema(required = true, examples = "1001") long id,
    @Schema(required = true) String subject,
    @Schema(required = true) CaseStatus status,
    @Schema(required = true) Priority priority,
    @Schema(required = true) Channel channel,
    @Schema(required = true) long requesterId,
    @Schema(required = true, nullable = true) @Nullable String requesterName,
    @Schema(required = true, nullable = true) @Nullable Long teamId,
    @Schema(required = true, nullable = true) @Nullable Long assigneeId,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true, description = "When the newest of its samples counts.") Instant at,
    @Schema(
            required = true,
            nullable = true,
            description = "Of the newest sample: how long, or how many.")
        @Nullable Long seconds,
    @Schema(required = true, nullable = true) @Nullable Long businessSeconds,
    @Schema(required = true, description = "How many samples it has.", examples = "1")
        long samples) {}
