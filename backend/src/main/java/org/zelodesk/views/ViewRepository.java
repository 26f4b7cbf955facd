package org.zelodesk.views;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseGrouping;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of views. Nothing here returns a view that its reader may not use. */
@Singleton
class ViewRepository {

  private final AgroalDataSource database;

  ViewRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** Where a reader has put a view. */
  record Place(int position, boolean hidden) {}

  /** Everybody's, the reader's own, and those of the reader's teams, in the order of making. */
  List<StoredView> ofReader(Actor actor) {
    return Sql.of("select v.* from views v where v.scope = 'shared' or v.owner_id = ?", actor.id())
        .add(" or v.team_id = any(?) order by v.id", actor.teams().keySet())
        .list(database, ViewRepository::read);
  }

  /** Of one team, for those who may read them. */
  List<StoredView> ofTeam(Actor actor, long teamId) {
    return Sql.of("select v.* from views v where v.team_id = ? and ", teamId)
        .add(readable(actor))
        .add(" order by v.id")
        .list(database, ViewRepository::read);
  }

  Optional<StoredView> find(Actor actor, long id) {
    return Sql.of("select v.* from views v where v.id = ? and ", id)
        .add(readable(actor))
        .first(database, ViewRepository::read);
  }

  List<StoredView> find(Actor actor, List<Long> ids) {
    return Sql.of("select v.* from views v where v.id = any(?) and ", ids)
        .add(readable(actor))
        .list(database, ViewRepository::read);
  }

  /** The view, locked until the end of the transaction. */
  Optional<StoredView> lock(Actor actor, long id) {
    return Sql.of("select v.* from views v where v.id = ? and ", id)
        .add(readable(actor))
        .add(" for update")
        .first(database, ViewRepository::read);
  }

  /** How many views there are beside this one that the same people have from the same source. */
  long besides(ViewDefinition one, long exceptId) {
    return Sql.of("select count(*) from views where scope = ? and id <> ?", one.scope(), exceptId)
        .addIf(one.ownerId() != null, " and owner_id = ?", one.ownerId())
        .addIf(one.teamId() != null, " and team_id = ?", one.teamId())
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  StoredView insert(ViewDefinition view, Instant now) {
    return Sql.of(
            """
            insert into views (name, scope, owner_id, team_id, query, columns, sort, group_by, created_at, updated_at)
            values (?, ?, ?::bigint, ?::bigint, ?, ?, ?, ?, ?, ?) returning *""",
            view.name(),
            view.scope(),
            view.ownerId(),
            view.teamId(),
            view.query(),
            view.columns(),
            view.sort(),
            view.groupBy(),
            now,
            now)
        .first(database, ViewRepository::read)
        .orElseThrow();
  }

  StoredView update(long id, ViewDefinition view, Instant now) {
    return Sql.of(
            """
            update views set version = version + 1, name = ?, scope = ?, owner_id = ?::bigint, team_id = ?::bigint, query = ?,
              columns = ?, sort = ?, group_by = ?, updated_at = ? where id = ? returning *""",
            view.name(),
            view.scope(),
            view.ownerId(),
            view.teamId(),
            view.query(),
            view.columns(),
            view.sort(),
            view.groupBy(),
            now,
            id)
        .first(database, ViewRepository::read)
        .orElseThrow();
  }

  void delete(long id) {
    Sql.of("delete from view_places where view_id = ?", id).execute(database);
    Sql.of("delete from views where id = ?", id).execute(database);
  }

  Map<Long, Place> places(long agentId) {
    Map<Long, Place> places = new LinkedHashMap<>();
    Sql.of(
            "select view_id, position, hidden from view_places where agent_id = ? order by position",
            agentId)
        .list(
            database,
            row -> places.put(row.getLong(1), new Place(row.getInt(2), row.getBoolean(3))));
    return places;
  }

  void place(long agentId, List<Long> ids, List<Long> hidden) {
    // Of two arrangements at the same time the later one counts, whole.
    Sql.of("select 1 from agents where id = ? for no key update", agentId)
        .first(database, row -> true);
    Sql.of("delete from view_places where agent_id = ?", agentId).execute(database);
    Sql.of(
            """
            insert into view_places (agent_id, view_id, position, hidden)
            select ?, o.id, o.position, o.id = any(?) from unnest(?) with ordinality as o (id, position)""",
            agentId,
            hidden,
            ids)
        .execute(database);
  }

  /** The condition on rows v of views. */
  private static Sql readable(Actor actor) {
    return Sql.of("(v.scope = 'shared' or v.owner_id = ?", actor.id())
        .add(" or v.team_id = any(?)", actor.teams().keySet())
        .addIf(actor.may(Permissions.SETTINGS_WRITE), " or v.scope = 'team'")
        .add(")");
  }

  private static StoredView read(ResultSet row) throws SQLException {
    return new StoredView(
        row.getLong("id"),
        row.getLong("version"),
        new ViewDefinition(
            row.getString("name"),
            EnumValues.parse(ViewScope.class, row.getString("scope")),
            Sql.nullableLong(row, "owner_id"),
            Sql.nullableLong(row, "team_id"),
            row.getString("query"),
            Sql.strings(row, "columns").stream()
                .map(word -> EnumValues.parse(ViewColumn.class, word))
                .toList(),
            row.getString("sort"),
            grouping(row.getString("group_by"))));
  }

  private static @Nullable CaseGrouping grouping(@Nullable String word) {
    return word == null ? null : EnumValues.parse(CaseGrouping.class, word);
  }
}
