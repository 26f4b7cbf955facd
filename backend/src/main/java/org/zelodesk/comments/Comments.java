package org.zelodesk.comments;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.attachments.Attachments;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseChanges;
import org.zelodesk.cases.CaseClocks;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.FollowUps;
import org.zelodesk.cases.Speaker;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.drafts.Drafts;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of comments: write, read, redact. */
@Singleton
public class Comments {

  private final CommentRepository repository;
  private final Cases cases;
  private final CommentWriter writer;
  private final HeldComments held;
  private final Drafts drafts;
  private final Attachments attachments;
  private final CaseClocks clocks;
  private final FollowUps followUps;
  private final EventLog log;
  private final Clock clock;

  Comments(
      CommentRepository repository,
      Cases cases,
      CommentWriter writer,
      HeldComments held,
      Drafts drafts,
      Attachments attachments,
      CaseClocks clocks,
      FollowUps followUps,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.writer = writer;
    this.held = held;
    this.drafts = drafts;
    this.attachments = attachments;
    this.clocks = clocks;
    this.followUps = followUps;
    this.log = log;
    this.clock = clock;
  }

  public Page<CommentView> list(Actor actor, long caseId, boolean newestFirst, PageRequest page) {
    Page<CommentView> rows = repository.list(actor, caseId, newestFirst, page);
    if (rows.data().isEmpty()) {
      cases.visible(actor, caseId);
    }
    return new Page<>(withAttachments(rows.data(), actor), rows.page(), rows.included());
  }

  public CommentView get(Actor actor, long caseId, long id) {
    CommentView comment = repository.view(actor, caseId, id).orElseThrow(Problem::notFound);
    return withAttachments(List.of(comment), actor).getFirst();
  }

  /**
   * Writes a comment now, and with it the status that it leads to. Words of the customer that come
   * when the case is over open a new one: the comment stands in that.
   *
   * @param expected versions of the case
   */
  @Transactional
  public CommentView write(
      Actor actor, long caseId, @Nullable ExpectedVersion expected, NewComment wanted) {
    return write(actor, caseId, expected, wanted, clock.instant(), true);
  }

  /** Writes a comment of the past into this case, in which it was said. */
  @Transactional
  public CommentView write(
      Actor actor,
      long caseId,
      @Nullable ExpectedVersion expected,
      NewComment wanted,
      Instant occurredAt) {
    return write(actor, caseId, expected, wanted, occurredAt, false);
  }

  /**
   * Keeps a comment of an agent back until its time. Everything that would be refused now is.
   *
   * @param expected versions of the case
   */
  @Transactional
  public ScheduledCommentView hold(
      Actor actor, long caseId, @Nullable ExpectedVersion expected, NewComment wanted) {
    SupportCase supportCase = cases.lockFor(actor, caseId, verb(wanted), expected);
    supportCase.requireChangeable();
    if (wanted.author() == Speaker.CUSTOMER) {
      throw Problem.invalid("/author", "only_agents_words_wait");
    }
    if (wanted.receivedAt() != null) {
      throw Problem.invalid("/receivedAt", "not_with", "sendAt, holdSeconds");
    }
    requireOneStatus(wanted);
    if (wanted.then() != null || wanted.status() != null) {
      cases.requireChange(actor, supportCase);
    }
    if (wanted.then() != null) {
      try {
        cases.checkReferences(wanted.then());
      } catch (Problem fault) {
        throw fault.below("/then");
      }
    }
    reaches(wanted, wanted.channel() == null ? supportCase.channel() : wanted.channel());
    CommentText text = CommentText.of(wanted.body(), wanted.bodyHtml(), "");
    boolean shared = wanted.draftId() != null && drafts.take(actor, caseId, wanted.draftId());
    requireNothingNew(actor, caseId, wanted);
    return held.hold(actor, caseId, wanted, text, shared, repository.newest(caseId));
  }

  /** Says what was kept back, in the transaction of the caller, who has found that it is due. */
  @Transactional(Transactional.TxType.MANDATORY)
  CommentView say(Actor author, long caseId, NewComment wanted) {
    return write(author, caseId, null, wanted, clock.instant(), false);
  }

