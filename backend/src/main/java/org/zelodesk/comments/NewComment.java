package org.zelodesk.comments;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Speaker;

/** A comment to be written. */
@Schema(
    name = "NewComment",
    description =
        "Give `body` (plain text) or `bodyHtml`. There is no default visibility: the writer says which.")
public record NewComment(
    @NotNull @Schema(required = true) Visibility visibility,
    @Schema(
            nullable = true,
            description =
                "Whose words: the agent's who writes this (default), or the customer's that the agent records.")
        @Nullable Speaker author,
    @Size(min = 1, max = 200_000) @Schema(nullable = true) @Nullable String body,
    @Size(min = 1, max = 500_000)
        @Schema(nullable = true, description = "Sanitised before it is stored.")
        @Nullable String bodyHtml,
    @Size(max = 50) @Schema(nullable = true) @Nullable List<@NotNull Long> attachmentIds,
    @Schema(nullable = true, description = "Default: the channel of the case.")
        @Nullable Channel channel,
    @Schema(nullable = true, description = "When we received it. Not in the future. Default: now.")
        @Nullable Instant receivedAt,
    @Schema(nullable = true, description = "Sets the status in the same step (\"send and solve\").")
        @Nullable CaseStatus status,
    @Schema(
            nullable = true,
            description =
                "The newest comment that the writer saw; 409 with what is new when somebody wrote since.")
        @Nullable Long lastSeenCommentId,
    @Schema(
            nullable = true,
            description =
                "For a call or a visit (channel `phone` or `in_person`): whether the agent spoke with the customer."
                    + " Default: true for a public comment. Only then it counts as a reply.")
        @Nullable Boolean spokeWithCustomer) {

  /** For callers inside the application. */
  public static NewComment of(Visibility visibility, Speaker author, String body) {
    return new NewComment(visibility, author, body, null, null, null, null, null, null, null);
  }

  public NewComment withStatus(CaseStatus next) {
    return new NewComment(
        visibility,
        author,
        body,
        bodyHtml,
        attachmentIds,
        channel,
        receivedAt,
        next,
        lastSeenCommentId,
        spokeWithCustomer);
  }

  public NewComment withAttachments(List<Long> ids) {
    return new NewComment(
        visibility,
        author,
        body,
        bodyHtml,
        ids,
        channel,
        receivedAt,
        status,
        lastSeenCommentId,
        spokeWithCustomer);
  }
}
