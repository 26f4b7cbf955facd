package org.zelodesk.comments;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.Attachments;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.comments.ScheduledCommentRepository.Row;
import org.zelodesk.comments.ScheduledCommentView.State;
import org.zelodesk.drafts.Drafts;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/**
 * What happens to comments that wait, in the transaction of somebody who has locked their case: the
 * case first, then what waits in it.
 */
@Singleton
class HeldComments {

  static final Duration FURTHEST = Duration.ofDays(366);
  static final String CUSTOMER_WROTE = "customer_wrote";

  private final ScheduledCommentRepository repository;
  private final Drafts drafts;
  private final Attachments attachments;
  private final EventLog log;
  private final Clock clock;

  HeldComments(
      ScheduledCommentRepository repository,
      Drafts drafts,
      Attachments attachments,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.drafts = drafts;
    this.attachments = attachments;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param shared whether colleagues saw its draft
   * @param newest the newest comment of the case
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ScheduledCommentView hold(
      Actor actor, long caseId, NewComment wanted, CommentText text, boolean shared, long newest) {
    Instant now = clock.instant();
    boolean undoSend = wanted.sendAt() == null;
    Instant sendAt =
        undoSend
            ? now.plusSeconds(wanted.holdSeconds() == null ? 0 : wanted.holdSeconds())
            : checked(wanted.sendAt(), now);
    if (!undoSend && wanted.holdSeconds() != null) {
      throw Problem.invalid("/holdSeconds", "not_with", "sendAt");
    }
    long id =
        repository.insert(
            actor, caseId, wanted.atItsTime(text), shared, undoSend, newest, sendAt, now);
    if (wanted.attachmentIds() != null && !wanted.attachmentIds().isEmpty()) {
      attachments.hold(actor, wanted.attachmentIds(), holder(id));
    }
    if (wanted.draftId() != null) {
      drafts.scheduled(actor, caseId, wanted.draftId(), id);
    }
    Row row = repository.find(id).orElseThrow();
    record(row, "scheduled", actor.author(), now, Map.of("sendAt", sendAt, "undoSend", undoSend));
    return row.view(actor);
  }

  /** An instant that somebody wants it to be sent at. */
  static Instant checked(@Nullable Instant sendAt, Instant now) {
    if (sendAt == null) {
      throw Problem.invalid("/sendAt", "required");
    }
    if (!sendAt.isAfter(now)) {
      throw Problem.invalid("/sendAt", "in_past");
    }
    if (sendAt.isAfter(now.plus(FURTHEST))) {
      throw Problem.invalid("/sendAt", "too_far");
    }
    return sendAt;
  }

  /** What is not sent: its words go back to its author as a draft. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveBack(Row row, State state, String reason, Author by) {
    Instant now = clock.instant();
    UUID draft =
        drafts.giveBack(
            row.caseId(),
            row.authorId(),
            row.visibility(),
            row.html(),
            row.files(),
            row.seenCommentId() == 0 ? null : row.seenCommentId(),
            row.shared(),
            holder(row.id()));
    repository.end(row.id(), state, now, reason, null, draft);
    record(
        row,
        state == State.CANCELLED ? "cancelled" : "failed",
        by,
        now,
        Map.of("reason", reason, "draftId", draft));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void said(Row row, long commentId) {
    repository.end(row.id(), State.SENT, clock.instant(), null, commentId, null);
    attachments.release(holder(row.id()));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void move(Row row, Instant sendAt, Actor by) {
    repository.moveTo(row.id(), sendAt);
    record(
        row,
        "moved",
        by.author(),
        clock.instant(),
        Map.of("before", row.sendAt(), "sendAt", sendAt));
  }

  /** What waited to be said to the customer was written before they spoke. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void customerSpoke(long caseId) {
    for (Row row : repository.lockReplies(caseId)) {
      giveBack(row, State.CANCELLED, CUSTOMER_WROTE, Author.SYSTEM);
    }
  }

  /** The replies of colleagues that wait in a case, for whoever may know of them. */
  List<HeldReply> repliesOfOthers(Actor actor, long caseId) {
    return CaseAccess.of(actor).seesInternal()
        ? repository.repliesOfOthers(actor, caseId)
        : List.of();
  }

  private void record(Row row, String what, Author by, Instant at, Map<String, ?> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("scheduledId", row.id());
    data.put("kind", row.visibility());
    data.put("author", row.author());
    data.putAll(more);
    log.append(NewEvent.beside("scheduled_comment." + what, row.caseId(), row.id(), by, at, data));
  }

  private static String holder(long id) {
    return "scheduled:" + id;
  }
}
