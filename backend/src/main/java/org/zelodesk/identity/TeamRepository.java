package org.zelodesk.identity;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of teams. */
@Singleton
class TeamRepository implements PanacheRepository<Team> {

  private final AgroalDataSource database;

  TeamRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Team> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<TeamView> view(long id) {
    return Sql.of("select * from teams where id = ?", id).first(database, TeamRepository::read);
  }

  boolean isNameTaken(String name, long exceptId) {
    return Sql.of("select 1 from teams where lower(name) = lower(?) and id <> ?", name, exceptId)
        .first(database, row -> true)
        .orElse(false);
  }

  /** By id: names may change while somebody turns the pages. */
  Page<TeamView> list(@Nullable Boolean active, PageRequest page) {
    String query = "teams|" + active;
    Long after = page.afterId(query);
    Sql from = Sql.of("from teams where true").addIf(active != null, " and active = ?", active);
    Sql rows =
        Sql.of("select * ")
            .add(from)
            .addIf(after != null, " and id > ?", after)
            .add(" order by id limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, TeamRepository::read),
        team -> List.of(team.id()),
        () -> Sql.count(database, from));
  }

  Page<TeamMember> members(long teamId, PageRequest page) {
    String query = "members|" + teamId;
    Long after = page.afterId(query);
    Sql from = Sql.of("from team_members where team_id = ?", teamId);
    Sql rows =
        Sql.of("select agent_id, level ")
            .add(from)
            .addIf(after != null, " and agent_id > ?", after)
            .add(" order by agent_id limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(
            database,
            row -> new TeamMember(row.getLong(1), EnumValues.parse(Level.class, row.getString(2)))),
        member -> List.of(member.agentId()),
        () -> Sql.count(database, from));
  }

  /** What members see of themselves names their teams. */
  void touchMembers(long teamId) {
    Sql.of(
            "update agents set version = version + 1 where id in"
                + " (select agent_id from team_members where team_id = ?)",
            teamId)
        .execute(database);
  }

  private static TeamView read(ResultSet row) throws SQLException {
    return new TeamView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("active"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }
}
