package org.zelodesk.cases;

/** Whose words a comment holds: the customer's, or those of the agent who writes it. */
public enum Speaker {
  CUSTOMER,
  AGENT
}
