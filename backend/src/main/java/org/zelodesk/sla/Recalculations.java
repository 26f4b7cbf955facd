package org.zelodesk.sla;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;
import org.zelodesk.search.CaseFacts;
import org.zelodesk.sla.ClockRepository.StoredClock;
import org.zelodesk.sla.ClockRepository.Turn;
import org.zelodesk.sla.RecalculationRepository.Step;

/**
 * Moves running clocks to the newest policies and calendars when somebody asks for it, or counts
 * what that would do. In steps of some hundred cases, each a transaction of its own with the
 * progress in it: whatever stops a node, another one goes on.
 */
@Singleton
public class Recalculations {

  private static final Logger LOG = Logger.getLogger(Recalculations.class);
  private static final int STEP = 200;

  private final RecalculationRepository repository;
  private final Cases cases;
  private final CaseStory story;
  private final SlaRules rules;
  private final Clocks clocks;
  private final ClockRepository clockRepository;
  private final EventLog log;
  private final Clock clock;

  Recalculations(
      RecalculationRepository repository,
      Cases cases,
      CaseStory story,
      SlaRules rules,
      Clocks clocks,
      ClockRepository clockRepository,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.story = story;
    this.rules = rules;
    this.clocks = clocks;
    this.clockRepository = clockRepository;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public RecalculationView start(Actor actor, boolean dryRun) {
    if (!dryRun && repository.isRunning()) {
      throw Problem.conflict("already_running");
    }
    RecalculationView started = repository.start(actor.id(), dryRun, clock.instant());
    log.append(
        NewEvent.of(
            "sla_recalculation.started",
            started.id(),
            actor.author(),
            started.createdAt(),
            Map.of("dryRun", dryRun, "total", started.total())));
    return started;
  }

  public RecalculationView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void goOn() {
    try {
      while (QuarkusTransaction.requiringNew().timeout(60).call(this::step)) {
        // There is more to do.
      }
    } catch (StepFailedException e) {
      LOG.errorf(e, "recalculation %d stops after case %d", e.step.id(), e.step.lastCaseId());
      QuarkusTransaction.requiringNew().run(() -> repository.fail(e.step.id(), clock.instant()));
    }
  }

  /** Undoes the step; the recalculation ends with what was done before. */
  private static final class StepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Step step;

    StepFailedException(Step step, RuntimeException cause) {
      super(cause);
      this.step = step;
    }
  }

  /** One step of one of them; false when there is none, or others are at it. */
  private boolean step() {
    Optional<Step> taken = repository.take();
    if (taken.isEmpty()) {
      return false;
    }
    Step step = taken.get();
    try {
      List<SupportCase> next = cases.lockUnsolved(step.lastCaseId(), STEP);
      repository.advance(step.id(), next, next.isEmpty() ? Count.NONE : move(step, next));
      if (next.size() < STEP) {
        finish(step.id());
      }
    } catch (RuntimeException e) {
      throw new StepFailedException(step, e);
    }
    return true;
  }

  private void finish(long id) {
    Instant now = clock.instant();
    RecalculationView done = repository.finish(id, now);
    log.append(
        NewEvent.of(
            "sla_recalculation.finished",
            id,
            Author.SYSTEM,
            now,
            Map.of(
                "dryRun",
                done.dryRun(),
                "changed",
                done.changed(),
                "breaching",
                done.breaching())));
  }

  /**
   * @param changed cases
   * @param breaching of those
   */
  record Count(long changed, long breaching) {
    static final Count NONE = new Count(0, 0);
  }

  private Count move(Step step, List<SupportCase> next) {
    Active active = rules.active(repository.revision());
    Map<Long, List<Fact>> stories = story.of(next.stream().map(SupportCase::id).toList());
    Instant now = clock.instant();
    List<SupportCase> moving = new ArrayList<>();
    Map<Long, @Nullable PolicyKey> chosen = new HashMap<>();
    long breaching = 0;
    for (SupportCase one : next) {
      List<Fact> facts = stories.getOrDefault(one.id(), List.of());
      PolicyKey key = active.choose(CaseFacts.of(one)).map(ActivePolicy::key).orElse(null);
      if (!facts.isEmpty() && isAnother(Clocks.policyOf(facts), key)) {
        moving.add(one);
        chosen.put(one.id(), key);
        breaching += breaks(facts, key, now) ? 1 : 0;
      }
    }
    if (!step.dryRun() && !moving.isEmpty()) {
      apply(step, moving, chosen, now);
    }
    return new Count(moving.size(), breaching);
  }

  /** A version that promises what the one before it did is nothing to move to. */
  private boolean isAnother(@Nullable PolicyKey before, @Nullable PolicyKey after) {
    return before == null || after == null ? before != after : !rules.promiseTheSame(before, after);
  }

  /** Whether the change alone breaks a promise that stands now. */
  private boolean breaks(List<Fact> facts, @Nullable PolicyKey key, Instant now) {
    List<Fact> with = new ArrayList<>(facts);
    with.add(new Fact.PolicyApplied(now, Long.MAX_VALUE, key, false));
    return recalculated(with, now) > recalculated(facts, now);
  }

  private long recalculated(List<Fact> facts, Instant now) {
    return clocks.replay(facts, now).clocks().stream()
        .flatMap(one -> one.breaches().stream())
        .filter(breach -> breach.cause() == Breach.Cause.RECALCULATED)
        .count();
  }

  private void apply(
      Step step, List<SupportCase> moving, Map<Long, @Nullable PolicyKey> chosen, Instant now) {
    List<Long> ids = moving.stream().map(SupportCase::id).toList();
    log.append(moving.stream().map(one -> applied(step, one, chosen.get(one.id()), now)).toList());
    Map<Long, List<Fact>> stories = story.of(ids);
    Map<Long, Map<Turn, StoredClock>> stored = clockRepository.lockAll(ids);
    Map<Long, Settlement> settlements = new LinkedHashMap<>();
    for (Long id : ids) {
      List<Fact> facts = stories.getOrDefault(id, List.of());
      Instant until = Clocks.latest(facts);
      settlements.put(
          id,
          new Settlement(
              id, clocks.replay(facts, until).clocks(), stored.getOrDefault(id, Map.of()), until));
    }
    clocks.settle(settlements.values());
    clockRepository.show(settlements);
  }

  /** The case shows another due instant: that is a version of it. */
  private static NewEvent applied(
      Step step, SupportCase one, @Nullable PolicyKey key, Instant now) {
    Map<String, @Nullable Object> data = Clocks.policyData(key, false);
    data.put("recalculationId", step.id());
    return new NewEvent(
        CaseStory.POLICY_APPLIED,
        one.id(),
        one.version() + 1,
        key == null ? 0 : key.policyId(),
        Author.SYSTEM,
        Visibility.INTERNAL,
        now,
        data);
  }
}
