package org.zelodesk.cases;

/** How much it matters; the order is the order of weight. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
