package org.zelodesk.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.bulk.BulkRepository.Item;
import org.zelodesk.bulk.BulkRepository.Job;
import org.zelodesk.cases.CaseMerges;
import org.zelodesk.cases.CaseView;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.Speaker;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.comments.Comments;
import org.zelodesk.comments.NewComment;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.ProblemAnswers;
import org.zelodesk.platform.ProblemBody;

/**
 * Does what jobs ask for: any number of nodes, each case by whichever comes first. A case and what
 * became of it are one transaction.
 */
@Singleton
class BulkWork {

  private static final Logger LOG = Logger.getLogger(BulkWork.class);

  /** Cases of one job before it is another one's turn. */
  private static final int TURN = 20;

  /** A deadlock or a lost connection is no fault of the case. */
  private static final int ATTEMPTS = 3;

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("ru"), Locale.of("pt"));

  private final BulkRepository repository;
  private final BulkJobs jobs;
  private final BulkConfig config;
  private final Cases cases;
  private final CaseMerges merges;
  private final Comments comments;
  private final Actors actors;
  private final ProblemAnswers answers;
  private final EventLog log;
  private final Clock clock;

  BulkWork(
      BulkRepository repository,
      BulkJobs jobs,
      BulkConfig config,
      Cases cases,
      CaseMerges merges,
      Comments comments,
      Actors actors,
      ProblemAnswers answers,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.jobs = jobs;
    this.config = config;
    this.cases = cases;
    this.merges = merges;
    this.comments = comments;
    this.actors = actors;
    this.answers = answers;
    this.log = log;
    this.clock = clock;
  }

  /** What became of a case. */
  private record Outcome(
      BulkItemView.State state,
      @Nullable Long versionAfter,
      BulkChange.@Nullable Before before,
      @Nullable Problem why) {

    static Outcome done(boolean changed, long version, BulkChange.@Nullable Before before) {
      return changed
          ? new Outcome(BulkItemView.State.DONE, version, before, null)
          : new Outcome(BulkItemView.State.UNCHANGED, null, null, null);
    }

    static Outcome undone() {
      return new Outcome(BulkItemView.State.UNDONE, null, null, null);
    }

    static Outcome not(Job job, Problem why) {
      return new Outcome(
          job.back() ? BulkItemView.State.KEPT : BulkItemView.State.FAILED, null, null, why);
    }
  }

  /** Undoes what a dry run did, and brings out what it found. */
  private static final class RehearsedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    RehearsedException(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void goOn() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Job job : repository.allUnderWay()) {
        int steps = 0;
        while (steps < TURN && step(job)) {
          steps++;
        }
        if (steps < TURN) {
          QuarkusTransaction.requiringNew().run(() -> finish(job));
        }
        moved |= steps > 0;
      }
    }
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    QuarkusTransaction.requiringNew()
        .run(() -> repository.forget(clock.instant().minus(config.kept())));
  }

  private void finish(Job job) {
    if (repository.finish(job, clock.instant())) {
      actors.byId(job.agentId()).ifPresent(actor -> jobs.ended(actor, job));
    }
  }

  /** One case of a job; false when there is none left, or others are at it. */
  private boolean step(Job job) {
    for (int attempt = 1; ; attempt++) {
      long[] at = {0};
      try {
        return QuarkusTransaction.requiringNew().timeout(60).call(() -> take(job, at));
      } catch (RehearsedException rehearsed) {
        record(job, at[0], rehearsed.outcome);
        return true;
      } catch (Problem refused) {
        record(job, at[0], Outcome.not(job, refused));
        return true;
      } catch (RuntimeException e) {
        LOG.warnf(e, "bulk job %d, case %d, attempt %d", job.id(), at[0], attempt);
        if (at[0] != 0 && attempt == ATTEMPTS) {
          record(job, at[0], Outcome.not(job, Problem.of(500, "internal_error")));
          return true;
        }
        if (attempt == ATTEMPTS) {
          return false;
        }
      }
    }
  }

  private boolean take(Job job, long[] at) {
    Item item = repository.next(job).orElse(null);
    if (item == null) {
      return false;
    }
    at[0] = item.caseId();
    Actor actor = asker(job);
    log.because("bulkJobId", job.id());
    Outcome outcome = job.back() ? back(actor, job, item) : apply(actor, job, item);
    if (job.dryRun()) {
      throw new RehearsedException(outcome);
    }
    write(job, item.caseId(), outcome);
    return true;
  }

  /** As they are now, and with no more than their token opened when they asked. */
  private Actor asker(Job job) {
    Actor now =
        actors
            .byId(job.agentId())
            .filter(Actor::active)
            .orElseThrow(() -> Problem.forbidden("account_disabled"));
    Set<String> both = new HashSet<>(now.permissions());
    both.retainAll(job.permissions());
    return now.limitedTo(both);
  }

  private Outcome apply(Actor actor, Job job, Item item) {
    long id = item.caseId();
    BulkOrder order = job.order();
    if (order.mergeInto() != null) {
      merges.merge(actor, id, null, order.mergeInto());
      return Outcome.done(true, cases.get(actor, id).version(), null);
    }
    BulkChange change = order.change();
    if (change == null) {
      write(actor, id, Objects.requireNonNull(order.comment()));
      return Outcome.done(true, cases.get(actor, id).version(), null);
    }
    SupportCase one = cases.lockFor(actor, id, Verb.CHANGE, null);
    long version = one.version();
    BulkChange.Before before = BulkChange.Before.of(one);
    if (order.comment() != null) {
      write(actor, id, order.comment());
    }
    CaseView after = cases.change(actor, id, null, change.on(before.tags()));
    return Outcome.done(after.version() != version, after.version(), before);
  }

  private void write(Actor actor, long id, BulkComment comment) {
    comments.write(
        actor, id, null, NewComment.of(comment.visibility(), Speaker.AGENT, comment.body()));
  }

  private Outcome back(Actor actor, Job job, Item item) {
    ExpectedVersion expected =
        ExpectedVersion.fromString("\"v" + Objects.requireNonNull(item.versionAfter()) + "\"");
    try {
      if (job.order().mergeInto() != null) {
        merges.unmerge(actor, item.caseId(), expected);
      } else {
        cases.takeBack(
            actor,
            item.caseId(),
            expected,
            Objects.requireNonNull(job.order().change())
                .back(Objects.requireNonNull(item.before())));
      }
    } catch (Problem refused) {
      throw refused.status() == 412 ? Problem.conflict("changed_since") : refused;
    }
    return Outcome.undone();
  }

  private void record(Job job, long caseId, Outcome outcome) {
    QuarkusTransaction.requiringNew().run(() -> write(job, caseId, outcome));
  }

  private void write(Job job, long caseId, Outcome outcome) {
    repository.record(
        job,
        caseId,
        outcome.state(),
        job.dryRun() ? null : outcome.versionAfter(),
        job.dryRun() ? null : outcome.before(),
        outcome.why() == null ? null : sentences(outcome.why()));
  }

  /** In every language, since nobody knows yet who reads it. Of a rule, the rule and its words. */
  private Map<String, String> sentences(Problem why) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (Locale language : LANGUAGES) {
      ProblemBody body = answers.body(why, language, "");
      boolean rule = body.code().equals("invalid") && !body.errors().isEmpty();
      ProblemBody.Fault fault = rule ? body.errors().getFirst() : null;
      sentences.put("code", fault == null ? body.code() : fault.code());
      sentences.put(language.getLanguage(), fault == null ? body.detail() : fault.detail());
    }
    return sentences;
  }
}
