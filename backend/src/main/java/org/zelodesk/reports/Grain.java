package org.zelodesk.reports;

/**
 * What one sample of a metric is, and where its rows stand. {@code c} has the columns of a case
 * that access and queries ask for; {@code f} are the facts of the case, the same row as {@code c}
 * unless a query asks for more than facts have.
 */
enum Grain {
  /** A case, when it was opened. */
  CREATED("case_facts f", "f.created_at"),

  /** A solved case, when it was solved last. */
  RESOLVED("case_facts f", "f.resolved_at"),

  /** Something that happened to a case. */
  MOMENT("case_moments m join case_facts f on f.id = m.case_id", "m.at"),

  /** A promise, when it was kept or broken. */
  CLOCK("case_clocks m join case_facts f on f.id = m.case_id", "m.at"),

  /** A survey that somebody was given, when they were. */
  SURVEY("surveys s join case_facts f on f.id = s.case_id", "s.sent_at"),

  /** A survey that was answered, when it first was. */
  ANSWER("surveys s join case_facts f on f.id = s.case_id", "s.answered_at"),

  /** An unsolved case, at the end of a period. */
  BACKLOG("case_spans m join case_facts f on f.id = m.case_id", "m.from_at"),

  /** The desk at the end of a period. */
  LOAD("", "");

  private final String from;
  private final String at;

  Grain(String from, String at) {
    this.from = from;
    this.at = at;
  }

  String from() {
    return from;
  }

  String at() {
    return at;
  }
}
