package org.zelodesk.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured about one case.
 *
 * @param solved what is known about it while it is solved; null while it is not
 * @param replies public replies by persons that reached the customer
 * @param notes internal comments by persons
 * @param touches how often a person did something with it: what they did at once is one
 * @param assigneeStations how often somebody got it
 * @param teamStations how often a team got it
 * @param teamChanges how often a team gave it to another, or to nobody
 */
record CaseMeasures(
    @Nullable Solved solved,
    int replies,
    int notes,
    int touches,
    int assigneeStations,
    int teamStations,
    int teamChanges,
    int reopens,
    List<CaseMoment> moments,
    List<Span> spans) {

  /**
   * @param at when it was solved last
   * @param resolution from its creation until then
   * @param requesterWait of that, in which it was new, open or on hold
   * @param agentWait in which it was pending
   * @param agentWork in which it was new or open
   */
  record Solved(
      Instant at,
      Taken resolution,
      Taken requesterWait,
      Taken agentWait,
      Taken agentWork,
      Taken onHold) {}

  /**
   * In which it was unsolved.
   *
   * @param to null: it still is
   */
  record Span(Instant from, @Nullable Instant to) {}
}
