package org.zelodesk.notices;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be told.
 *
 * @param type dotted, as types of events are: {@code draft.updated}
 * @param caseId for all who see this case and its internal side, when {@code agentId} is null
 * @param agentId for this one alone
 * @param data serialized as JSON; no text that somebody wrote
 */
public record Notice(
    String type, @Nullable Long caseId, @Nullable Long agentId, Map<String, ?> data) {

  public static Notice ofCase(String type, long caseId, Map<String, ?> data) {
    return new Notice(type, caseId, null, data);
  }

  public static Notice to(long agentId, String type, Map<String, ?> data) {
    return new Notice(type, null, agentId, data);
  }
}
