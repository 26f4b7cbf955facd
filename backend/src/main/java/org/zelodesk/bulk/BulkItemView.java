package org.zelodesk.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one case of a job. */
@Schema(name = "BulkItem", description = "What became of one case of a job.")
public record BulkItemView(
    @Schema(required = true, examples = "1001") long caseId,
    @Schema(required = true) State state,
    @Schema(required = true, nullable = true, description = "Why not; stable.")
        @Nullable String code,
    @Schema(
            required = true,
            nullable = true,
            description = "Why not, in the language of `Accept-Language`.")
        @Nullable String detail,
    @Schema(
            required = true,
            nullable = true,
            description = "The version of the case that the job made.")
        @Nullable Long versionAfter) {

  /** Where a case of a job stands. */
  @Schema(name = "BulkItemState")
  public enum State {
    WAITING,
    DONE,
    /** It was so already. */
    UNCHANGED,
    FAILED,
    UNDONE,
    /** Not taken back. */
    KEPT
  }
}
