package org.zelodesk.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** Reads the caller's own record, teams and all, in one statement. */
@Singleton
class ProfileRepository {

  private static final String SELECT =
      """
      select a.id, a.version, a.name, a.email, a.role, a.kind, a.language, a.time_zone, a.theme,
             a.preferences::text as preferences, t.ids, t.names, t.levels
      from agents a,
           lateral (select coalesce(array_agg(t.id order by t.name, t.id), '{}') as ids,
                           coalesce(array_agg(t.name order by t.name, t.id), '{}') as names,
                           coalesce(array_agg(m.level order by t.name, t.id), '{}') as levels
                    from team_members m join teams t on t.id = m.team_id and t.active
                    where m.agent_id = a.id) t
      where a.id = ?""";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  ProfileRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  Optional<MeView> of(Actor actor) {
    return Sql.of(SELECT, actor.id()).first(database, row -> read(actor, row));
  }

  private MeView read(Actor actor, ResultSet row) throws SQLException {
    List<String> permissions = actor.permissions().stream().sorted().toList();
    return new MeView(
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        EnumValues.parse(Role.class, row.getString("role")),
        EnumValues.parse(AgentKind.class, row.getString("kind")),
        row.getString("language"),
        row.getString("time_zone"),
        EnumValues.parse(Theme.class, row.getString("theme")),
        actor.kind() == AgentKind.SERVICE
            ? permissions.stream().filter(one -> !one.equals(Permissions.ACCOUNT)).toList()
            : null,
        teams(row),
        permissions,
        preferences(row.getString("preferences")),
        row.getLong("version"));
  }

  private static List<MeView.MyTeam> teams(ResultSet row) throws SQLException {
    List<Long> ids = Sql.longs(row, "ids");
    List<String> names = Sql.strings(row, "names");
    List<String> levels = Sql.strings(row, "levels");
    List<MeView.MyTeam> teams = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      teams.add(
          new MeView.MyTeam(
              ids.get(i), names.get(i), EnumValues.parse(Level.class, levels.get(i))));
    }
    return teams;
  }

  private Map<String, Object> preferences(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
