package org.zelodesk.identity;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of agents and of the teams they are in. */
@Singleton
class AgentRepository implements PanacheRepository<Agent> {

  private static final String COLUMNS =
      """
      select a.id, a.version, a.name, a.email, a.role, a.kind, a.active, a.language,
             a.created_at, a.updated_at, lower(a.name) as sort,
             array(select m.team_id from team_members m where m.agent_id = a.id order by m.team_id) as team_ids,
             array(select m.level from team_members m where m.agent_id = a.id order by m.team_id) as levels
      """;

  private record Row(AgentView agent, String sort) {}

  private final AgroalDataSource database;

  AgentRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Agent> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<AgentView> view(long id) {
    return Sql.of(COLUMNS)
        .add("from agents a where a.id = ?", id)
        .first(database, AgentRepository::read);
  }

  Page<AgentView> list(AgentFilter filter, PageRequest page) {
    String query = "agents|" + filter;
    List<String> after = page.after(query, 2);
    Sql from =
        Sql.of("from agents a where true")
            .addIf(filter.active() != null, " and a.active = ?", filter.active())
            .addIf(filter.role() != null, " and a.role = ?", filter.role())
            .addIf(
                filter.teamId() != null,
                " and exists (select 1 from team_members t where t.agent_id = a.id and t.team_id = ?)",
                filter.teamId());
    Sql rows = Sql.of(COLUMNS).add(from);
    if (after != null) {
      rows.add(
          " and (lower(a.name), a.id) > (?, ?)",
          after.getFirst(),
          PageRequest.number(after.getLast()));
    }
    rows.add(" order by lower(a.name), a.id limit ?", page.limit + 1);
    Page<Row> found =
        page.page(
            query,
            rows.list(database, row -> new Row(read(row), row.getString("sort"))),
            row -> List.of(row.sort(), row.agent().id()),
            () -> Sql.count(database, from));
    return new Page<>(found.data().stream().map(Row::agent).toList(), found.page(), null);
  }

  List<Membership> teamsOf(long agentId) {
    return Sql.of(
            "select team_id, level from team_members where agent_id = ? order by team_id", agentId)
        .list(
            database,
            row -> new Membership(row.getLong(1), EnumValues.parse(Level.class, row.getString(2))));
  }

  boolean isEmailTaken(String email) {
    return Sql.of("select 1 from agents where lower(email) = lower(?)", email)
        .first(database, row -> true)
        .orElse(false);
  }

  /** Those of the teams that exist. */
  List<Long> existingTeams(Collection<Long> ids) {
    return Sql.of("select id from teams where id = any(?)", ids)
        .list(database, row -> row.getLong(1));
  }

  void setMember(long teamId, long agentId, Level level) {
    Sql.of(
            "insert into team_members (team_id, agent_id, level) values (?, ?, ?)"
                + " on conflict (team_id, agent_id) do update set level = excluded.level",
            teamId,
            agentId,
            level)
        .execute(database);
  }

  void removeMember(long teamId, long agentId) {
    Sql.of("delete from team_members where team_id = ? and agent_id = ?", teamId, agentId)
        .execute(database);
  }

  /** One at a time may change who is an admin; two demotions at once must not leave none. */
  void serializeAdmins() {
    Sql.of("select pg_advisory_xact_lock(hashtextextended('zelodesk.admins', 0))")
        .first(database, row -> true);
  }

  boolean hasOtherActiveAdmin(long agentId) {
    return Sql.of(
            "select 1 from agents where role = ? and active and id <> ? limit 1",
            Role.ADMIN,
            agentId)
        .first(database, row -> true)
        .orElse(false);
  }

  private static AgentView read(ResultSet row) throws SQLException {
    List<Long> ids = Sql.longs(row, "team_ids");
    List<String> levels = Sql.strings(row, "levels");
    List<Membership> teams = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      teams.add(new Membership(ids.get(i), EnumValues.parse(Level.class, levels.get(i))));
    }
    @Nullable String email = row.getString("email");
    return new AgentView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        email,
        EnumValues.parse(Role.class, row.getString("role")),
        EnumValues.parse(AgentKind.class, row.getString("kind")),
        row.getBoolean("active"),
        row.getString("language"),
        teams,
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"),
        null);
  }
}
