package org.zelodesk.cases;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.identity.Actor;

/**
 * What becomes of a case after it was solved: for a while the customer reopens it by writing; then
 * it is closed, and what they write opens a new case that is linked to it.
 */
@Singleton
public class FollowUps {

  private static final Logger LOG = Logger.getLogger(FollowUps.class);
  private static final int AT_ONCE = 500;

  private final CasesConfig config;
  private final Cases cases;
  private final CaseRepository repository;
  private final EventLog log;
  private final Clock clock;

  FollowUps(CasesConfig config, Cases cases, CaseRepository repository, EventLog log, Clock clock) {
    this.config = config;
    this.cases = cases;
    this.repository = repository;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Whether words of the customer belong into a new case: this one is closed, or was solved too
   * long ago. One that was merged away or set aside is not gone on with.
   *
   * @param receivedAt of the words
   */
  public boolean isOver(SupportCase one, Instant receivedAt) {
    if (one.mergedIntoId() != null || one.discardedAs() != null) {
      return false;
    }
    Instant solvedAt = one.solvedAt();
    return one.status() == CaseStatus.CLOSED
        || one.status() == CaseStatus.SOLVED
            && solvedAt != null
            && !receivedAt.isBefore(solvedAt.plus(config.followUpWindow()));
  }

  /**
   * The case in which the same customer goes on with this one already, locked; empty when there is
   * none, or none in which this actor may write.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<SupportCase> goingOn(Actor actor, SupportCase over, Instant receivedAt) {
    CaseAccess access = CaseAccess.of(actor);
    // Only what is under way is locked: two that are over would wait for each other.
    return repository.followUpsUnderWay(over, receivedAt.minus(config.followUpWindow())).stream()
        .flatMap(id -> repository.lock(id, actor).stream())
        .filter(one -> access.can(Verb.COMMENT_PUBLIC, one.access()))
        .filter(one -> !isOver(one, receivedAt))
        .findFirst();
  }

  /**
   * Opens a new case of the same customer, organization and team, about the same thing, for nobody
   * in particular. Nothing is said in it yet, and nothing promised.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SupportCase open(
      Actor actor, SupportCase over, Channel channel, Instant receivedAt, Instant occurredAt) {
    SupportCase next =
        new SupportCase(over.subject(), channel, over.requesterId(), receivedAt, occurredAt);
    next.priority(over.priority());
    next.category(over.category());
    next.topicId(over.topicId());
    next.language(over.language());
    next.organizationId(over.organizationId());
    next.teamId(over.teamId());
    next.confidential(over.confidential());
    if (over.confidential() && over.teamId() == null) {
      // Somebody must be able to see it.
      next.assigneeId(over.assigneeId());
    }
    next.tags(over.tags());
    next.nextVersion();
    repository.persist(next);
    Map<String, @Nullable Object> facts = Cases.facts(next);
    facts.put("followUpOfId", over.id());
    log.append(
        NewEvent.ofCase(
            "case.created", next.id(), 1, actor.author(), Visibility.PUBLIC, occurredAt, facts));
    repository.link(over.id(), CaseLink.Type.FOLLOW_UP.stored(), next.id(), occurredAt);
    return next;
  }

  /** Closes what was solved so long ago, once, on whichever node comes first. */
  @Scheduled(
      every = "${zelodesk.cases.closing-every:1m}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void closeWhatIsOver() {
    CaseRepository.Solved last = CaseRepository.Solved.NONE;
    List<CaseRepository.Solved> over;
    do {
      over = repository.solvedBefore(closable(), last, AT_ONCE);
      for (CaseRepository.Solved one : over) {
        last = one;
        try {
          QuarkusTransaction.requiringNew().run(() -> close(one.id()));
        } catch (RuntimeException e) {
          LOG.warnf(e, "case %d stays solved until the next round", one.id());
        }
      }
    } while (over.size() == AT_ONCE);
  }

  /** At the instant at which the window ended, whenever that is noticed. */
  private void close(long id) {
    repository
        .lockSolvedBefore(id, closable())
        .ifPresent(one -> cases.follow(Actor.SYSTEM, one, CaseStatus.CLOSED, end(one)));
  }

  private Instant end(SupportCase solved) {
    return Objects.requireNonNull(solved.solvedAt()).plus(config.followUpWindow());
  }

  /** What was solved at this instant or before is over. */
  private Instant closable() {
    return clock.instant().minus(config.followUpWindow());
  }
}
