package org.zelodesk.search;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.DiscardedAs;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.SlaState;
import org.zelodesk.cases.SupportCase;

/** What a condition can ask about one case: everything that a person can see on it. */
public record CaseFacts(
    long id,
    String subject,
    CaseStatus status,
    @Nullable Category category,
    @Nullable Long topicId,
    Priority priority,
    Channel channel,
    @Nullable String language,
    long requesterId,
    @Nullable Long organizationId,
    @Nullable Long teamId,
    @Nullable Long assigneeId,
    boolean confidential,
    int escalationLevel,
    List<String> tags,
    Map<String, @Nullable Object> customFields,
    List<Long> watcherIds,
    @Nullable String source,
    @Nullable String externalId,
    @Nullable Long mergedIntoId,
    @Nullable Long splitFromId,
    @Nullable DiscardedAs discardedAs,
    Author.@Nullable Kind lastAuthorKind,
    int commentCount,
    int publicCommentCount,
    @Nullable SlaState slaState,
    @Nullable Instant nextDueAt,
    @Nullable SlaMetric nextDueMetric,
    Instant receivedAt,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant solvedAt,
    @Nullable Instant closedAt,
    CaseParts parts) {

  /**
   * The facts as they are now; they do not follow later changes of the case. Its parts are not
   * read: no condition asks for them.
   */
  public static CaseFacts of(SupportCase one) {
    return of(one, CaseParts.NONE);
  }

  static CaseFacts of(SupportCase one, CaseParts parts) {
    return new CaseFacts(
        one.id(),
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
        List.copyOf(one.tags()),
        Collections.unmodifiableMap(new LinkedHashMap<>(one.customFields())),
        List.copyOf(one.watcherIds()),
        one.source(),
        one.externalId(),
        one.mergedIntoId(),
        one.splitFromId(),
        one.discardedAs(),
        one.lastAuthorKind(),
        one.commentCount(),
        one.publicCommentCount(),
        one.slaState(),
        one.nextDueAt(),
        one.nextDueMetric(),
        one.receivedAt(),
        one.createdAt(),
        one.updatedAt(),
        one.solvedAt(),
        one.closedAt(),
        parts);
  }
}
