package org.zelodesk.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;

/**
 * A row of a list of cases.
 *
 * @param preview the start of the newest public comment
 * @param lastAuthorKind who wrote the newest public comment
 */
@Schema(name = "CaseSummary")
public record CaseSummary(
    @Schema(required = true) long id,
    @Schema(required = true) long version,
    @Schema(required = true) String subject,
    @Schema(
            required = true,
            nullable = true,
            description = "The start of the newest public comment.")
        @Nullable String preview,
    @Schema(required = true) CaseStatus status,
    @Schema(required = true, nullable = true) @Nullable Category category,
    @Schema(required = true, nullable = true) @Nullable Long topicId,
    @Schema(required = true) Priority priority,
    @Schema(required = true) Channel channel,
    @Schema(required = true, nullable = true) @Nullable String language,
    @Schema(required = true) long requesterId,
    @Schema(required = true, nullable = true) @Nullable Long organizationId,
    @Schema(required = true, nullable = true) @Nullable Long teamId,
    @Schema(required = true, nullable = true) @Nullable Long assigneeId,
    @Schema(required = true) boolean confidential,
    @Schema(required = true) int escalationLevel,
    @Schema(required = true) List<String> tags,
    @Schema(required = true) int commentCount,
    @Schema(required = true, nullable = true, description = "Who wrote the newest public comment.")
        Author.@Nullable Kind lastAuthorKind,
    @Schema(required = true) Instant receivedAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(required = true, nullable = true) @Nullable Instant solvedAt,
    @Schema(
            required = true,
            nullable = true,
            description = "What is promised about its time; null: nothing is.")
        @Nullable SlaState slaState,
    @Schema(
            required = true,
            nullable = true,
            description =
                "The earliest due instant of what was promised and has not ended; it may have passed.")
        @Nullable Instant nextDueAt,
    @Schema(required = true, nullable = true) @Nullable SlaMetric nextDueMetric,
    @Schema(
            required = true,
            nullable = true,
            description =
                "Set aside: left out of lists unless asked for, and nothing counts; null: it is not.")
        @Nullable DiscardedAs discardedAs,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where the query asks for words, and a comment says them.")
        @Nullable CaseSnippet snippet) {

  CaseSummary with(@Nullable CaseSnippet found) {
    return new CaseSummary(
        id,
        version,
        subject,
        preview,
        status,
        category,
        topicId,
        priority,
        channel,
        language,
        requesterId,
        organizationId,
        teamId,
        assigneeId,
        confidential,
        escalationLevel,
        tags,
        commentCount,
        lastAuthorKind,
        receivedAt,
        createdAt,
        updatedAt,
        solvedAt,
        slaState,
        nextDueAt,
        nextDueMetric,
        discardedAs,
        found);
  }
}
