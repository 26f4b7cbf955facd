package org.zelodesk.comments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseChanges;
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
                "The newest comment that the writer saw; 409 `case_moved_on` with what is new when somebody else wrote since.")
        @Nullable Long lastSeenCommentId,
    @Schema(
            nullable = true,
            description =
                "For a call or a visit (channel `phone` or `in_person`): whether the agent spoke with the customer."
                    + " Default: true for a public comment. Only then it counts as a reply.")
        @Nullable Boolean spokeWithCustomer,
    @Schema(
            nullable = true,
            description =
                "The draft that this was written in; it ends with it. 409 when it has ended already: it was sent from elsewhere.")
        @Nullable UUID draftId,
    @Schema(
            nullable = true,
            description =
                "Send it then; in the future, at most a year ahead. Words of the agent only.")
        @Nullable Instant sendAt,
    @Min(0)
        @Max(60)
        @Schema(
            nullable = true,
            description = "Hold it back for so long, so that sending can be undone; 0: not at all.")
        @Nullable Integer holdSeconds,
    @Schema(
            nullable = true,
            description = "Also when somebody wrote since `lastSeenCommentId`. Default: no.")
        @Nullable Boolean sendAnyway,
    @Valid
        @Schema(
            nullable = true,
            implementation = CaseChanges.class,
            description =
                "What changes in the case in the same step, as `PATCH` of the case takes it.")
        @Nullable CaseChanges then) {

  /** For callers inside the application. */
  public static NewComment of(Visibility visibility, Speaker author, String body) {
    return of(visibility, author, body, null, null);
  }

  /** For callers inside the application. */
  public static NewComment of(
      Visibility visibility,
      Speaker author,
      String body,
      @Nullable List<Long> attachmentIds,
      @Nullable CaseStatus status) {
    return new NewComment(
        visibility,
        author,
        body,
        null,
        attachmentIds,
        null,
        null,
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether it is to wait before it is said. */
  boolean waits() {
    return sendAt != null || holdSeconds != null && holdSeconds > 0;
  }

  /** What is left to do when its time has come. @param text its words, safe already */
  NewComment atItsTime(CommentText text) {
    return new NewComment(
        visibility,
        author,
        text.html() == null ? text.plain() : null,
        text.html(),
        attachmentIds,
        channel,
        null,
        status,
        null,
        spokeWithCustomer,
        null,
        null,
        null,
        null,
        then);
  }
}
