package org.zelodesk.sla;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.AgentRef;
import org.zelodesk.identity.Directory;
import org.zelodesk.platform.Problem;

/** What a policy names must be there, and in use. */
@Singleton
class PolicyReferences {

  private final CalendarRepository calendars;
  private final Directory directory;

  PolicyReferences(CalendarRepository calendars, Directory directory) {
    this.calendars = calendars;
    this.directory = directory;
  }

  /**
   * @param inUse whether the policy is active: an inactive one may keep what it had
   */
  void checkCalendar(@Nullable Long id, boolean inUse) {
    if (id == null) {
      return;
    }
    boolean isActive =
        calendars.isActive(id).orElseThrow(() -> Problem.invalid("/calendarId", "not_found"));
    if (inUse && !isActive) {
      throw Problem.invalid("/calendarId", "calendar_inactive");
    }
  }

  /** Agents and teams that are told of, or given, a case. */
  void check(List<SlaEscalation> escalations) {
    Set<Long> named = new HashSet<>();
    for (SlaEscalation one : escalations) {
      named.addAll(one.agentsToTell());
      if (one.assigneeId() != null) {
        named.add(one.assigneeId());
      }
    }
    Map<Long, AgentRef> agents = directory.agents(named);
    Problem problem = Problem.of(422, "invalid");
    for (int i = 0; i < escalations.size(); i++) {
      SlaEscalation one = escalations.get(i);
      String here = "/escalations/" + i;
      List<Long> told = one.agentsToTell();
      for (int j = 0; j < told.size(); j++) {
        requireActive(agents.get(told.get(j)), here + "/notify/" + j, problem);
      }
      if (one.assigneeId() != null) {
        requireActive(agents.get(one.assigneeId()), here + "/assigneeId", problem);
      }
      if (one.teamId() != null && !directory.isActiveTeam(Objects.requireNonNull(one.teamId()))) {
        problem.with(new Problem.Fault(here + "/teamId", "not_found"));
      }
    }
    if (!problem.faults().isEmpty()) {
      throw problem;
    }
  }

  private static void requireActive(@Nullable AgentRef agent, String pointer, Problem problem) {
    if (agent == null || !agent.active()) {
      problem.with(new Problem.Fault(pointer, "not_found"));
    }
  }
}
