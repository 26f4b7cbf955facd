package org.zelodesk.comments;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.Channel;

/**
 * A comment as the API shows it.
 *
 * @param originCaseId the case it was written in, when a merge or a split shows it in another
 */
@Schema(name = "Comment")
public record CommentView(
    @Schema(required = true, examples = "5001") long id,
    @Schema(
            required = true,
            description =
                "Rises when the comment is redacted, one of its attachments is, or a merge or a split moves it.")
        long version,
    @Schema(required = true) long caseId,
    @Schema(
            required = true,
            nullable = true,
            description =
                "The case it was written in, when a merge or a split shows it in another.")
        @Nullable Long originCaseId,
    @Schema(required = true) Visibility visibility,
    @Schema(required = true) Author author,
    @Schema(required = true) Channel channel,
    @Schema(required = true, description = "Plain text.") String body,
    @Schema(
            required = true,
            nullable = true,
            description = "Sanitised; null when it was written as plain text.")
        @Nullable String bodyHtml,
    @Schema(required = true, nullable = true) @Nullable String language,
    @Schema(required = true) List<AttachmentView> attachments,
    @Schema(required = true, description = "Part of it was taken out.") boolean redacted,
    @Schema(required = true) Instant receivedAt,
    @Schema(required = true) Instant createdAt) {

  CommentView with(List<AttachmentView> theirs) {
    return new CommentView(
        id,
        version,
        caseId,
        originCaseId,
        visibility,
        author,
        channel,
        body,
        bodyHtml,
        language,
        theirs,
        redacted,
        receivedAt,
        createdAt);
  }
}
