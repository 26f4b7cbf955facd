package org.zelodesk.cases;

/** What somebody may do with a case that they see. */
public enum Verb {
  COMMENT_INTERNAL,
  COMMENT_PUBLIC,
  CHANGE,
  MERGE,
  SHARE,
  REDACT
}
