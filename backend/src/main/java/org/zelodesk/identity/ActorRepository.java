package org.zelodesk.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** Reads who an account is, with their teams, in one statement. */
@Singleton
class ActorRepository {

  private static final String SELECT =
      """
      select a.id, a.subject, a.kind, a.name, a.email, a.role, a.active, a.language,
             array(select m.team_id from team_members m join teams t on t.id = m.team_id and t.active
                   where m.agent_id = a.id order by m.team_id) as team_ids,
             array(select m.level from team_members m join teams t on t.id = m.team_id and t.active
                   where m.agent_id = a.id order by m.team_id) as levels
      from agents a where\s""";

  private final AgroalDataSource database;

  ActorRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Actor> bySubject(String subject) {
    return Sql.of(SELECT).add("a.subject = ?", subject).first(database, ActorRepository::read);
  }

  Optional<Actor> byId(long id) {
    return Sql.of(SELECT).add("a.id = ?", id).first(database, ActorRepository::read);
  }

  /**
   * Makes the record of an account that the identity provider vouches for; another node may do the
   * same at this moment.
   *
   * @return the new agent's id; empty when the subject or the address is already known
   */
  Optional<Long> create(
      String subject,
      AgentKind kind,
      String name,
      @Nullable String email,
      Role role,
      @Nullable String language,
      Instant now) {
    return Sql.of(
            "insert into agents (subject, kind, name, email, role, language, created_at, updated_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
            subject,
            kind,
            name,
            email,
            role,
            language,
            now,
            now)
        .first(database, row -> row.getLong(1));
  }

  private static Actor read(ResultSet row) throws SQLException {
    Map<Long, Level> teams = new HashMap<>();
    Long[] ids = (Long[]) row.getArray("team_ids").getArray();
    String[] levels = (String[]) row.getArray("levels").getArray();
    for (int i = 0; i < ids.length; i++) {
      teams.put(ids[i], EnumValues.parse(Level.class, levels[i]));
    }
    Role role = EnumValues.parse(Role.class, row.getString("role"));
    Set<String> permissions = new HashSet<>(role.permissions());
    permissions.add(Permissions.ACCOUNT);
    return new Actor(
        row.getLong("id"),
        row.getString("subject"),
        EnumValues.parse(AgentKind.class, row.getString("kind")),
        row.getString("name"),
        row.getString("email"),
        role,
        row.getBoolean("active"),
        row.getString("language"),
        Map.copyOf(teams),
        Set.copyOf(permissions));
  }
}
