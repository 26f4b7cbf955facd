package org.zelodesk.search;

import java.util.Set;

/**
 * A query that nobody reads: when a policy or a rule applies. It means the same whoever causes it
 * to be asked, and whenever.
 */
public final class Condition {

  private final String text;
  private final String textWithIds;
  private final Clause clause;
  private final Set<String> fields;

  Condition(String text, String textWithIds, Clause clause, Set<String> fields) {
    this.text = text;
    this.textWithIds = textWithIds;
    this.clause = clause;
    this.fields = Set.copyOf(fields);
  }

  /** Whether it holds for the case as it is now. */
  public boolean matches(CaseFacts facts) {
    return Matching.holds(clause, facts);
  }

  /**
   * What it depends on, by the names in {@code changes} of {@code case.updated} events: {@code
   * teamId}, {@code customFields.plan}. When none of them changed, the answer did not change.
   */
  public Set<String> fields() {
    return fields;
  }

  /** As it was typed. */
  public String text() {
    return text;
  }

  /**
   * The same with ids in place of names: still a query, and one whose meaning stays when a team or
   * a topic gets another name. This is what is to be stored beside {@link #text}.
   */
  public String textWithIds() {
    return textWithIds;
  }
}
