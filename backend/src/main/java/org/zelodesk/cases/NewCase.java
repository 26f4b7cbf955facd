package org.zelodesk.cases;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;
import org.zelodesk.customers.NewRequester;

/** A case to be opened. */
@Schema(
    name = "NewCase",
    description =
        "A case to be opened, with its first comment. Give `requesterId` or `requester`. Without a `priority` it is normal.")
public record NewCase(
    @NotBlank @Size(max = 255) @Schema(required = true, examples = "The kettle leaks")
        String subject,
    @NotNull @Schema(required = true) Channel channel,
    @Schema(nullable = true) @Nullable Priority priority,
    @Schema(nullable = true) @Nullable Category category,
    @Schema(nullable = true) @Nullable Long topicId,
    @Pattern(regexp = LANGUAGE) @Schema(nullable = true, examples = "en") @Nullable String language,
    @Schema(nullable = true) @Nullable Long teamId,
    @Schema(nullable = true) @Nullable Long assigneeId,
    @Schema(
            nullable = true,
            description = "For its assignee and team only; needs one of them. Default: false.")
        @Nullable Boolean confidential,
    @Size(max = 50) @Schema(nullable = true) @Nullable List<@NotNull String> tags,
    @Size(max = 100)
        @Schema(
            nullable = true,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
            description = "By the keys of `GET /case-fields`.")
        @Nullable Map<String, @Nullable Object> customFields,
    @Size(max = 50) @Schema(nullable = true) @Nullable List<@NotNull Long> watcherIds,
    @Schema(nullable = true) @Nullable Long requesterId,
    @Valid
        @Schema(
            nullable = true,
            description = "Found by identity, else created; an existing customer is never changed.")
        @Nullable NewRequester requester,
    @Schema(nullable = true) @Nullable Long organizationId,
    @Schema(
            nullable = true,
            description =
                "When we received it; for post, fax and in person the clerk enters it. Not in the future. Default: now.")
        @Nullable Instant receivedAt,
    @Schema(nullable = true, description = "The closed case that this one goes on with.")
        @Nullable Long followUpOfId,
    @Size(min = 1, max = 60)
        @Schema(
            nullable = true,
            description = "Where an imported case comes from; with `externalId` unique.")
        @Nullable String source,
    @Size(min = 1, max = 120) @Schema(nullable = true) @Nullable String externalId,
    @NotNull @Valid @Schema(required = true) FirstComment comment) {

  public static final String LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

  /** What was said, or noted, first. */
  @Schema(name = "FirstComment", description = "Give `body` (plain text) or `bodyHtml`.")
  public record FirstComment(
      @NotNull @Schema(required = true) Visibility visibility,
      @NotNull
          @Schema(
              required = true,
              description = "Who said it: the customer, or the agent who writes this.")
          Speaker author,
      @Size(min = 1, max = 200_000) @Schema(nullable = true) @Nullable String body,
      @Size(min = 1, max = 500_000)
          @Schema(nullable = true, description = "Sanitised before it is stored.")
          @Nullable String bodyHtml,
      @Size(max = 50) @Schema(nullable = true) @Nullable List<@NotNull Long> attachmentIds) {}
}
