package org.zelodesk.identity;

/**
 * The permissions that operations ask for. A service account's token names the same words as
 * scopes.
 */
public final class Permissions {

  public static final String CASES_READ = "cases:read";
  public static final String CASES_WRITE = "cases:write";
  public static final String COMMENTS_WRITE = "comments:write";
  public static final String COMMENTS_READ_INTERNAL = "comments:read_internal";
  public static final String CUSTOMERS_READ = "customers:read";
  public static final String CUSTOMERS_WRITE = "customers:write";
  public static final String EVENTS_READ = "events:read";
  public static final String DIRECTORY_READ = "directory:read";
  public static final String SETTINGS_WRITE = "settings:write";
  public static final String SLA_PIN = "sla:pin";
  public static final String REPORTS_READ = "reports:read";
  public static final String AGENTS_MANAGE = "agents:manage";

  /** Having an account at all; every active agent and service has it. */
  public static final String ACCOUNT = "account:use";

  private Permissions() {}
}
