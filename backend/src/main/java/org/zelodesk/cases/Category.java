package org.zelodesk.cases;

/** The nature of the inquiry. */
public enum Category {
  QUESTION,
  COMPLAINT,
  PROBLEM,
  RETURN,
  REQUEST,
  PRAISE,
  OTHER
}
