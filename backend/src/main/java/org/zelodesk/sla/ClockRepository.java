package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of clocks and their signals. */
@Singleton
class ClockRepository {

  /** A statement binds at most 65,535 values, and a clock has eighteen. */
  private static final int BATCH = 1000;

  private final AgroalDataSource database;

  ClockRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** Which clock of a case. */
  record Turn(SlaMetric metric, int ordinal) {}

  /** Which signal of a clock. */
  record SignalKey(Signal.Kind kind, int ordinal) {}

  /** A signal that was published, or one to come. */
  record StoredSignal(Instant at, boolean published) {}

  /** A stored clock with its signals. */
  record StoredClock(long id, ClockRow row, Map<SignalKey, StoredSignal> signals) {}

  /**
   * What is stored for a case.
   *
   * @param revision of policies and calendars
   */
  record Stored(long revision, Map<Turn, StoredClock> clocks) {}

  /** Locks the clocks of a case, so that nothing of them is published meanwhile. */
  Stored lock(long caseId) {
    Map<Turn, StoredClock> clocks = new HashMap<>();
    long revision =
        Sql.of(
                """
                select r.revision, c.*
                from sla_revision r left join (select * from sla_clocks where case_id = ? for update) c on true""",
                caseId)
            .list(
                database,
                row -> {
                  if (Sql.nullableLong(row, "id") != null) {
                    put(clocks, row);
                  }
                  return row.getLong("revision");
                })
            .getFirst();
    readSignals(clocks.values());
    return new Stored(revision, clocks);
  }

  /** The same for many cases, in two statements; cases without clocks are left out. */
  Map<Long, Map<Turn, StoredClock>> lockAll(Collection<Long> caseIds) {
    Map<Long, Map<Turn, StoredClock>> found = new HashMap<>();
    Sql.of("select * from sla_clocks where case_id = any(?) order by id for update", caseIds)
        .list(
            database,
            row -> put(found.computeIfAbsent(row.getLong("case_id"), id -> new HashMap<>()), row));
    readSignals(found.values().stream().flatMap(clocks -> clocks.values().stream()).toList());
    return found;
  }

  private static boolean put(Map<Turn, StoredClock> clocks, ResultSet row) throws SQLException {
    StoredClock clock = new StoredClock(row.getLong("id"), readClock(row), new HashMap<>());
    clocks.put(new Turn(clock.row().metric(), clock.row().ordinal()), clock);
    return true;
  }

  private void readSignals(Collection<StoredClock> clocks) {
    if (clocks.isEmpty()) {
      return;
    }
    Map<Long, StoredClock> byId = new HashMap<>();
    clocks.forEach(clock -> byId.put(clock.id(), clock));
    Sql.of(
            "select clock_id, kind, ordinal, at, published from sla_signals where clock_id = any(?)",
            byId.keySet())
        .list(
            database,
            row ->
                Objects.requireNonNull(byId.get(row.getLong("clock_id")))
                    .signals()
                    .put(
                        new SignalKey(
                            EnumValues.parse(Signal.Kind.class, row.getString("kind")),
                            row.getInt("ordinal")),
                        new StoredSignal(Sql.instant(row, "at"), row.getBoolean("published"))));
  }

  /** The ids of the clocks of a case. */
  Map<Turn, Long> ids(long caseId) {
    Map<Turn, Long> ids = new HashMap<>();
    Sql.of("select id, metric, ordinal from sla_clocks where case_id = ?", caseId)
        .list(database, row -> ids.put(turn(row), row.getLong("id")));
    return ids;
  }

  private static Turn turn(ResultSet row) throws SQLException {
    return new Turn(
        EnumValues.parse(SlaMetric.class, row.getString("metric")), row.getInt("ordinal"));
  }

  /** A clock as it is to be stored. */
  record NewClock(long caseId, ClockRow row) {}

  /** Which clock of which case. */
  record ClockOf(long caseId, Turn turn) {}

  /** Inserts or replaces clocks of cases; the ids of all of them. */
  Map<ClockOf, Long> storeClocks(List<NewClock> clocks) {
    Map<ClockOf, Long> ids = new HashMap<>();
    for (int from = 0; from < clocks.size(); from += BATCH) {
      insert(clocks.subList(from, Math.min(from + BATCH, clocks.size())), ids);
    }
    return ids;
  }

