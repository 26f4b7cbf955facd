package org.zelodesk.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.platform.Problem;

/**
 * A case as it is changed. Each method that changes something is one step on the record: the caller
 * appends the event under the version that {@link #nextVersion} gives.
 */
@Entity
@Table(name = "cases")
@DynamicUpdate
public class SupportCase {

  private static final int PREVIEW_LENGTH = 140;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long version;
  private String subject;

  @Convert(converter = WireEnums.OfStatus.class)
  private CaseStatus status;

  @Convert(converter = WireEnums.OfCategory.class)
  private @Nullable Category category;

  @Column(name = "topic_id")
  private @Nullable Long topicId;

  @Convert(converter = WireEnums.OfPriority.class)
  private Priority priority;

  @Convert(converter = WireEnums.OfChannel.class)
  private Channel channel;

  private @Nullable String language;

  @Column(name = "requester_id")
  private long requesterId;

  @Column(name = "organization_id")
  private @Nullable Long organizationId;

  @Column(name = "team_id")
  private @Nullable Long teamId;

  @Column(name = "assignee_id")
  private @Nullable Long assigneeId;

  private boolean confidential;

  @Column(name = "escalation_level")
  private short escalationLevel;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  private List<String> tags = new ArrayList<>();

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "custom_fields")
  private Map<String, @Nullable Object> customFields = new LinkedHashMap<>();

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "watcher_ids", columnDefinition = "bigint[]")
  private List<Long> watcherIds = new ArrayList<>();

  private @Nullable String source;

  @Column(name = "external_id")
  private @Nullable String externalId;

  @Column(name = "merged_into_id")
  private @Nullable Long mergedIntoId;

  @Column(name = "split_from_id")
  private @Nullable Long splitFromId;

  @Convert(converter = WireEnums.OfDiscardedAs.class)
  @Column(name = "discarded_as")
  private @Nullable DiscardedAs discardedAs;

  private @Nullable String preview;

  @Convert(converter = WireEnums.OfAuthorKind.class)
  @Column(name = "last_author_kind")
  private Author.@Nullable Kind lastAuthorKind;

  @Column(name = "comment_count")
  private int commentCount;

  @Column(name = "public_comment_count")
  private int publicCommentCount;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "solved_at")
  private @Nullable Instant solvedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "next_due_at")
  private @Nullable Instant nextDueAt;

  @Convert(converter = WireEnums.OfSlaMetric.class)
  @Column(name = "next_due_metric")
  private @Nullable SlaMetric nextDueMetric;

  @Convert(converter = WireEnums.OfSlaState.class)
  @Column(name = "sla_state")
  private @Nullable SlaState slaState;

  @SuppressWarnings("NullAway.Init")
  SupportCase() {}

  SupportCase(String subject, Channel channel, long requesterId, Instant receivedAt, Instant at) {
    this();
    this.subject = subject;
    this.channel = channel;
    this.requesterId = requesterId;
    this.status = CaseStatus.NEW;
    this.priority = Priority.NORMAL;
    this.receivedAt = receivedAt;
    this.createdAt = at;
    this.updatedAt = at;
  }

  /** The version that the next event of this case gets. */
  public long nextVersion() {
    return ++version;
  }

  /**
   * Something about it changed at this instant; an import may tell of the past, the case never goes
   * back.
   */
  public void touch(Instant at) {
    if (at.isAfter(updatedAt)) {
      updatedAt = at;
    }
  }

  /**
   * Moves it to another status.
   *
   * @return false when it was there already
   * @throws Problem 409 {@code case_closed} or 422 when that step does not exist
   */
  public boolean moveTo(CaseStatus next, Instant at) {
    if (next == status) {
      return false;
    }
    requireChangeable();
    if (!status.canBecome(next)) {
      throw Problem.invalid("/status", "status_step", wire(status), wire(next));
    }
    status = next;
    solvedAt = next.isSolved() ? Objects.requireNonNullElse(solvedAt, at) : null;
    closedAt = next == CaseStatus.CLOSED ? at : null;
    return true;
  }

  /**
   * Takes a status change back: also to where no step leads.
   *
   * @return false when it was there already
   */
  boolean returnTo(CaseStatus before, Instant at) {
    if (before == status) {
      return false;
    }
    status = before;
    solvedAt = before.isSolved() ? Objects.requireNonNullElse(solvedAt, at) : null;
    closedAt = before == CaseStatus.CLOSED ? at : null;
    return true;
  }

  /** A closed case, one that was merged away, and one that was discarded, stay as they are. */
  public void requireChangeable() {
    requireOpenToWords();
    if (discardedAs != null) {
      throw Problem.conflict("case_discarded").with("discardedAs", discardedAs);
    }
  }

  /**
   * What the customer says is kept in a discarded case, too; nothing can be said in one that is
   * closed or was merged away.
   */
  public void requireOpenToWords() {
    if (mergedIntoId != null) {
      throw Problem.conflict("case_merged", mergedIntoId).with("mergedIntoId", mergedIntoId);
    }
    if (status == CaseStatus.CLOSED) {
      throw Problem.conflict("case_closed");
    }
  }

  /** Confidential means "its assignee and its team only": there must be one of them. */
  void requireOwnerIfConfidential() {
    if (confidential && teamId == null && assigneeId == null) {
      throw Problem.invalid("/confidential", "confidential_needs_owner");
    }
  }

  /** A comment was added: the row of the list shows it. */
  public void commented(boolean isPublic, String text, Author.Kind author) {
    commentCount++;
    if (isPublic) {
      publicCommentCount++;
      preview = startOf(text);
      lastAuthorKind = author;
    }
  }

  /** Sets what the row shows anew, after comments were moved or redacted. */
  public void recount(
      int comments,
      int publicComments,
      @Nullable String newestPublicText,
      Author.@Nullable Kind newestPublicAuthor) {
    commentCount = comments;
    publicCommentCount = publicComments;
    preview = newestPublicText == null ? null : startOf(newestPublicText);
    lastAuthorKind = newestPublicAuthor;
  }

  static String startOf(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= PREVIEW_LENGTH) {
      return line;
    }
    int end =
        Character.isHighSurrogate(line.charAt(PREVIEW_LENGTH - 2))
            ? PREVIEW_LENGTH - 2
            : PREVIEW_LENGTH - 1;
    return line.substring(0, end) + "…";
  }

  /**
   * What is promised about its time, as its list row shows it.
   *
   * @param dueAt the earliest due instant of what has not ended; null when there is none now
   * @param metric of which promise that is
   */
  public void promise(
      @Nullable SlaState state, @Nullable Instant dueAt, @Nullable SlaMetric metric) {
    slaState = state;
    nextDueAt = dueAt;
    nextDueMetric = metric;
  }

  void mergeInto(long survivor, Instant at) {
    mergedIntoId = survivor;
    status = CaseStatus.CLOSED;
    closedAt = at;
    touch(at);
  }

  void restore(CaseStatus before, Instant at) {
    mergedIntoId = null;
    status = before;
    closedAt = before == CaseStatus.CLOSED ? closedAt : null;
    touch(at);
  }

  /**
   * Sets it aside, or takes it back.
   *
   * @param as null: it is a case like any other again
   */
  void discardedAs(@Nullable DiscardedAs as) {
    discardedAs = as;
  }

  boolean tag(String tag) {
    TreeSet<String> all = new TreeSet<>(tags);
    boolean added = all.add(tag);
    tags = new ArrayList<>(all);
    return added;
  }

  boolean untag(String tag) {
    List<String> left = new ArrayList<>(tags);
    boolean removed = left.remove(tag);
    tags = left;
    return removed;
  }

  boolean watch(long agentId) {
    TreeSet<Long> all = new TreeSet<>(watcherIds);
    boolean added = all.add(agentId);
    watcherIds = new ArrayList<>(all);
    return added;
  }

  boolean unwatch(long agentId) {
    List<Long> left = new ArrayList<>(watcherIds);
    boolean removed = left.remove((Long) agentId);
    watcherIds = left;
    return removed;
  }

  private static String wire(CaseStatus status) {
    return org.zelodesk.platform.EnumValues.wire(status);
  }

  public CaseAccess.Subject access() {
    return new CaseAccess.Subject(teamId, assigneeId, confidential);
  }

  public long id() {
    return id;
  }

  public long version() {
    return version;
  }

  public CaseStatus status() {
    return status;
  }

  public Channel channel() {
    return channel;
  }

  public long requesterId() {
    return requesterId;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public @Nullable String language() {
    return language;
  }

  public @Nullable Long mergedIntoId() {
    return mergedIntoId;
  }

  public @Nullable Long teamId() {
    return teamId;
  }

  public @Nullable Long assigneeId() {
    return assigneeId;
  }

  public String subject() {
    return subject;
  }

  public @Nullable Category category() {
    return category;
  }

  public @Nullable Long topicId() {
    return topicId;
  }

  public Priority priority() {
    return priority;
  }

  public @Nullable Long organizationId() {
    return organizationId;
  }

  public boolean confidential() {
    return confidential;
  }

  public int escalationLevel() {
    return escalationLevel;
  }

  public List<String> tags() {
    return tags;
  }

  public Map<String, @Nullable Object> customFields() {
    return customFields;
  }

  public List<Long> watcherIds() {
    return watcherIds;
  }

  public @Nullable String source() {
    return source;
  }

  public @Nullable String externalId() {
    return externalId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public @Nullable Instant solvedAt() {
    return solvedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public Author.@Nullable Kind lastAuthorKind() {
    return lastAuthorKind;
  }

  public @Nullable Instant nextDueAt() {
    return nextDueAt;
  }

  public @Nullable SlaMetric nextDueMetric() {
    return nextDueMetric;
  }

  public @Nullable SlaState slaState() {
    return slaState;
  }

  @Nullable String preview() {
    return preview;
  }

  public int commentCount() {
    return commentCount;
  }

  public int publicCommentCount() {
    return publicCommentCount;
  }

  public @Nullable Long splitFromId() {
    return splitFromId;
  }

  public @Nullable DiscardedAs discardedAs() {
    return discardedAs;
  }

  void subject(String value) {
    subject = value;
  }

  void category(@Nullable Category value) {
    category = value;
  }

  void topicId(@Nullable Long value) {
    topicId = value;
  }

  void priority(Priority value) {
    priority = value;
  }

  void channel(Channel value) {
    channel = value;
  }

  void language(@Nullable String value) {
    language = value;
  }

  void requesterId(long value) {
    requesterId = value;
  }

  void organizationId(@Nullable Long value) {
    organizationId = value;
  }

  void teamId(@Nullable Long value) {
    teamId = value;
  }

  void assigneeId(@Nullable Long value) {
    assigneeId = value;
  }

  void confidential(boolean value) {
    confidential = value;
  }

  void escalationLevel(int value) {
    escalationLevel = (short) value;
  }

  void tags(List<String> value) {
    tags = new ArrayList<>(new TreeSet<>(value));
  }

  void customFields(Map<String, @Nullable Object> value) {
    customFields = new LinkedHashMap<>(value);
  }

  void watcherIds(List<Long> value) {
    watcherIds = new ArrayList<>(new TreeSet<>(value));
  }

  void importedAs(@Nullable String from, @Nullable String as) {
    source = from;
    externalId = as;
  }

  void splitFrom(long original) {
    splitFromId = original;
  }
}
