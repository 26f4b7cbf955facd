package org.zelodesk.comments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.Channel;
import org.zelodesk.platform.EnumValues;

/** One thing that was said. It never changes, but for what is redacted in it. */
@Entity
@Table(name = "comments")
@DynamicUpdate
class Comment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long version = 1;

  @Column(name = "case_id")
  private long caseId;

  @Column(name = "origin_case_id")
  private @Nullable Long originCaseId;

  private String visibility;

  @Column(name = "author_kind")
  private String authorKind;

  @Column(name = "author_id")
  private @Nullable Long authorId;

  @Column(name = "author_name")
  private String authorName;

  private String channel;
  private String body;

  @Column(name = "body_html")
  private @Nullable String bodyHtml;

  private @Nullable String language;
  private boolean redacted;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Comment() {}

  Comment(
      long caseId,
      Visibility visibility,
      Author author,
      Channel channel,
      CommentText text,
      @Nullable String language,
      Instant receivedAt,
      Instant createdAt) {
    this();
    this.caseId = caseId;
    this.visibility = EnumValues.wire(visibility);
    this.authorKind = EnumValues.wire(author.kind());
    this.authorId = author.id();
    this.authorName = author.name();
    this.channel = EnumValues.wire(channel);
    this.body = text.plain();
    this.bodyHtml = text.html();
    this.language = language;
    this.receivedAt = receivedAt;
    this.createdAt = createdAt;
  }

  /**
   * Replaces every occurrence of a text by blocks of the same length. False when it does not stand
   * here.
   */
  boolean redact(String secret) {
    Redaction redaction = new Redaction(secret);
    String cleanBody = redaction.in(body);
    String cleanHtml = bodyHtml == null ? null : redaction.inHtml(bodyHtml);
    if (cleanBody.equals(body) && (cleanHtml == null || cleanHtml.equals(bodyHtml))) {
      return false;
    }
    body = cleanBody;
    bodyHtml = cleanHtml;
    redacted = true;
    version++;
    return true;
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  long caseId() {
    return caseId;
  }

  Visibility visibility() {
    return EnumValues.parse(Visibility.class, visibility);
  }
}