  private void insert(List<NewClock> clocks, Map<ClockOf, Long> ids) {
    Sql sql =
        Sql.of(
            """
            insert into sla_clocks (case_id, metric, ordinal, policy_id, policy_version, calendar_id, calendar_version,
              target_seconds, state, started_at, due_at, pinned, ended_at, cancel_reason, breached_at, breach_cause,
              superseded, elapsed_seconds) values\s""");
    for (int index = 0; index < clocks.size(); index++) {
      ClockRow one = clocks.get(index).row();
      sql.add(
          (index > 0 ? ", " : "")
              + "(?, ?, ?, ?, ?, ?::bigint, ?, ?, ?, ?, ?::timestamptz, ?, ?::timestamptz, ?, ?::timestamptz, ?, ?, ?::bigint)",
          clocks.get(index).caseId(),
          one.metric(),
          one.ordinal(),
          one.policy().policyId(),
          one.policy().policyVersion(),
          one.policy().calendarId(),
          one.policy().calendarVersion(),
          one.targetSeconds(),
          one.state(),
          one.startedAt(),
          one.dueAt(),
          one.pinned(),
          one.endedAt(),
          one.cancelReason(),
          one.breachedAt(),
          one.breachCause(),
          one.superseded(),
          one.elapsedSeconds());
    }
    sql.add(
        """
         on conflict (case_id, metric, ordinal) do update set policy_id = excluded.policy_id,
          policy_version = excluded.policy_version, calendar_id = excluded.calendar_id,
          calendar_version = excluded.calendar_version, target_seconds = excluded.target_seconds, state = excluded.state,
          started_at = excluded.started_at, due_at = excluded.due_at, pinned = excluded.pinned,
          ended_at = excluded.ended_at, cancel_reason = excluded.cancel_reason, breached_at = excluded.breached_at,
          breach_cause = excluded.breach_cause, superseded = excluded.superseded,
          elapsed_seconds = excluded.elapsed_seconds
        returning id, case_id, metric, ordinal""");
    sql.list(
        database,
        row -> ids.put(new ClockOf(row.getLong("case_id"), turn(row)), row.getLong("id")));
  }

  /** A signal of a clock, as it is to be stored. */
  record NewSignal(long clockId, SignalKey key, Instant at, boolean published) {}

  /** A published one is never changed; the key refuses a second one. */
  void storeSignals(List<NewSignal> signals) {
    for (int from = 0; from < signals.size(); from += BATCH) {
      insert(signals.subList(from, Math.min(from + BATCH, signals.size())));
    }
  }

  private void insert(List<NewSignal> signals) {
    Sql sql = Sql.of("insert into sla_signals (clock_id, kind, ordinal, at, published) values ");
    for (int index = 0; index < signals.size(); index++) {
      NewSignal one = signals.get(index);
      sql.add(
          (index > 0 ? ", " : "") + "(?, ?, ?, ?, ?)",
          one.clockId(),
          one.key().kind(),
          one.key().ordinal(),
          one.at(),
          one.published());
    }
    sql.add(
            " on conflict (clock_id, kind, ordinal) do update set at = excluded.at, published = excluded.published"
                + " where not sla_signals.published")
        .execute(database);
  }

  /** Forgets signals that will not come after all. */
  void forget(Map<Long, List<SignalKey>> byClock) {
    List<Long> clocks = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    List<Long> ordinals = new ArrayList<>();
    byClock.forEach(
        (clock, keys) ->
            keys.forEach(
                key -> {
                  clocks.add(clock);
                  kinds.add(EnumValues.wire(key.kind()));
                  ordinals.add((long) key.ordinal());
                }));
    if (!clocks.isEmpty()) {
      Sql.of(
              """
              delete from sla_signals s using unnest(?::bigint[], ?::text[], ?::bigint[]) as gone (clock_id, kind, ordinal)
              where s.clock_id = gone.clock_id and s.kind = gone.kind and s.ordinal = gone.ordinal and not s.published""",
              clocks,
              kinds,
              ordinals)
          .execute(database);
    }
  }

  /** Puts what is promised on the rows of cases, each a version further. */
  void show(Map<Long, Settlement> settlements) {
    List<Long> ids = new ArrayList<>();
    List<@Nullable String> states = new ArrayList<>();
    List<@Nullable String> dues = new ArrayList<>();
    List<@Nullable String> metrics = new ArrayList<>();
    settlements.forEach(
        (id, settlement) -> {
          Settlement.Promise promise = settlement.promise();
          ids.add(id);
          states.add(promise.state() == null ? null : EnumValues.wire(promise.state()));
          dues.add(promise.dueAt() == null ? null : promise.dueAt().toString());
          metrics.add(promise.metric() == null ? null : EnumValues.wire(promise.metric()));
        });
    Sql.of(
            """
            update cases c set version = c.version + 1, sla_state = p.state, next_due_at = p.due::timestamptz,
              next_due_metric = p.metric
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as p (id, state, due, metric) where c.id = p.id""",
            ids,
            states,
            dues,
            metrics)
        .execute(database);
  }

