package org.zelodesk.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of saved reports. Nothing here returns one that its reader may not use. */
@Singleton
class SavedReportRepository {

  private final AgroalDataSource database;
  private final ObjectMapper json;

  SavedReportRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Everybody's, the reader's own, and those of the reader's teams, by name.
   *
   * @param teamId only those of this team, for whoever may read them
   */
  List<StoredReport> ofReader(Actor actor, @Nullable Long teamId) {
    Sql sql =
        teamId == null
            ? Sql.of(
                "select r.* from saved_reports r where (r.scope = 'shared' or r.owner_id = ? or r.team_id = any(?))",
                actor.id(),
                actor.teams().keySet())
            : Sql.of("select r.* from saved_reports r where r.team_id = ? and ", teamId)
                .add(readable(actor));
    return sql.add(" order by lower(r.name), r.id").list(database, this::read);
  }

  Optional<StoredReport> find(Actor actor, long id) {
    return Sql.of("select r.* from saved_reports r where r.id = ? and ", id)
        .add(readable(actor))
        .first(database, this::read);
  }

  /** The report, locked until the end of the transaction. */
  Optional<StoredReport> lock(Actor actor, long id) {
    return Sql.of("select r.* from saved_reports r where r.id = ? and ", id)
        .add(readable(actor))
        .add(" for update")
        .first(database, this::read);
  }

  /** How many there are that the same people have from the same source. */
  long beside(StoredReport one) {
    return Sql.of(
            "select count(*) from saved_reports where scope = ? and id <> ?", one.scope(), one.id())
        .addIf(one.ownerId() != null, " and owner_id = ?", one.ownerId())
        .addIf(one.teamId() != null, " and team_id = ?", one.teamId())
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  long insert(StoredReport report, Instant now) {
    return Sql.of(
            """
            insert into saved_reports (name, scope, owner_id, team_id, definition, created_at, updated_at)
            values (?, ?, ?::bigint, ?::bigint, ?::jsonb, ?, ?) returning id""",
            report.name(),
            report.scope(),
            report.ownerId(),
            report.teamId(),
            write(report.definition()),
            now,
            now)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  void update(StoredReport report, Instant now) {
    Sql.of(
            """
            update saved_reports set version = version + 1, name = ?, scope = ?, owner_id = ?::bigint, team_id = ?::bigint,
              definition = ?::jsonb, updated_at = ? where id = ?""",
            report.name(),
            report.scope(),
            report.ownerId(),
            report.teamId(),
            write(report.definition()),
            now,
            report.id())
        .execute(database);
  }

  void delete(long id) {
    Sql.of("delete from saved_reports where id = ?", id).execute(database);
  }

  /** The condition on rows r of reports. */
  private static Sql readable(Actor actor) {
    return Sql.of("(r.scope = 'shared' or r.owner_id = ?", actor.id())
        .add(" or r.team_id = any(?)", actor.teams().keySet())
        .addIf(actor.may(Permissions.SETTINGS_WRITE), " or r.scope = 'team'")
        .add(")");
  }

  private StoredReport read(ResultSet row) throws SQLException {
    try {
      return new StoredReport(
          row.getLong("id"),
          row.getLong("version"),
          row.getString("name"),
          EnumValues.parse(ReportScope.class, row.getString("scope")),
          Sql.nullableLong(row, "owner_id"),
          Sql.nullableLong(row, "team_id"),
          json.readValue(row.getString("definition"), ReportDefinition.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a saved report that is none", e);
    }
  }

  private String write(ReportDefinition definition) {
    try {
      return json.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
