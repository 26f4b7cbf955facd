package org.zelodesk.identity;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;

/**
 * Who acts: an agent or a service as they are now, not as their token says they once were.
 *
 * @param teams the teams they belong to, with their level
 * @param permissions what their role, or their token's scopes, open
 */
public record Actor(
    long id,
    String subject,
    AgentKind kind,
    String name,
    @Nullable String email,
    Role role,
    boolean active,
    @Nullable String language,
    Map<Long, Level> teams,
    Set<String> permissions) {

  /** The product itself, where a rule acts and nobody asked. */
  public static final Actor SYSTEM =
      new Actor(
          0,
          "",
          AgentKind.SERVICE,
          Author.SYSTEM.name(),
          null,
          Role.ADMIN,
          true,
          null,
          Map.of(),
          Set.of());

  public boolean may(String permission) {
    return permissions.contains(permission);
  }

  /** How the record names them. */
  public Author author() {
    return this == SYSTEM
        ? Author.SYSTEM
        : new Author(kind == AgentKind.PERSON ? Author.Kind.AGENT : Author.Kind.SERVICE, id, name);
  }

  /** What this one may do, on behalf of another, who is on the record: for what is brought in. */
  public Actor inTheNameOf(Actor other) {
    return new Actor(
        other.id,
        other.subject,
        other.kind,
        other.name,
        other.email,
        role,
        active,
        language,
        teams,
        permissions);
  }

  public Actor limitedTo(Set<String> granted) {
    return new Actor(id, subject, kind, name, email, role, active, language, teams, granted);
  }
}
