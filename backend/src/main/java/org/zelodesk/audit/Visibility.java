package org.zelodesk.audit;

/**
 * Who may learn of it: {@code PUBLIC} may reach the customer, {@code INTERNAL} never leaves the
 * desk.
 */
public enum Visibility {
  PUBLIC,
  INTERNAL
}
