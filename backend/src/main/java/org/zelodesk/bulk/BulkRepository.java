package org.zelodesk.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of bulk jobs. */
@Singleton
class BulkRepository {

  private static final String VIEW =
      """
      select j.id, j.version, j.state, j.dry_run, j.what, j.total, j.created_at, j.finished_at, i.* from bulk_jobs j
      cross join lateral (
        select count(*) filter (where i.state <> 'waiting') as done,
               count(*) filter (where i.state in ('done', 'unchanged', 'undone', 'kept')) as succeeded,
               count(*) filter (where i.state = 'unchanged') as unchanged,
               count(*) filter (where i.state = 'failed') as failed,
               count(*) filter (where i.state = 'undone') as undone,
               count(*) filter (where i.state = 'kept') as kept
        from bulk_items i where i.job_id = j.id) i where\s""";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final BulkConfig config;

  BulkRepository(AgroalDataSource database, ObjectMapper json, BulkConfig config) {
    this.database = database;
    this.json = json;
    this.config = config;
  }

  /** A job under way, as whoever works on it knows it. */
  record Job(
      long id,
      long agentId,
      Set<String> permissions,
      BulkOrder order,
      boolean dryRun,
      boolean back) {}

  /** A case of a job, held by this transaction. */
  record Item(long caseId, @Nullable Long versionAfter, BulkChange.@Nullable Before before) {}

  long insert(Actor actor, BulkOrder order, boolean dryRun, List<Long> caseIds, Instant at) {
    long id =
        Sql.of(
                "insert into bulk_jobs (agent_id, permissions, what, dry_run, total, created_at) values (?, ?, ?::jsonb, ?, ?, ?) returning id",
                actor.id(),
                actor.permissions(),
                write(order),
                dryRun,
                (long) caseIds.size(),
                at)
            .first(database, row -> row.getLong(1))
            .orElseThrow();
    Sql.of(
            "insert into bulk_items (job_id, case_id, place) select ?, o.id, o.place from unnest(?) with ordinality as o (id, place)",
            id,
            caseIds)
        .execute(database);
    return id;
  }

