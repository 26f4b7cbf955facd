package org.zelodesk.bulk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.bulk.BulkRepository.Job;
import org.zelodesk.cases.Cases;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of bulk jobs. A job is its asker's alone. */
@Singleton
public class BulkJobs {

  private final BulkRepository repository;
  private final BulkConfig config;
  private final Cases cases;
  private final EventLog log;
  private final Clock clock;

  BulkJobs(BulkRepository repository, BulkConfig config, Cases cases, EventLog log, Clock clock) {
    this.repository = repository;
    this.config = config;
    this.cases = cases;
    this.log = log;
    this.clock = clock;
  }

  /** Fixes which cases it is about; the rest happens in the background. */
  @Transactional
  public BulkJobView start(Actor actor, NewBulkJob wanted) {
    BulkChange change =
        wanted.change() == null || wanted.change().changesNothing() ? null : wanted.change();
    BulkOrder order = new BulkOrder(change, wanted.comment(), wanted.mergeInto());
    check(actor, order);
    if (repository.underWay(actor.id()) >= config.mostUnderWay()) {
      throw Problem.conflict("too_many_jobs", config.mostUnderWay());
    }
    List<Long> ids = selected(actor, wanted.selection());
    boolean dryRun = Boolean.TRUE.equals(wanted.dryRun());
    Instant now = clock.instant();
    long id = repository.insert(actor, order, dryRun, ids, now);
    record("started", id, actor, now, Map.of("total", ids.size(), "dryRun", dryRun));
    return get(actor, id);
  }

  BulkJobView get(Actor actor, long id) {
    return repository.view(id, actor.id()).orElseThrow(Problem::notFound);
  }

  Page<BulkItemView> items(
      Actor actor, long id, BulkItemView.@Nullable State state, Locale locale, PageRequest page) {
    get(actor, id);
    return repository.items(id, state, locale, page);
  }

  /** Stops it if it is still under way; what was done stays, and can be undone. */
  @Transactional
  public BulkJobView cancel(Actor actor, long id) {
    Job job = repository.lock(id, actor.id()).orElseThrow(Problem::notFound);
    if (get(actor, id).state() == BulkJobView.State.RUNNING) {
      Instant now = clock.instant();
      repository.moveTo(job.id(), BulkJobView.State.CANCELLED, now);
      record("cancelled", id, actor, now, Map.of());
    }
    return get(actor, id);
  }

  /** Stops it, and begins to take it back, case by case, where nothing has changed since. */
  @Transactional
  public BulkJobView undo(Actor actor, long id) {
    Job job = repository.lock(id, actor.id()).orElseThrow(Problem::notFound);
    BulkJobView before = get(actor, id);
    if (before.state() == BulkJobView.State.UNDOING || before.state() == BulkJobView.State.UNDONE) {
      throw Problem.conflict("already_undone");
    }
    if (job.dryRun() || !job.order().canBeUndone()) {
      throw Problem.conflict("nothing_to_undo");
    }
    Instant now = clock.instant();
    if (before.undoUntilAt() != null && now.isAfter(before.undoUntilAt())) {
      throw Problem.conflict("undo_too_late");
    }
    repository.moveTo(job.id(), BulkJobView.State.UNDOING, now);
    record("undo_started", id, actor, now, Map.of());
    return get(actor, id);
  }

  void ended(Actor actor, Job job) {
    BulkJobView end = get(actor, job.id());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("total", end.total());
    data.put("succeeded", end.succeeded());
    data.put("failed", end.failed());
    if (job.back()) {
      data.put("undone", end.undone());
      data.put("kept", end.kept());
    }
    record(job.back() ? "undone" : "finished", job.id(), actor, clock.instant(), data);
  }

  private void record(String what, long id, Actor actor, Instant now, Map<String, ?> data) {
    log.append(NewEvent.of("bulk_job." + what, id, actor.author(), now, data));
  }

  private List<Long> selected(Actor actor, BulkSelection selection) {
    if ((selection.ids() == null) == (selection.query() == null)) {
      throw Problem.invalid("/selection", "exactly_one", "ids, query");
    }
    if (selection.ids() != null) {
      return new ArrayList<>(new LinkedHashSet<>(selection.ids()));
    }
    List<Long> found;
    try {
      found =
          cases.matching(actor, Objects.requireNonNull(selection.query()), config.mostCases() + 1);
    } catch (Problem fault) {
      throw fault.at("/selection/query");
    }
    if (found.size() > config.mostCases()) {
      throw Problem.invalid("/selection/query", "too_many_cases", config.mostCases());
    }
    return found;
  }

  /** What would fail for every case fails now. */
  private void check(Actor actor, BulkOrder order) {
    Long into = order.mergeInto();
    if (into != null) {
      if (order.change() != null || order.comment() != null) {
        throw Problem.invalid("/mergeInto", "alone");
      }
      if (!cases.isVisible(actor, into)) {
        throw Problem.invalid("/mergeInto", "not_found");
      }
      return;
    }
    if (order.change() == null && order.comment() == null) {
      throw Problem.invalid("/change", "nothing_to_do");
    }
    if (order.change() != null) {
      try {
        cases.checkReferences(order.change().on(List.of()));
      } catch (Problem fault) {
        throw fault.below("/change");
      }
    }
  }
}
