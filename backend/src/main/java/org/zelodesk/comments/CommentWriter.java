package org.zelodesk.comments;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.attachments.Attachments;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Conversation;
import org.zelodesk.cases.NewCase;
import org.zelodesk.cases.Speaker;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.customers.CustomerRef;
import org.zelodesk.customers.Customers;
import org.zelodesk.drafts.DraftMoves;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/**
 * Puts comments into a case that somebody else holds locked: the first one, later ones, and those
 * that a merge moves.
 */
@Singleton
class CommentWriter implements Conversation {

  private final CommentRepository repository;
  private final ScheduledCommentRepository scheduled;
  private final DraftMoves drafts;
  private final Attachments attachments;
  private final Customers customers;
  private final EventLog log;

  CommentWriter(
      CommentRepository repository,
      ScheduledCommentRepository scheduled,
      DraftMoves drafts,
      Attachments attachments,
      Customers customers,
      EventLog log) {
    this.repository = repository;
    this.scheduled = scheduled;
    this.drafts = drafts;
    this.attachments = attachments;
    this.customers = customers;
    this.log = log;
  }

  @Override
  public void announce(SupportCase unsaved, NewCase.FirstComment comment) {
    CommentText text = CommentText.of(comment.body(), comment.bodyHtml(), "/comment");
    unsaved.commented(
        comment.visibility() == Visibility.PUBLIC,
        text.plain(),
        comment.author() == Speaker.CUSTOMER ? Author.Kind.CUSTOMER : Author.Kind.AGENT);
    unsaved.nextVersion();
  }

  @Override
  public long begin(
      Actor actor, SupportCase supportCase, NewCase.FirstComment first, Instant occurredAt) {
    return write(
            actor,
            supportCase,
            first.visibility(),
            first.author(),
            supportCase.channel(),
            CommentText.of(first.body(), first.bodyHtml(), "/comment"),
            first.attachmentIds(),
            supportCase.receivedAt(),
            supportCase.version(),
            first.author() == Speaker.AGENT && first.visibility() == Visibility.PUBLIC,
            occurredAt)
        .id();
  }

  /**
   * @param version of the case that the comment's event makes; the caller has counted it already
   * @param reachedCustomer whether these words of an agent reached the customer
   */
  CommentView write(
      Actor actor,
      SupportCase supportCase,
      Visibility visibility,
      Speaker speaker,
      Channel channel,
      CommentText text,
      @Nullable List<Long> attachmentIds,
      Instant receivedAt,
      long version,
      boolean reachedCustomer,
      Instant occurredAt) {
    Author author =
        speaker == Speaker.CUSTOMER ? customer(supportCase.requesterId()) : actor.author();
    if (speaker == Speaker.CUSTOMER && visibility == Visibility.INTERNAL) {
      throw Problem.invalid("/visibility", "customer_speaks_publicly");
    }
    Comment comment =
        new Comment(
            supportCase.id(),
            visibility,
            author,
            channel,
            text,
            supportCase.language(),
            receivedAt,
            occurredAt);
    repository.persist(comment);
    List<AttachmentView> claimed =
        attachmentIds == null || attachmentIds.isEmpty()
            ? List.of()
            : attachments.claim(actor, attachmentIds, comment.id());
    log.append(
        NewEvent.ofCase(
            "comment.created",
            supportCase.id(),
            version,
            actor.author(),
            visibility,
            occurredAt,
            Map.of(
                "commentId",
                comment.id(),
                "visibility",
                visibility,
                "author",
                author,
                "receivedAt",
                receivedAt,
                "reachedCustomer",
                reachedCustomer)));
    return new CommentView(
        comment.id(),
        comment.version(),
        supportCase.id(),
        null,
        visibility,
        author,
        channel,
        text.plain(),
        text.html(),
        supportCase.language(),
        claimed,
        false,
        receivedAt,
        occurredAt);
  }

  @Override
  public List<Long> commentsOf(long caseId) {
    return repository.idsOf(caseId);
  }

  @Override
  public List<Long> move(Collection<Long> commentIds, SupportCase from, SupportCase to) {
    repository.flush();
    List<Long> moved = repository.move(commentIds, from.id(), to.id());
    recount(from);
    recount(to);
    return moved.stream().sorted().toList();
  }

  @Override
  public void unsaidFollows(long from, long into) {
    drafts.follow(from, into);
    scheduled.follow(from, into);
  }

  @Override
  public void unsaidReturns(long from, long to) {
    drafts.returnTo(to, from);
    scheduled.returnTo(to, from);
  }

  void recount(SupportCase one) {
    CommentRepository.Counters now = repository.counters(one.id());
    one.recount(now.comments(), now.publicComments(), now.newestText(), now.newestAuthor());
  }

  private Author customer(long id) {
    CustomerRef ref = customers.refs(List.of(id)).get(id);
    String name =
        ref == null
            ? "#" + id
            : Objects.requireNonNullElseGet(ref.name(), () -> emailOr(ref, "#" + id));
    return new Author(Author.Kind.CUSTOMER, id, name);
  }

  private static String emailOr(CustomerRef ref, String fallback) {
    return ref.primaryEmail() == null ? fallback : ref.primaryEmail();
  }
}
