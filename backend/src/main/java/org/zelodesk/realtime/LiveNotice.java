package org.zelodesk.realtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;

/**
 * A notice as it was read, with what decides who may learn of it.
 *
 * @param agentId for this one alone; null: for all who see the case and its internal side
 * @param subject of the case now; null when it is of no case
 * @param data what is sent: JSON
 */
record LiveNotice(
    String type,
    @Nullable Long agentId,
    @Nullable Long caseId,
    CaseAccess.@Nullable Subject subject,
    Set<Long> sharedWith,
    String data) {

  boolean isFor(Actor actor) {
    if (agentId != null) {
      return agentId == actor.id();
    }
    CaseAccess access = CaseAccess.of(actor);
    return subject != null && access.seesInternal() && access.sees(subject, sharedWith);
  }

  LiveNotice with(String other) {
    return new LiveNotice(type, agentId, caseId, subject, sharedWith, other);
  }
}
