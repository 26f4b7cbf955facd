package org.zelodesk.sla;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.platform.Problem;

/**
 * What a version of a policy says, in the form in which it is stored.
 *
 * @param conditions which cases it is for, in the query language, as it was typed; empty: all
 * @param conditionsWithIds the same with ids in place of names, which may change
 * @param calendarId null: day and night
 * @param targets seconds of open time
 */
record PolicyDefinition(
    String conditions,
    String conditionsWithIds,
    @Nullable Long calendarId,
    Map<SlaMetric, Map<Priority, Long>> targets,
    Map<SlaMetric, List<CaseStatus>> pauses,
    List<SlaWarning> warnings,
    List<SlaEscalation> escalations) {

  /** Ten years. */
  static final long MOST_SECONDS = 10L * 366 * 86_400;

  static final int MOST_WARNINGS = 5;
  static final int MOST_ESCALATIONS = 10;
  static final int MOST_NOTIFIED = 20;
  static final int LONGEST_CONDITIONS = 2_000;

  /** The database keeps objects in an order of its own; equal ones are to look equal. */
  PolicyDefinition inOrder() {
    Map<SlaMetric, Map<Priority, Long>> promised = new EnumMap<>(SlaMetric.class);
    targets.forEach(
        (metric, byPriority) -> {
          if (!byPriority.isEmpty()) {
            promised.put(metric, new EnumMap<Priority, Long>(byPriority));
          }
        });
    Map<SlaMetric, List<CaseStatus>> pausing = new EnumMap<>(SlaMetric.class);
    pauses.forEach(
        (metric, statuses) -> pausing.put(metric, statuses.stream().distinct().sorted().toList()));
    return new PolicyDefinition(
        conditions,
        conditionsWithIds,
        calendarId,
        promised,
        pausing,
        List.copyOf(warnings),
        escalations.stream().map(SlaEscalation::complete).toList());
  }

  /**
   * What one value cannot say of itself.
   *
   * @throws Problem with every fault
   */
  void check() {
    Problem problem = Problem.of(422, "invalid");
    if (targets.isEmpty()) {
      problem.with(new Problem.Fault("/targets", "target_needed"));
    }
    for (int i = 0; i < warnings.size(); i++) {
      if ((warnings.get(i).beforeSeconds() == null) == (warnings.get(i).percent() == null)) {
        problem.with(new Problem.Fault("/warnings/" + i, "exactly_one", "beforeSeconds, percent"));
      }
    }
    for (int i = 0; i < escalations.size(); i++) {
      check(escalations.get(i), "/escalations/" + i, problem);
    }
    if (!problem.faults().isEmpty()) {
      throw problem;
    }
  }

  private static void check(SlaEscalation step, String pointer, Problem problem) {
    List<Long> told = step.agentsToTell();
    if (told.size() > MOST_NOTIFIED) {
      problem.with(new Problem.Fault(pointer + "/notify", "too_many", MOST_NOTIFIED));
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i) == null) {
        problem.with(new Problem.Fault(pointer + "/notify/" + i, "required"));
      } else if (!seen.add(told.get(i))) {
        problem.with(new Problem.Fault(pointer + "/notify/" + i, "given_twice"));
      }
    }
    if (!step.doesSomething()) {
      problem.with(new Problem.Fault(pointer, "escalation_does_nothing"));
    }
  }

  ClockRules rules(PolicyKey key, CompiledCalendar calendar) {
    Map<SlaMetric, Map<Priority, Duration>> durations = new EnumMap<>(SlaMetric.class);
    targets.forEach(
        (metric, byPriority) -> {
          Map<Priority, Duration> of = new EnumMap<>(Priority.class);
          byPriority.forEach((priority, seconds) -> of.put(priority, Duration.ofSeconds(seconds)));
          durations.put(metric, of);
        });
    Map<SlaMetric, Set<CaseStatus>> pausing = new EnumMap<>(SlaMetric.class);
    pauses.forEach(
        (metric, statuses) -> {
          Set<CaseStatus> of = EnumSet.noneOf(CaseStatus.class);
          of.addAll(statuses);
          pausing.put(metric, of);
        });
    return new ClockRules(
        key, calendar, durations, pausing, warnings.stream().map(SlaWarning::rule).toList());
  }
}