  private CommentView write(
      Actor actor,
      long caseId,
      @Nullable ExpectedVersion expected,
      NewComment wanted,
      Instant occurredAt,
      boolean mayOpenAnother) {
    Speaker speaker = wanted.author() == null ? Speaker.AGENT : wanted.author();
    boolean isPublic = wanted.visibility() == Visibility.PUBLIC;
    SupportCase asked = cases.lockFor(actor, caseId, verb(wanted), expected);
    Instant receivedAt = wanted.receivedAt() == null ? occurredAt : wanted.receivedAt();
    boolean over =
        mayOpenAnother
            && isPublic
            && speaker == Speaker.CUSTOMER
            && followUps.isOver(asked, receivedAt);
    if (speaker == Speaker.AGENT) {
      asked.requireChangeable();
    } else if (!over) {
      asked.requireOpenToWords();
    }
    requireOneStatus(wanted);
    if (wanted.draftId() != null) {
      drafts.take(actor, caseId, wanted.draftId());
    }
    requireNothingNew(actor, caseId, wanted);
    if (receivedAt.isAfter(occurredAt)) {
      throw Problem.invalid("/receivedAt", "in_future");
    }
    Channel channel = wanted.channel() == null ? asked.channel() : wanted.channel();
    boolean reached = speaker == Speaker.AGENT && reaches(wanted, channel);
    CommentText text = CommentText.of(wanted.body(), wanted.bodyHtml(), "");
    Optional<SupportCase> goingOn =
        over ? followUps.goingOn(actor, asked, receivedAt) : Optional.of(asked);
    boolean another = goingOn.isEmpty();
    SupportCase supportCase =
        goingOn.orElseGet(() -> followUps.open(actor, asked, channel, receivedAt, occurredAt));
    supportCase.commented(
        isPublic,
        text.plain(),
        speaker == Speaker.CUSTOMER ? Author.Kind.CUSTOMER : actor.author().kind());
    supportCase.touch(occurredAt);
    CommentView written =
        writer.write(
            actor,
            supportCase,
            wanted.visibility(),
            speaker,
            channel,
            text,
            wanted.attachmentIds(),
            receivedAt,
            supportCase.nextVersion(),
            reached,
            occurredAt);
    if (another) {
      clocks.opened(supportCase);
    }
    CaseStatus next = next(supportCase, wanted, speaker, isPublic);
    if (next != supportCase.status()) {
      if (wanted.status() != null) {
        cases.requireChange(actor, supportCase);
      }
      cases.follow(actor, supportCase, next, occurredAt);
    } else if (!another && (isPublic || reached)) {
      clocks.spoken(supportCase);
    }
    if (wanted.draftId() != null) {
      drafts.sent(actor, caseId, wanted.draftId(), written.id());
    }
    if (isPublic && speaker == Speaker.CUSTOMER) {
      held.customerSpoke(supportCase.id());
    }
    if (wanted.then() != null) {
      change(actor, supportCase.id(), wanted.then(), occurredAt);
    }
    return written;
  }

  private void change(Actor actor, long caseId, CaseChanges then, Instant occurredAt) {
    try {
      cases.change(actor, caseId, null, then, occurredAt);
    } catch (Problem fault) {
      throw fault.below("/then");
    }
  }

  /**
   * Takes a text out of a comment for good, wherever it stands in it.
   *
   * @param expected versions of the comment
   */
  @Transactional
  public CommentView redact(
      Actor actor, long caseId, long id, @Nullable ExpectedVersion expected, String text) {
    SupportCase supportCase = cases.lockFor(actor, caseId, Verb.REDACT, null);
    if (repository.view(actor, caseId, id).isEmpty()) {
      throw Problem.notFound();
    }
    Comment comment = repository.findById(id, LockModeType.PESSIMISTIC_WRITE);
    ExpectedVersion.check(expected, comment.version());
    if (!comment.redact(text)) {
      throw Problem.invalid("/text", "text_not_found");
    }
    Instant now = clock.instant();
    repository.flush();
    writer.recount(supportCase);
    supportCase.touch(now);
    log.append(
        NewEvent.ofCase(
            "comment.redacted",
            caseId,
            supportCase.nextVersion(),
            actor.author(),
            comment.visibility(),
            now,
            Map.of("commentId", id)));
    return get(actor, caseId, id);
  }

  /** A call or a visit reaches the customer when they were there; all else when it is public. */
  private static boolean reaches(NewComment wanted, Channel channel) {
    boolean isTalk = channel == Channel.PHONE || channel == Channel.IN_PERSON;
    if (wanted.spokeWithCustomer() != null && !isTalk) {
      throw Problem.invalid("/spokeWithCustomer", "not_a_talk");
    }
    return wanted.spokeWithCustomer() == null
        ? wanted.visibility() == Visibility.PUBLIC
        : wanted.spokeWithCustomer();
  }

  private static CaseStatus next(
      SupportCase supportCase, NewComment wanted, Speaker speaker, boolean isPublic) {
    if (wanted.status() != null) {
      return wanted.status();
    }
    boolean follows = wanted.then() != null && wanted.then().status().isPresent();
    if (!isPublic || follows || supportCase.discardedAs() != null) {
      return supportCase.status();
    }
    return speaker == Speaker.CUSTOMER
        ? supportCase.status().afterCustomerSpoke()
        : supportCase.status().afterReply();
  }

  private static Verb verb(NewComment wanted) {
    return wanted.visibility() == Visibility.PUBLIC ? Verb.COMMENT_PUBLIC : Verb.COMMENT_INTERNAL;
  }

  private static void requireOneStatus(NewComment wanted) {
    if (wanted.status() != null && wanted.then() != null && wanted.then().status().isPresent()) {
      throw Problem.invalid("/then/status", "not_with", "status");
    }
  }

  /** Two answers must not cross: that of a colleague counts, too, while it waits to be sent. */
  private void requireNothingNew(Actor actor, long caseId, NewComment wanted) {
    if (wanted.lastSeenCommentId() == null || Boolean.TRUE.equals(wanted.sendAnyway())) {
      return;
    }
    List<CommentView> since = repository.since(actor, caseId, wanted.lastSeenCommentId());
    List<HeldReply> waiting =
        wanted.visibility() == Visibility.PUBLIC && wanted.author() != Speaker.CUSTOMER
            ? held.repliesOfOthers(actor, caseId)
            : List.of();
    if (!since.isEmpty() || !waiting.isEmpty()) {
      throw Problem.conflict("case_moved_on")
          .with("newComments", withAttachments(since, actor))
          .with("heldReplies", waiting);
    }
  }

  private List<CommentView> withAttachments(List<CommentView> rows, Actor actor) {
    if (rows.isEmpty()) {
      return rows;
    }
    Map<Long, List<AttachmentView>> theirs =
        attachments.ofComments(rows.stream().map(CommentView::id).toList(), actor);
    return theirs.isEmpty()
        ? rows
        : rows.stream().map(row -> row.with(theirs.getOrDefault(row.id(), List.of()))).toList();
  }
}
