package org.zelodesk.testing;

import org.jspecify.annotations.Nullable;

/** Who asks, in the matrix of access. Team 11 is "the team"; nobody here belongs to team 13. */
public enum Persona {
  ANON(0, null),
  /** Members of team 11, by level. */
  CHANGE(101, "agent"),
  REPLY(102, "agent"),
  SEE(104, "agent"),
  /** A member of team 12. */
  OTHER(105, "agent"),
  /** A lead whose level in team 11 is see. */
  LEAD(106, "lead"),
  ADMIN(107, "admin"),
  COLLABORATOR(103, "collaborator"),
  /** A service account with every scope. */
  SERVICE(108, "integration"),
  /** The same account, its token without any scope. */
  UNSCOPED(108, "integration"),
  /** The same account, its token without comments:read_internal. */
  PUBLIC(108, "integration"),
  /** A member of team 11 whose account was disabled. */
  DISABLED(109, "agent"),
  /** Was a member of team 11. */
  REVOKED(110, "agent");

  private static final String[] SCOPES = {
    "cases:read",
    "cases:write",
    "comments:write",
    "comments:read_internal",
    "customers:read",
    "customers:write",
    "events:read",
    "directory:read",
    "settings:write",
    "reports:read"
  };

  private final long id;
  private final @Nullable String role;

  Persona(long id, @Nullable String role) {
    this.id = id;
    this.role = role;
  }

  public long id() {
    return id;
  }

  String subject() {
    return "world-" + id;
  }

  public @Nullable String token() {
    if (role == null) {
      return null;
    }
    return switch (this) {
      case SERVICE -> Tokens.service(subject(), SCOPES);
      case UNSCOPED -> Tokens.service(subject());
      case PUBLIC ->
          Tokens.service(
              subject(),
              java.util.Arrays.stream(SCOPES)
                  .filter(scope -> !scope.equals("comments:read_internal"))
                  .toArray(String[]::new));
      default -> Tokens.of(subject(), role);
    };
  }
}
