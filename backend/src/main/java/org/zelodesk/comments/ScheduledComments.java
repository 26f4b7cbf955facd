package org.zelodesk.comments;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.comments.ScheduledCommentRepository.Row;
import org.zelodesk.comments.ScheduledCommentView.State;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of comments that wait: look, take back, move. */
@Singleton
public class ScheduledComments {

  private final ScheduledCommentRepository repository;
  private final HeldComments held;
  private final Cases cases;
  private final Clock clock;

  ScheduledComments(
      ScheduledCommentRepository repository, HeldComments held, Cases cases, Clock clock) {
    this.repository = repository;
    this.held = held;
    this.cases = cases;
    this.clock = clock;
  }

  public Page<ScheduledCommentView> list(Actor actor, long caseId, State state, PageRequest page) {
    Page<Row> rows = repository.list(actor, caseId, state, page);
    if (rows.data().isEmpty()) {
      cases.visible(actor, caseId);
    }
    return new Page<>(rows.data().stream().map(row -> row.view(actor)).toList(), rows.page(), null);
  }

  public ScheduledCommentView get(Actor actor, long caseId, long id) {
    return repository.visible(actor, caseId, id).orElseThrow(Problem::notFound).view(actor);
  }

  /** Takes it back: its words are a draft of its author again. */
  @Transactional
  public ScheduledCommentView cancel(
      Actor actor, long caseId, long id, @Nullable ExpectedVersion expected) {
    held.giveBack(
        lockWaiting(actor, caseId, id, expected), State.CANCELLED, "cancelled", actor.author());
    return get(actor, caseId, id);
  }

  /** Gives it another time. */
  @Transactional
  public ScheduledCommentView change(
      Actor actor,
      long caseId,
      long id,
      @Nullable ExpectedVersion expected,
      ScheduledCommentChanges changes) {
    Row row = lockWaiting(actor, caseId, id, expected);
    if (changes.sendAt() != null && !changes.sendAt().equals(row.sendAt())) {
      held.move(row, HeldComments.checked(changes.sendAt(), clock.instant()), actor);
    }
    return get(actor, caseId, id);
  }

  /** By its author, or by whoever may change the case. */
  private Row lockWaiting(Actor actor, long caseId, long id, @Nullable ExpectedVersion expected) {
    Row seen = repository.visible(actor, caseId, id).orElseThrow(Problem::notFound);
    SupportCase supportCase = cases.lock(actor, seen.caseId());
    Row row = repository.lock(id).orElseThrow(Problem::notFound);
    if (row.caseId() != supportCase.id()) {
      // A merge took it along in this very moment.
      throw Problem.of(503, "try_again").header("Retry-After", "1");
    }
    if (row.authorId() != actor.id()) {
      CaseAccess.of(actor).require(Verb.CHANGE, supportCase.access());
    }
    if (row.state() != State.WAITING) {
      Problem ended = Problem.conflict("scheduled_ended").with("state", row.state());
      throw row.commentId() == null ? ended : ended.with("commentId", row.commentId());
    }
    ExpectedVersion.check(expected, row.version());
    return row;
  }
}
