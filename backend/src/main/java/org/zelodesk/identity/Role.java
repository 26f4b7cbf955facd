package org.zelodesk.identity;

import static org.zelodesk.identity.Permissions.*;

import java.util.Set;

/**
 * What somebody is. The permissions say which doors open at all; which cases lie behind them is
 * decided by team and level.
 */
public enum Role {
  AGENT(
      CASES_READ,
      CASES_WRITE,
      COMMENTS_WRITE,
      COMMENTS_READ_INTERNAL,
      CUSTOMERS_READ,
      CUSTOMERS_WRITE,
      EVENTS_READ,
      DIRECTORY_READ),
  COLLABORATOR(CASES_READ, COMMENTS_WRITE, COMMENTS_READ_INTERNAL, EVENTS_READ, DIRECTORY_READ),
  LEAD(
      CASES_READ,
      CASES_WRITE,
      COMMENTS_WRITE,
      COMMENTS_READ_INTERNAL,
      CUSTOMERS_READ,
      CUSTOMERS_WRITE,
      EVENTS_READ,
      DIRECTORY_READ,
      SLA_PIN,
      REPORTS_READ),
  ADMIN(
      CASES_READ,
      CASES_WRITE,
      COMMENTS_WRITE,
      COMMENTS_READ_INTERNAL,
      CUSTOMERS_READ,
      CUSTOMERS_WRITE,
      EVENTS_READ,
      DIRECTORY_READ,
      SETTINGS_WRITE,
      SLA_PIN,
      AGENTS_MANAGE,
      REPORTS_READ),
  /** A service account: at most these, and of them only what the token's scopes name. */
  INTEGRATION(
      CASES_READ,
      CASES_WRITE,
      COMMENTS_WRITE,
      COMMENTS_READ_INTERNAL,
      CUSTOMERS_READ,
      CUSTOMERS_WRITE,
      EVENTS_READ,
      DIRECTORY_READ,
      SETTINGS_WRITE,
      REPORTS_READ);

  private final Set<String> permissions;

  Role(String... permissions) {
    this.permissions = Set.of(permissions);
  }

  public Set<String> permissions() {
    return permissions;
  }
}
