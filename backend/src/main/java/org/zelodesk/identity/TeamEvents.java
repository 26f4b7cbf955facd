package org.zelodesk.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.NewEvent;

/** What the record says about who is in a team. The subject is the team. */
final class TeamEvents {

  private TeamEvents() {}

  static NewEvent memberSet(
      Actor actor,
      long teamId,
      long agentId,
      @Nullable Membership before,
      Membership after,
      Instant now) {
    return NewEvent.of(
        "team.member_set", teamId, actor.author(), now, data(agentId, before, after));
  }

  static NewEvent memberRemoved(
      Actor actor, long teamId, long agentId, Membership before, Instant now) {
    return NewEvent.of(
        "team.member_removed", teamId, actor.author(), now, data(agentId, before, null));
  }

  private static Map<String, @Nullable Object> data(
      long agentId, @Nullable Membership before, @Nullable Membership after) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("agentId", agentId);
    data.put("before", before == null ? null : before.level());
    data.put("after", after == null ? null : after.level());
    return data;
  }
}
