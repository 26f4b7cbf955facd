package org.zelodesk.bulk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a job is. */
@Schema(name = "BulkJob", description = "A change of many cases, and how far it is.")
public record BulkJobView(
    @Schema(required = true, examples = "1501") long id,
    @Schema(required = true, description = "Grows with each step; the ETag.") long version,
    @Schema(required = true) State state,
    @Schema(required = true, description = "It only finds out what would become of each case.")
        boolean dryRun,
    @Schema(required = true, description = "Cases that were selected.") long total,
    @Schema(required = true, description = "Cases that it has been at.") long done,
    @Schema(required = true, description = "Of those: changed, or already as they should be.")
        long succeeded,
    @Schema(required = true, description = "Of those that succeeded: were so already.")
        long unchanged,
    @Schema(required = true, description = "Of those: refused, each with its reason.") long failed,
    @Schema(required = true, description = "Taken back.") long undone,
    @Schema(
            required = true,
            description = "Not taken back: changed since, or refused, each with its reason.")
        long kept,
    @Schema(required = true, description = "It writes comments; they stay when it is undone.")
        boolean commentsStay,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true, nullable = true) @Nullable Instant finishedAt,
    @Schema(
            required = true,
            nullable = true,
            description = "Until when it can be undone; null: not, or not yet.")
        @Nullable Instant undoUntilAt) {

  /** Where a job stands. */
  @Schema(name = "BulkJobState")
  public enum State {
    RUNNING,
    DONE,
    /** Stopped by whoever asked; what was done stays. */
    CANCELLED,
    UNDOING,
    UNDONE
  }
}
