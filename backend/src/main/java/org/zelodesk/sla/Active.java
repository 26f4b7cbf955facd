package org.zelodesk.sla;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zelodesk.search.CaseFacts;

/**
 * The policies that are in use.
 *
 * @param revision counts the changes of policies and calendars; the same number, the same policies
 * @param policies by position
 */
record Active(long revision, List<ActivePolicy> policies) {

  /** The first by position that is for such a case. */
  Optional<ActivePolicy> choose(CaseFacts facts) {
    return policies.stream().filter(one -> one.condition().matches(facts)).findFirst();
  }

  /** What the choice depends on, in the words of the changes of a {@code case.updated} event. */
  Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    policies.forEach(one -> fields.addAll(one.condition().fields()));
    return fields;
  }

  boolean isEmpty() {
    return policies.isEmpty();
  }
}
