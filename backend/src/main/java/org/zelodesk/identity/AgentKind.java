package org.zelodesk.identity;

/** A person who logs in, or a service with credentials of its own. */
public enum AgentKind {
  PERSON,
  SERVICE
}
