package org.zelodesk.satisfaction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;

/**
 * Decides about solved cases whether their customer is asked, and looks again when the time has
 * come: in the background, on any node, each case in a transaction of its own. What a node that
 * dies has not committed is still there for the next; what it has committed is there no more.
 */
@Singleton
class SurveyPlans {

  private static final Logger LOG = Logger.getLogger(SurveyPlans.class);
  private static final int AT_ONCE = 200;

  private final SurveyRepository repository;
  private final SurveyLinks links;
  private final SurveyMail mail;
  private final EventLog log;
  private final Clock clock;

  SurveyPlans(
      SurveyRepository repository, SurveyLinks links, SurveyMail mail, EventLog log, Clock clock) {
    this.repository = repository;
    this.links = links;
    this.mail = mail;
    this.log = log;
    this.clock = clock;
  }

  @Scheduled(
      every = "${zelodesk.satisfaction.every:10s}",
      delayed = "15s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    planAll();
    raiseAllDue();
    endAll();
  }

  private void planAll() {
    long last = 0;
    List<Long> solved;
    do {
      solved = repository.candidates(last, AT_ONCE);
      for (long caseId : solved) {
        last = caseId;
        attempt(caseId, () -> plan(caseId));
      }
    } while (solved.size() == AT_ONCE);
  }

  private void raiseAllDue() {
    for (SurveyRepository.Due due : repository.due(clock.instant(), AT_ONCE)) {
      attempt(due.caseId(), () -> raise(due));
    }
  }

  private void endAll() {
    int ended;
    do {
      ended =
          QuarkusTransaction.requiringNew()
              .call(() -> repository.expireAll(clock.instant(), AT_ONCE));
    } while (ended == AT_ONCE);
  }

  private static void attempt(long caseId, Runnable step) {
    try {
      QuarkusTransaction.requiringNew().run(step);
    } catch (RuntimeException e) {
      LOG.warnf(e, "the survey of case %d waits for the next round", caseId);
    }
  }

  private void plan(long caseId) {
    Optional<SolvedCase> locked = repository.lockSolved(caseId);
    if (locked.isEmpty() || !repository.removeCandidate(caseId)) {
      return;
    }
    SolvedCase one = locked.get();
    Instant now = clock.instant();
    SurveySettings settings = repository.settings();
    if (SurveyRules.whyNot(one, settings, now).isEmpty()) {
      Instant sendAt = SurveyRules.sendAt(settings, Objects.requireNonNull(one.solvedAt()));
      repository.plan(one, links.nonce(), sendAt, now);
    }
  }

  private void raise(SurveyRepository.Due due) {
    Optional<SolvedCase> locked = repository.lockSolved(due.caseId());
    if (locked.isEmpty()) {
      return;
    }
    repository.lockDecisions(locked.get().requesterId());
    // Read again: what was decided about another case meanwhile counts.
    SolvedCase one = repository.lockSolved(due.caseId()).orElseThrow();
    Instant now = clock.instant();
    SurveySettings settings = repository.settings();
    Optional<NotAsked> whyNot = SurveyRules.whyNotAnyMore(one, settings, now);
    if (whyNot.isPresent()) {
      repository.cancel(due.id(), whyNot.get());
      return;
    }
    Instant expiresAt = SurveyRules.expiresAt(settings, now);
    if (repository.becomeDue(due.id(), expiresAt) && !mail.ask(due.id(), one, now, expiresAt)) {
      log.append(
          NewEvent.beside("survey.due", due.caseId(), due.id(), Author.SYSTEM, now, Map.of()));
    }
  }
}
