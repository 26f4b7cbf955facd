package org.zelodesk.sla;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * What a version of a policy says about clocks, ready to count with.
 *
 * @param targets open time for a metric and a priority; where there is none nothing is promised
 * @param pauses statuses in which a metric pauses; a metric that is missing has its usual ones
 * @param warnings how long before, or after which share of a target to warn; in this order
 */
record ClockRules(
    PolicyKey key,
    CompiledCalendar calendar,
    Map<SlaMetric, Map<Priority, Duration>> targets,
    Map<SlaMetric, Set<CaseStatus>> pauses,
    List<Warning> warnings) {

  @Nullable Duration target(SlaMetric metric, Priority priority) {
    return targets.getOrDefault(metric, Map.of()).get(priority);
  }

  boolean pauses(SlaMetric metric, CaseStatus status) {
    return pauses.getOrDefault(metric, metric.pauses()).contains(status);
  }

  /**
   * One of both.
   *
   * @param before open time before the target is used up
   * @param percent of the target that is used up
   */
  record Warning(@Nullable Duration before, @Nullable Integer percent) {

    /** Open time after which to warn; zero or less when the target is shorter than the warning. */
    Duration after(Duration target) {
      return before != null
          ? target.minus(before)
          : target.multipliedBy(percent == null ? 100 : percent).dividedBy(100);
    }
  }
}