  long underWay(long agentId) {
    return Sql.of(
            "select count(*) from bulk_jobs where agent_id = ? and state in ('running', 'undoing')",
            agentId)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  Optional<BulkJobView> view(long id, long agentId) {
    return Sql.of(VIEW)
        .add("j.id = ? and j.agent_id = ?", id, agentId)
        .first(database, this::readView);
  }

  /** The job of this asker, locked until the end of the transaction. */
  Optional<Job> lock(long id, long agentId) {
    hold("pg_advisory_xact_lock", id);
    return Sql.of("select * from bulk_jobs where id = ? and agent_id = ? for update", id, agentId)
        .first(database, this::readJob);
  }

  Page<BulkItemView> items(
      long jobId, BulkItemView.@Nullable State state, Locale locale, PageRequest page) {
    String query = "bulk|" + jobId + "|" + state;
    Long after = page.afterId(query);
    Sql from =
        Sql.of("from bulk_items where job_id = ?", jobId)
            .addIf(state != null, " and state = ?", state);
    List<Placed> rows =
        Sql.of("select * ")
            .add(from)
            .addIf(after != null, " and place > ?", after)
            .add(" order by place limit ?", page.limit + 1)
            .list(database, row -> new Placed(row.getInt("place"), readItem(row, locale)));
    Page<Placed> cut =
        page.page(query, rows, row -> List.of(row.place()), () -> Sql.count(database, from));
    return new Page<>(cut.data().stream().map(Placed::item).toList(), cut.page(), null);
  }

  private record Placed(int place, BulkItemView item) {}

  List<Job> allUnderWay() {
    return Sql.of("select * from bulk_jobs where state in ('running', 'undoing') order by id")
        .list(database, this::readJob);
  }

  /**
   * The next case of a job that nobody is at; none when the job was stopped, too. Who stops a job
   * waits for the cases that are being done, so that afterwards none is.
   */
  Optional<Item> next(Job job) {
    hold("pg_advisory_xact_lock_shared", job.id());
    boolean goesOn =
        Sql.of(
                "select 1 from bulk_jobs where id = ? and state = ?",
                job.id(),
                job.back() ? "undoing" : "running")
            .first(database, row -> true)
            .orElse(false);
    if (!goesOn) {
      return Optional.empty();
    }
    return Sql.of(
            """
            select i.case_id, i.version_after, i.before from bulk_items i
            where i.job_id = ? and i.state = ? order by i.place limit 1 for update skip locked""",
            job.id(),
            job.back() ? "done" : "waiting")
        .first(
            database,
            row ->
                new Item(
                    row.getLong(1),
                    Sql.nullableLong(row, "version_after"),
                    before(row.getString("before"))));
  }

  /** What became of a case; nothing when somebody was faster. */
  void record(
      Job job,
      long caseId,
      BulkItemView.State state,
      @Nullable Long versionAfter,
      BulkChange.@Nullable Before before,
      @Nullable Map<String, String> problem) {
    Sql.of(
            """
            update bulk_items set state = ?, version_after = coalesce(?::bigint, version_after),
              before = coalesce(?::jsonb, before), problem = ?::jsonb where job_id = ? and case_id = ? and state = ?""",
            state,
            versionAfter,
            before == null ? null : write(before),
            problem == null ? null : write(problem),
            job.id(),
            caseId,
            job.back() ? "done" : "waiting")
        .execute(database);
  }

  /** Ends a job whose last case is done; false when it has not, or somebody else did. */
  boolean finish(Job job, Instant at) {
    return Sql.of(
                """
                update bulk_jobs set state = ?, version = version + 1, finished_at = coalesce(finished_at, ?)
                where id = ? and state = ? and not exists (select 1 from bulk_items where job_id = ? and state = ?)""",
                job.back() ? "undone" : "done",
                at,
                job.id(),
                job.back() ? "undoing" : "running",
                job.id(),
                job.back() ? "done" : "waiting")
            .execute(database)
        > 0;
  }

  void moveTo(long id, BulkJobView.State state, Instant at) {
    Sql.of(
            "update bulk_jobs set state = ?, version = version + 1, finished_at = coalesce(finished_at, ?) where id = ?",
            state,
            at,
            id)
        .execute(database);
  }

  int forget(Instant finishedBefore) {
    return Sql.of(
            "delete from bulk_jobs where finished_at < ? and state not in ('running', 'undoing')",
            finishedBefore)
        .execute(database);
  }

  /**
   * A lock of the job until the end of the transaction. Not one of its row: there, whoever shares
   * it could go on before those who wait to have it alone.
   */
  private void hold(String lock, long id) {
    Sql.of("select " + lock + "(hashtextextended('bulk_jobs', ?))", id)
        .first(database, row -> true);
  }

  private BulkJobView readView(ResultSet row) throws SQLException {
    BulkOrder order = read(row.getString("what"), BulkOrder.class);
    BulkJobView.State state = EnumValues.parse(BulkJobView.State.class, row.getString("state"));
    boolean dryRun = row.getBoolean("dry_run");
    Instant finishedAt = Sql.nullableInstant(row, "finished_at");
    boolean ended = state == BulkJobView.State.DONE || state == BulkJobView.State.CANCELLED;
    Duration window = config.undoWindow();
    return new BulkJobView(
        row.getLong("id"),
        row.getLong("version") + row.getLong("done") + row.getLong("undone") + row.getLong("kept"),
        state,
        dryRun,
        row.getLong("total"),
        row.getLong("done"),
        row.getLong("succeeded"),
        row.getLong("unchanged"),
        row.getLong("failed"),
        row.getLong("undone"),
        row.getLong("kept"),
        order.comment() != null,
        Sql.instant(row, "created_at"),
        finishedAt,
        ended && !dryRun && order.canBeUndone() && finishedAt != null
            ? finishedAt.plus(window)
            : null);
  }

  private Job readJob(ResultSet row) throws SQLException {
    return new Job(
        row.getLong("id"),
        row.getLong("agent_id"),
        Set.copyOf(Sql.strings(row, "permissions")),
        read(row.getString("what"), BulkOrder.class),
        row.getBoolean("dry_run"),
        row.getString("state").equals("undoing"));
  }

  private BulkItemView readItem(ResultSet row, Locale locale) throws SQLException {
    String stored = row.getString("problem");
    JsonNode problem = stored == null ? null : read(stored, JsonNode.class);
    return new BulkItemView(
        row.getLong("case_id"),
        EnumValues.parse(BulkItemView.State.class, row.getString("state")),
        problem == null ? null : problem.path("code").asText(),
        problem == null ? null : problem.path(locale.getLanguage()).asText(),
        Sql.nullableLong(row, "version_after"));
  }

  private BulkChange.@Nullable Before before(@Nullable String stored) {
    return stored == null ? null : read(stored, BulkChange.Before.class);
  }

  private <T> T read(String stored, Class<T> type) {
    try {
      return json.readValue(stored, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
