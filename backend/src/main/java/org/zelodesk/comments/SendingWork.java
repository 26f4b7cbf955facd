package org.zelodesk.comments;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.comments.ScheduledCommentRepository.Row;
import org.zelodesk.comments.ScheduledCommentView.State;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.platform.Problem;

/**
 * Says what waited, when its time has come: any number of nodes, each comment once. The comment and
 * that it was sent are one transaction, so that whatever dies in between did nothing.
 */
@Singleton
class SendingWork {

  private static final Logger LOG = Logger.getLogger(SendingWork.class);
  private static final int AT_ONCE = 500;

  /** A deadlock or a lost connection is no fault of the comment. */
  private static final int ATTEMPTS = 10;

  /** What has ended is of no use after that; its words are elsewhere. */
  private static final Duration ENDED_KEPT = Duration.ofDays(90);

  private final ScheduledCommentRepository repository;
  private final CommentRepository comments;
  private final HeldComments held;
  private final Comments writing;
  private final Cases cases;
  private final Actors actors;
  private final EventLog log;
  private final Clock clock;

  SendingWork(
      ScheduledCommentRepository repository,
      CommentRepository comments,
      HeldComments held,
      Comments writing,
      Cases cases,
      Actors actors,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.comments = comments;
    this.held = held;
    this.writing = writing;
    this.cases = cases;
    this.actors = actors;
    this.log = log;
    this.clock = clock;
  }

  @Scheduled(
      every = "${zelodesk.comments.sending-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sendDue() {
    for (Long id : repository.due(clock.instant(), AT_ONCE)) {
      try {
        QuarkusTransaction.requiringNew().timeout(60).run(() -> send(id));
      } catch (Problem refused) {
        refused(id, refused);
      } catch (RuntimeException e) {
        LOG.warnf(e, "scheduled comment %d waits for the next round", id);
        refused(id, null);
      }
    }
  }

  @Scheduled(
      every = "${zelodesk.comments.forgetting-every:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    repository.forget(clock.instant().minus(ENDED_KEPT));
  }

  private void send(long id) {
    Row row = repository.claim(id) ? lockDue(id) : null;
    if (row == null) {
      return;
    }
    boolean late =
        row.visibility() == Visibility.PUBLIC
            && comments.customerSpokeAfter(row.caseId(), row.createdAt());
    if (late) {
      // A merge brought their words here.
      held.giveBack(row, State.CANCELLED, HeldComments.CUSTOMER_WROTE, Author.SYSTEM);
      return;
    }
    log.because("scheduledId", id);
    CommentView said = writing.say(author(row), row.caseId(), Objects.requireNonNull(row.wanted()));
    held.said(row, said.id());
  }

  /** The case first, then what waits in it; null when it is not due any more, or elsewhere now. */
  private @Nullable Row lockDue(long id) {
    Row seen = repository.find(id).orElse(null);
    if (seen == null || seen.state() != State.WAITING) {
      return null;
    }
    SupportCase supportCase = cases.lockAny(seen.caseId());
    Row row = repository.lock(id).orElse(null);
    Instant now = clock.instant();
    return row != null
            && row.state() == State.WAITING
            && row.caseId() == supportCase.id()
            && !row.sendAt().isAfter(now)
        ? row
        : null;
  }

  /** As they are now, and with no more than their token opened when they wrote it. */
  private Actor author(Row row) {
    Actor now =
        actors
            .byId(row.authorId())
            .filter(Actor::active)
            .orElseThrow(() -> Problem.forbidden("account_disabled"));
    Set<String> both = new HashSet<>(now.permissions());
    both.retainAll(row.permissions());
    return now.limitedTo(both);
  }

  /** What is refused for good fails, and its words are kept; the rest is tried again. */
  private void refused(long id, @Nullable Problem why) {
    boolean forGood = why != null && why.status() < 500;
    try {
      // By itself: whoever has a lock of the row must have one of its case before.
      int attempts =
          forGood
              ? ATTEMPTS
              : QuarkusTransaction.requiringNew().call(() -> repository.failedOnce(id));
      if (attempts >= ATTEMPTS) {
        QuarkusTransaction.requiringNew().run(() -> fail(id, code(why)));
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "scheduled comment %d could not be given back yet", id);
    }
  }

  private void fail(long id, String reason) {
    Row row = lockDue(id);
    if (row != null) {
      held.giveBack(row, State.FAILED, reason, Author.SYSTEM);
    }
  }

  /** Of a rule, the rule. */
  private static String code(@Nullable Problem why) {
    if (why == null || why.status() >= 500) {
      return "internal_error";
    }
    return why.faults().isEmpty() ? why.code() : why.faults().getFirst().code();
  }
}
