package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of recalculations. */
@Singleton
class RecalculationRepository {

  private final AgroalDataSource database;

  RecalculationRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** One that is under way, held by this transaction. */
  record Step(long id, boolean dryRun, long lastCaseId) {}

  boolean isRunning() {
    return Sql.of("select 1 from sla_recalculations where state = 'running' and not dry_run")
        .first(database, row -> true)
        .orElse(false);
  }

  RecalculationView start(long agentId, boolean dryRun, Instant at) {
    return Sql.of(
            """
            insert into sla_recalculations (dry_run, total, requested_by, created_at)
            select ?, count(*), ?, ? from cases
            where merged_into_id is null and status in ('new', 'open', 'pending', 'on_hold') returning *""",
            dryRun,
            agentId,
            at)
        .first(database, RecalculationRepository::read)
        .orElseThrow();
  }

  Optional<RecalculationView> view(long id) {
    return Sql.of("select * from sla_recalculations where id = ?", id)
        .first(database, RecalculationRepository::read);
  }

  Optional<Step> take() {
    return Sql.of(
            "select id, dry_run, last_case_id from sla_recalculations where state = 'running' order by id limit 1 for update skip locked")
        .first(database, row -> new Step(row.getLong(1), row.getBoolean(2), row.getLong(3)));
  }

  long revision() {
    return Sql.of("select revision from sla_revision")
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  void advance(long id, List<SupportCase> seen, Recalculations.Count count) {
    Sql.of(
            """
            update sla_recalculations set version = version + 1, done = done + ?, changed = changed + ?,
              breaching = breaching + ?, last_case_id = greatest(last_case_id, ?) where id = ?""",
            (long) seen.size(),
            count.changed(),
            count.breaching(),
            seen.isEmpty() ? 0L : seen.getLast().id(),
            id)
        .execute(database);
  }

  RecalculationView finish(long id, Instant at) {
    return Sql.of(
            "update sla_recalculations set version = version + 1, state = 'done', finished_at = ? where id = ? returning *",
            at,
            id)
        .first(database, RecalculationRepository::read)
        .orElseThrow();
  }

  void fail(long id, Instant at) {
    Sql.of(
            "update sla_recalculations set version = version + 1, state = 'failed', finished_at = ? where id = ?",
            at,
            id)
        .execute(database);
  }

  private static RecalculationView read(ResultSet row) throws SQLException {
    return new RecalculationView(
        row.getLong("id"),
        row.getLong("version"),
        row.getBoolean("dry_run"),
        EnumValues.parse(RecalculationView.State.class, row.getString("state")),
        row.getLong("total"),
        row.getLong("done"),
        row.getLong("changed"),
        row.getLong("breaching"),
        Sql.instant(row, "created_at"),
        Sql.nullableInstant(row, "finished_at"));
  }
}
