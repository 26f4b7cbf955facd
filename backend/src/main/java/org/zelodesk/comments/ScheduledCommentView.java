package org.zelodesk.comments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseChanges;

/** A comment that waits for its time, or did, as the API shows it to one reader. */
@Schema(name = "ScheduledComment", description = "A comment that waits to be sent.")
public record ScheduledCommentView(
    @Schema(required = true, examples = "1901") long scheduledId,
    @Schema(required = true, description = "The ETag.") long version,
    @Schema(required = true, description = "Follows a merge.") long caseId,
    @Schema(required = true) Visibility kind,
    @Schema(required = true) Author author,
    @Schema(required = true) State state,
    @Schema(required = true) Instant sendAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true, description = "It was held back for some seconds only.")
        boolean undoSend,
    @Schema(
            required = true,
            nullable = true,
            description =
                "While it waits, for its author, and for colleagues when its draft was shared; else null.")
        @Nullable String bodyHtml,
    @Schema(required = true) List<Long> attachmentIds,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description =
                "While it waits: what changes in the case with it, as it was asked for; absent when nothing does.")
        @Nullable CaseChanges then,
    @Schema(required = true, nullable = true) @Nullable Instant endedAt,
    @Schema(
            required = true,
            nullable = true,
            description =
                "Why it was not sent: `cancelled`, `customer_wrote`, or the code of a problem such as `case_closed`.")
        @Nullable String reason,
    @Schema(required = true, nullable = true, description = "What it became.")
        @Nullable Long commentId,
    @Schema(
            required = true,
            nullable = true,
            description = "Where its words are when it was not sent; for its author only.")
        @Nullable UUID draftId) {

  /** Whether it still waits. */
  @Schema(name = "ScheduledCommentState")
  public enum State {
    WAITING,
    SENT,
    CANCELLED,
    FAILED
  }
}
