package org.zelodesk.identity;

/** What a member may do with the cases of a team; each level holds those before it. */
public enum Level {
  SEE,
  REPLY,
  CHANGE;

  public boolean holds(Level other) {
    return compareTo(other) >= 0;
  }
}
