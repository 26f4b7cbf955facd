package org.zelodesk.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API shows it to one reader.
 *
 * @param allowed what this reader may do with it
 */
@Schema(name = "Case", description = "One matter of one customer.")
public record CaseView(
    @Schema(required = true, description = "The number people say.", examples = "1001") long id,
    @Schema(required = true, description = "Counts the events of the case; the ETag.") long version,
    @Schema(required = true) String subject,
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
    @Schema(required = true, type = SchemaType.OBJECT, implementation = Object.class)
        Map<String, @Nullable Object> customFields,
    @Schema(required = true) List<Long> watcherIds,
    @Schema(required = true, nullable = true) @Nullable String source,
    @Schema(required = true, nullable = true) @Nullable String externalId,
    @Schema(required = true) Instant receivedAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(required = true, nullable = true) @Nullable Instant solvedAt,
    @Schema(required = true, nullable = true) @Nullable Instant closedAt,
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
    @Schema(required = true) int commentCount,
    @Schema(required = true, nullable = true) @Nullable Long lastCommentId,
    @Schema(required = true, nullable = true) @Nullable Long mergedIntoId,
    @Schema(required = true, nullable = true) @Nullable Long splitFromId,
    @Schema(
            required = true,
            nullable = true,
            description =
                "Set aside: left out of lists unless asked for, and nothing counts; null: it is not.")
        @Nullable DiscardedAs discardedAs,
    @Schema(required = true, description = "What the reader may do with it.") Set<Verb> allowed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(hidden = true)
        @Nullable Map<String, List<?>> included) {

  /** The view of a case that was just opened, from what is in memory. */
  static CaseView of(SupportCase one, long lastCommentId, CaseAccess access) {
    return new CaseView(
        one.id(),
        one.version(),
        one.subject(),
        one.status(),
        one.category(),
        one.topicId(),
        one.priority(),
        one.channel(),
        one.language(),
        one.requesterId(),
        one.organizationId(),
        one.teamId(),
        one.assigneeId(),
        one.confidential(),
        one.escalationLevel(),
        one.tags(),
        one.customFields(),
        one.watcherIds(),
        one.source(),
        one.externalId(),
        one.receivedAt(),
        one.createdAt(),
        one.updatedAt(),
        one.solvedAt(),
        one.closedAt(),
        one.slaState(),
        one.nextDueAt(),
        one.nextDueMetric(),
        one.commentCount(),
        lastCommentId,
        one.mergedIntoId(),
        one.splitFromId(),
        one.discardedAs(),
        access.allowed(one.access()),
        null);
  }

  CaseView including(Map<String, List<?>> more) {
    return new CaseView(
        id,
        version,
        subject,
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
        customFields,
        watcherIds,
        source,
        externalId,
        receivedAt,
        createdAt,
        updatedAt,
        solvedAt,
        closedAt,
        slaState,
        nextDueAt,
        nextDueMetric,
        commentCount,
        lastCommentId,
        mergedIntoId,
        splitFromId,
        discardedAs,
        allowed,
        more);
  }
}
