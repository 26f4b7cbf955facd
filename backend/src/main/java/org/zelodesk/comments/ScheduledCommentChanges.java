package org.zelodesk.comments;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another time. */
@Schema(name = "ScheduledCommentChanges")
public record ScheduledCommentChanges(
    @Schema(nullable = true, description = "In the future, at most a year ahead. Absent: as it is.")
        @Nullable Instant sendAt) {}
