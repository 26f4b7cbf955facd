package org.zelodesk.drafts;

/** What became of a draft. */
public enum DraftEnd {
  /** It is a comment now. */
  SENT,
  /** It waits to be sent. */
  SCHEDULED,
  DISCARDED,
  /** A colleague goes on with it, in a draft of their own. */
  TAKEN_OVER
}
