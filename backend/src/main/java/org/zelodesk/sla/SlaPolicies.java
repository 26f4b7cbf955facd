package org.zelodesk.sla;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.search.Condition;
import org.zelodesk.search.Conditions;

/** The use cases of policies. */
@Singleton
public class SlaPolicies {

  private final SlaPolicyRepository repository;
  private final PolicyReferences references;
  private final Conditions conditions;
  private final SlaRevision revision;
  private final EventLog log;
  private final Clock clock;

  SlaPolicies(
      SlaPolicyRepository repository,
      PolicyReferences references,
      Conditions conditions,
      SlaRevision revision,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.references = references;
    this.conditions = conditions;
    this.revision = revision;
    this.log = log;
    this.clock = clock;
  }

  Page<SlaPolicyView> list(@Nullable Boolean active, PageRequest page) {
    return repository.list(active, page);
  }

  public SlaPolicyView get(long id) {
    return repository.view(find(id));
  }

  private SlaPolicy find(long id) {
    return repository.find(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public SlaPolicyView create(Actor actor, NewSlaPolicy policy) {
    revision.lock();
    String name = policy.name().strip();
    refuseTaken(name, 0);
    boolean active = Objects.requireNonNullElse(policy.active(), true);
    Condition condition =
        conditions.parse(Objects.requireNonNullElse(policy.conditions(), ""), "/conditions");
    PolicyDefinition definition =
        new PolicyDefinition(
                condition.text(),
                condition.textWithIds(),
                policy.calendarId(),
                policy.targets(),
                Objects.requireNonNullElse(policy.pauses(), Map.of()),
                Objects.requireNonNullElse(policy.warnings(), List.of()),
                Objects.requireNonNullElse(policy.escalations(), List.of()))
            .inOrder();
    definition.check();
    references.checkCalendar(definition.calendarId(), active);
    references.check(definition.escalations());
    Instant now = clock.instant();
    SlaPolicyView view = repository.insert(name, active, definition, now).view(null);
    revision.next();
    log.append(
        NewEvent.of("sla_policy.created", view.id(), actor.author(), now, Map.of("after", view)));
    return view;
  }

  @Transactional
  public SlaPolicyView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, SlaPolicyChanges changes) {
    revision.lock();
    SlaPolicy before = find(id);
    ExpectedVersion.check(expected, before.version());
    String name = changes.name().isPresent() ? changes.name().get().strip() : before.name();
    boolean active = changes.active().orElse(before.active());
    PolicyDefinition definition = changed(before.definition(), changes);
    definition.check();
    if (name.equals(before.name())
        && active == before.active()
        && definition.equals(before.definition())) {
      return repository.view(before);
    }
    if (!name.equals(before.name())) {
      refuseTaken(name, id);
    }
    if (active != before.active()
        || !Objects.equals(definition.calendarId(), before.definition().calendarId())) {
      references.checkCalendar(definition.calendarId(), active);
    }
    if (!definition.escalations().equals(before.definition().escalations())) {
      references.check(definition.escalations());
    }
    SlaPolicy after =
        new SlaPolicy(
            id,
            before.version() + 1,
            name,
            before.position(),
            active,
            definition,
            before.createdAt(),
            clock.instant());
    repository.update(after);
    revision.next();
    SlaPolicyView view = repository.view(after);
    log.append(
        NewEvent.of(
            "sla_policy.updated",
            id,
            actor.author(),
            after.updatedAt(),
            Map.of("before", repository.view(before), "after", view)));
    return view;
  }

  private PolicyDefinition changed(PolicyDefinition before, SlaPolicyChanges changes) {
    String text = before.conditions();
    String textWithIds = before.conditionsWithIds();
    // What was accepted once stays, even where a name in it has gone meanwhile.
    if (changes.conditions().isPresent() && !changes.conditions().get().strip().equals(text)) {
      Condition condition = conditions.parse(changes.conditions().get(), "/conditions");
      text = condition.text();
      textWithIds = condition.textWithIds();
    }
    return new PolicyDefinition(
            text,
            textWithIds,
            changes.calendarId().isPresent() ? changes.calendarId().get() : before.calendarId(),
            changes.targets().isPresent()
                ? mergedTargets(before.targets(), changes.targets().get())
                : before.targets(),
            changes.pauses().isPresent()
                ? mergedPauses(before.pauses(), changes.pauses().get())
                : before.pauses(),
            changes.warnings().orElse(before.warnings()),
            changes.escalations().orElse(before.escalations()))
        .inOrder();
  }

  /** RFC 7396, at both depths. */
  private static Map<SlaMetric, Map<Priority, Long>> mergedTargets(
      Map<SlaMetric, Map<Priority, Long>> before,
      Map<SlaMetric, @Nullable Map<Priority, @Nullable Long>> changes) {
    Map<SlaMetric, Map<Priority, Long>> after = new EnumMap<>(SlaMetric.class);
    after.putAll(before);
    changes.forEach(
        (metric, byPriority) -> {
          if (byPriority == null) {
            after.remove(metric);
            return;
          }
          Map<Priority, Long> merged = new EnumMap<>(Priority.class);
          merged.putAll(after.getOrDefault(metric, Map.of()));
          byPriority.forEach(
              (priority, seconds) -> {
                if (seconds == null) {
                  merged.remove(priority);
                } else {
                  merged.put(priority, seconds);
                }
              });
          after.put(metric, merged);
        });
    return after;
  }

  private static Map<SlaMetric, List<CaseStatus>> mergedPauses(
      Map<SlaMetric, List<CaseStatus>> before, Map<SlaMetric, @Nullable List<CaseStatus>> changes) {
    Map<SlaMetric, List<CaseStatus>> after = new EnumMap<>(SlaMetric.class);
    after.putAll(before);
    changes.forEach(
        (metric, statuses) -> {
          if (statuses == null) {
            after.remove(metric);
          } else {
            after.put(metric, statuses);
          }
        });
    return after;
  }

  /** Gives all policies a new order. @return all of them in it */
  @Transactional
  public List<SlaPolicyView> reorder(Actor actor, PolicyOrder order) {
    revision.lock();
    List<Long> before = repository.ids();
    checkOrder(before, order.ids());
    if (!order.ids().equals(before)) {
      Instant now = clock.instant();
      repository.reorder(order.ids(), now);
      revision.next();
      log.append(
          new NewEvent(
              "sla_policy.reordered",
              null,
              null,
              null,
              actor.author(),
              Visibility.INTERNAL,
              now,
              Map.of("before", before, "after", order.ids())));
    }
    return repository.all();
  }

  private static void checkOrder(List<Long> known, List<Long> ids) {
    Problem problem = Problem.of(422, "invalid");
    Set<Long> missing = new HashSet<>(known);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      Long id = ids.get(i);
      if (!seen.add(id)) {
        problem.with(new Problem.Fault("/ids/" + i, "given_twice"));
      } else if (!missing.remove(id)) {
        problem.with(new Problem.Fault("/ids/" + i, "not_found"));
      }
    }
    if (!missing.isEmpty()) {
      List<Long> left = new ArrayList<>(known);
      left.retainAll(missing);
      problem.with(
          new Problem.Fault(
              "/ids",
              "policies_missing",
              left.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    if (!problem.faults().isEmpty()) {
      throw problem;
    }
  }

  private void refuseTaken(String name, long exceptId) {
    if (repository.isNameTaken(name, exceptId)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
  }
}
