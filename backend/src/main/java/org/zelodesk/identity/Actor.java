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

  public boolean may(String permission) {
    return permissions.contains(permission);
  }

  /** How the record names them. */
  public Author author() {
    return new Author(kind == AgentKind.PERSON ? Author.Kind.AGENT : Author.Kind.SERVICE, id, name);
  }

  public Actor limitedTo(Set<String> granted) {
    return new Actor(id, subject, kind, name, email, role, active, language, teams, granted);
  }
}