  /** A warning or a breach whose instant has passed. */
  record Due(
      long caseId,
      long clockId,
      SlaMetric metric,
      int turn,
      Signal.Kind kind,
      int ordinal,
      Instant at,
      PolicyKey policy,
      @Nullable Instant dueAt) {}

  /**
   * Takes the next ones that nobody else holds; they are published with this transaction. Who holds
   * a clock holds its signals, so the clock is taken with them. The instant is that of the
   * statement: one that moves while it runs could not be looked up in the index.
   */
  List<Due> take(int most) {
    return Sql.of(
            """
            with taken as (
              select s.clock_id, s.kind, s.ordinal from sla_signals s join sla_clocks c on c.id = s.clock_id
              where not s.published and s.at < statement_timestamp() order by s.at limit ? for update of c, s skip locked),
            told as (
              update sla_signals s set published = true from taken t
              where s.clock_id = t.clock_id and s.kind = t.kind and s.ordinal = t.ordinal
              returning s.clock_id, s.kind, s.ordinal, s.at),
            broken as (
              update sla_clocks c set state = 'breached', breached_at = t.at, breach_cause = 'time', superseded = false
              from told t where c.id = t.clock_id and t.kind = 'breached')
            select c.case_id, c.metric, c.ordinal as turn, c.due_at, c.policy_id, c.policy_version, c.calendar_id,
                   c.calendar_version, t.*
            from told t join sla_clocks c on c.id = t.clock_id order by t.at, t.clock_id, t.kind desc""",
            most)
        .list(
            database,
            row ->
                new Due(
                    row.getLong("case_id"),
                    row.getLong("clock_id"),
                    EnumValues.parse(SlaMetric.class, row.getString("metric")),
                    row.getInt("turn"),
                    EnumValues.parse(Signal.Kind.class, row.getString("kind")),
                    row.getInt("ordinal"),
                    Sql.instant(row, "at"),
                    key(row),
                    Sql.nullableInstant(row, "due_at")));
  }

  /**
   * How long until the next signal is to be published; zero or less when one should be now, empty
   * when none is to come. By the clock of the database, which all nodes share.
   */
  Optional<Duration> untilNext() {
    return Sql.of(
            """
            select extract(epoch from next.at - clock_timestamp())
            from (select min(at) as at from sla_signals where not published) next where next.at is not null""")
        .first(database, row -> row.getBigDecimal(1))
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()));
  }

  /** How long the oldest signal that should have been published has waited; zero when none has. */
  Duration lag() {
    return Sql.of(
            "select clock_timestamp() as now, min(at) as oldest from sla_signals where not published")
        .first(
            database,
            row -> {
              Instant oldest = Sql.nullableInstant(row, "oldest");
              Instant now = Sql.instant(row, "now");
              return oldest == null || oldest.isAfter(now)
                  ? Duration.ZERO
                  : Duration.between(oldest, now);
            })
        .orElse(Duration.ZERO);
  }

  private static ClockRow readClock(ResultSet row) throws SQLException {
    String cause = row.getString("breach_cause");
    return new ClockRow(
        EnumValues.parse(SlaMetric.class, row.getString("metric")),
        row.getInt("ordinal"),
        key(row),
        row.getLong("target_seconds"),
        EnumValues.parse(SlaClock.State.class, row.getString("state")),
        Sql.instant(row, "started_at"),
        Sql.nullableInstant(row, "due_at"),
        row.getBoolean("pinned"),
        Sql.nullableInstant(row, "ended_at"),
        row.getString("cancel_reason"),
        Sql.nullableInstant(row, "breached_at"),
        cause == null ? null : EnumValues.parse(Breach.Cause.class, cause),
        row.getBoolean("superseded"),
        Sql.nullableLong(row, "elapsed_seconds"));
  }

  private static PolicyKey key(ResultSet row) throws SQLException {
    return new PolicyKey(
        row.getLong("policy_id"),
        row.getLong("policy_version"),
        Sql.nullableLong(row, "calendar_id"),
        row.getLong("calendar_version"));
  }
}
