package org.zelodesk.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL that writes facts. */
@Singleton
class FactRepository {

  /** Up to where the log was read, and after which case measuring all anew goes on. */
  record Progress(long tx, long eventId, @Nullable Long rebuildAfterId) {}

  /** A part of the log that was not read yet: which cases it touches, and where it ends. */
  record Touched(List<Long> caseIds, int events, long tx, long eventId) {}

  private final AgroalDataSource database;
  private final ObjectMapper json;

  FactRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Taken until the end of the transaction; empty while another node has it. */
  Optional<Progress> take() {
    return Sql.of("select tx, event_id, rebuild_after_id from fact_progress for update skip locked")
        .first(
            database,
            row ->
                new Progress(
                    row.getLong(1), row.getLong(2), Sql.nullableLong(row, "rebuild_after_id")));
  }

  /** Whether something waits: a look that locks nothing. */
  boolean isBehind() {
    return Sql.of(
            """
            select (select rebuild_after_id is not null from fact_progress) or exists (
              select 1 from events e where e.tx < log_horizon()
                and (e.tx, e.id) > ((select tx from fact_progress), (select event_id from fact_progress)))""")
        .first(database, row -> row.getBoolean(1))
        .orElseThrow();
  }

  FactsView view(Instant now) {
    Instant asOf = asOf(database, now);
    return Sql.of("select rebuild_after_id from fact_progress")
        .first(
            database,
            row -> {
              Long after = Sql.nullableLong(row, "rebuild_after_id");
              return new FactsView(asOf, after != null, after);
            })
        .orElseThrow();
  }

  /**
   * Up to when everything that happened is counted. Joined, the log would be walked from its
   * beginning; what is looked up first is where the walk begins.
   */
  static Instant asOf(DataSource source, Instant now) {
    return Sql.of(
            """
            select e.recorded_at from events e
            where (e.tx, e.id) > ((select tx from fact_progress), (select event_id from fact_progress))
            order by e.tx, e.id limit 1""")
        .first(source, row -> Sql.instant(row, "recorded_at"))
        .filter(waiting -> waiting.isBefore(now))
        .orElse(now);
  }

  void readUpTo(long tx, long eventId) {
    Sql.of("update fact_progress set tx = ?, event_id = ?", tx, eventId).execute(database);
  }

  void rebuildAfter(@Nullable Long caseId) {
    Sql.of("update fact_progress set rebuild_after_id = ?::bigint", caseId).execute(database);
  }

  Touched after(Progress from, int most) {
    Sql read =
        Sql.of(
            """
            with next as materialized (
              select e.tx, e.id, e.case_id, e.actor_kind, e.actor_id, e.occurred_at from events e
              where (e.tx, e.id) > (?, ?) and e.tx < log_horizon() order by e.tx, e.id limit ?),
            online as (
              insert into agent_hours (hour, agent_id)
              select distinct date_trunc('hour', n.occurred_at, 'UTC'), n.actor_id from next n where n.actor_kind = 'agent'
              on conflict do nothing)
            select tx, id, case_id from next order by tx, id""",
            from.tx(),
            from.eventId(),
            most);
    long[] end = {from.tx(), from.eventId(), 0};
    List<Long> cases = new ArrayList<>();
    read.list(
        database,
        row -> {
          end[0] = row.getLong("tx");
          end[1] = row.getLong("id");
          end[2]++;
          Long caseId = Sql.nullableLong(row, "case_id");
          if (caseId != null) {
            cases.add(caseId);
          }
          return true;
        });
    return new Touched(cases.stream().distinct().sorted().toList(), (int) end[2], end[0], end[1]);
  }

  /** The next cases by id. */
  List<Long> casesAfter(long id, int most) {
    return Sql.of("select id from cases where id > ? order by id limit ?", id, most)
        .list(database, row -> row.getLong(1));
  }

  /** Hours in which agents did something, from the whole log. */
  void rebuildHours() {
    Sql.of(
            """
            insert into agent_hours (hour, agent_id)
            select distinct date_trunc('hour', e.occurred_at, 'UTC'), e.actor_id from events e where e.actor_kind = 'agent'
            on conflict do nothing""")
        .execute(database);
  }

  /** The stories of cases, each in the order in which it was recorded. */
  Map<Long, List<LogEntry>> stories(Collection<Long> caseIds) {
    Map<Long, List<LogEntry>> stories = new LinkedHashMap<>();
    Sql.of(
            """
            select case_id, id, type, actor_kind, actor_id, occurred_at, recorded_at, data from events
            where case_id = any(?) order by case_id, id""",
            caseIds)
        .list(
            database,
            row ->
                stories
                    .computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                    .add(
                        new LogEntry(
                            row.getLong("id"),
                            row.getString("type"),
                            row.getString("actor_kind").equals("agent")
                                ? Sql.nullableLong(row, "actor_id")
                                : null,
                            Sql.instant(row, "occurred_at"),
                            Sql.instant(row, "recorded_at"),
                            parse(row.getString("data")))));
    return stories;
  }

  /** Which agents wrote these comments. */
  Map<Long, Long> authors(Collection<Long> commentIds) {
    Map<Long, Long> authors = new HashMap<>();
    if (!commentIds.isEmpty()) {
      Sql.of(
              "select id, author_id from comments where id = any(?) and author_kind = 'agent'",
              commentIds)
          .list(database, row -> authors.put(row.getLong(1), row.getLong(2)));
    }
    return authors;
  }

  /**
   * Makes the stored facts of these cases what was measured; touches only rows that differ. The
   * rows of the cases are held first: who changes a case meanwhile waits, and then mirrors the
   * change into what was stored here too.
   */
  void store(Map<Long, CaseMeasures> measured) {
    List<Map<String, @Nullable Object>> facts = new ArrayList<>();
    List<Map<String, @Nullable Object>> moments = new ArrayList<>();
    List<Map<String, @Nullable Object>> spans = new ArrayList<>();
    measured.forEach(
        (id, one) -> {
          facts.add(facts(id, one));
          one.moments().forEach(moment -> moments.add(moment(id, moment)));
          one.spans().forEach(span -> spans.add(span(id, span)));
        });
    storeFacts(facts);
    storeMoments(measured.keySet(), moments);
    storeSpans(measured.keySet(), spans);
    storeClocks(measured.keySet());
  }

  private void storeFacts(List<Map<String, @Nullable Object>> facts) {
    Sql.of(
            """
            with measured as materialized (select x.* from jsonb_to_recordset(?::jsonb) as x(
                id bigint, resolved_at timestamptz, resolution_seconds bigint, resolution_open_seconds bigint,
                requester_wait_seconds bigint, requester_wait_open_seconds bigint, agent_wait_seconds bigint,
                agent_wait_open_seconds bigint, agent_work_seconds bigint, agent_work_open_seconds bigint,
                on_hold_seconds bigint, on_hold_open_seconds bigint, replies int, notes int, touches int,
                assignee_stations int, team_stations int, team_changes int, reopens int)),
            locked as (select f.id from case_facts f where f.id in (select m.id from measured m) order by f.id for no key update)
            update case_facts f set resolved_at = m.resolved_at,
                resolution_seconds = m.resolution_seconds, resolution_open_seconds = m.resolution_open_seconds,
                requester_wait_seconds = m.requester_wait_seconds, requester_wait_open_seconds = m.requester_wait_open_seconds,
                agent_wait_seconds = m.agent_wait_seconds, agent_wait_open_seconds = m.agent_wait_open_seconds,
                agent_work_seconds = m.agent_work_seconds, agent_work_open_seconds = m.agent_work_open_seconds,
                on_hold_seconds = m.on_hold_seconds, on_hold_open_seconds = m.on_hold_open_seconds,
                replies = m.replies, notes = m.notes, touches = m.touches, assignee_stations = m.assignee_stations,
                team_stations = m.team_stations, team_changes = m.team_changes, reopens = m.reopens
            from measured m, locked l
            where f.id = m.id and l.id = m.id and
              (f.resolved_at, f.resolution_seconds, f.resolution_open_seconds, f.requester_wait_seconds, f.requester_wait_open_seconds,
               f.agent_wait_seconds, f.agent_wait_open_seconds, f.agent_work_seconds, f.agent_work_open_seconds,
               f.on_hold_seconds, f.on_hold_open_seconds, f.replies, f.notes, f.touches, f.assignee_stations,
               f.team_stations, f.team_changes, f.reopens)
              is distinct from
              (m.resolved_at, m.resolution_seconds, m.resolution_open_seconds, m.requester_wait_seconds, m.requester_wait_open_seconds,
               m.agent_wait_seconds, m.agent_wait_open_seconds, m.agent_work_seconds, m.agent_work_open_seconds,
               m.on_hold_seconds, m.on_hold_open_seconds, m.replies, m.notes, m.touches, m.assignee_stations,
               m.team_stations, m.team_changes, m.reopens)""",
            write(facts))
        .execute(database);
  }

  private void storeMoments(Collection<Long> caseIds, List<Map<String, @Nullable Object>> moments) {
    Sql.of(
            """
            with measured as materialized (select x.* from jsonb_to_recordset(?::jsonb) as x(
                case_id bigint, kind text, source_id bigint, at timestamptz, agent_id bigint, ordinal int,
                seconds bigint, open_seconds bigint)),
            gone as (
              delete from case_moments o where o.case_id = any(?) and not exists (
                select 1 from measured m where m.case_id = o.case_id and m.kind = o.kind and m.source_id = o.source_id))
            insert into case_moments as o (case_id, kind, source_id, at, agent_id, ordinal, seconds, open_seconds,
              category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
            select m.case_id, m.kind, m.source_id, m.at, m.agent_id, m.ordinal, m.seconds, m.open_seconds,
              f.category, f.topic_id, f.priority, f.channel, f.team_id, f.assignee_id, f.confidential, f.merged_into_id,
              f.discarded_as, f.created_at
            from measured m join case_facts f on f.id = m.case_id
            on conflict (case_id, kind, source_id) do update set at = excluded.at, agent_id = excluded.agent_id,
                ordinal = excluded.ordinal, seconds = excluded.seconds, open_seconds = excluded.open_seconds,
                category = excluded.category, topic_id = excluded.topic_id, priority = excluded.priority, channel = excluded.channel,
                team_id = excluded.team_id, assignee_id = excluded.assignee_id, confidential = excluded.confidential,
                merged_into_id = excluded.merged_into_id, discarded_as = excluded.discarded_as, created_at = excluded.created_at
            where (o.*) is distinct from (excluded.*)""",
            write(moments),
            caseIds)
        .execute(database);
  }

  private void storeSpans(Collection<Long> caseIds, List<Map<String, @Nullable Object>> spans) {
    Sql.of(
            """
            with measured as materialized (select x.case_id, x.from_at, coalesce(x.to_at, 'infinity') as to_at
              from jsonb_to_recordset(?::jsonb) as x(case_id bigint, from_at timestamptz, to_at timestamptz)),
            gone as (
              delete from case_spans o where o.case_id = any(?) and not exists (
                select 1 from measured m where m.case_id = o.case_id and m.from_at = o.from_at))
            insert into case_spans as o (case_id, from_at, to_at,
              category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
            select m.case_id, m.from_at, m.to_at,
              f.category, f.topic_id, f.priority, f.channel, f.team_id, f.assignee_id, f.confidential, f.merged_into_id,
              f.discarded_as, f.created_at
            from measured m join case_facts f on f.id = m.case_id
            on conflict (case_id, from_at) do update set to_at = excluded.to_at,
                category = excluded.category, topic_id = excluded.topic_id, priority = excluded.priority, channel = excluded.channel,
                team_id = excluded.team_id, assignee_id = excluded.assignee_id, confidential = excluded.confidential,
                merged_into_id = excluded.merged_into_id, discarded_as = excluded.discarded_as, created_at = excluded.created_at
            where (o.*) is distinct from (excluded.*)""",
            write(spans),
            caseIds)
        .execute(database);
  }

  /** Every promise that is kept or broken is on the record of its case, so each is met here. */
  private void storeClocks(Collection<Long> caseIds) {
    Sql.of(
            """
            with decided as materialized (
              select k.id, k.case_id, k.metric, k.state, k.breach_cause,
                case k.state when 'met' then k.ended_at else k.breached_at end as at
              from sla_clocks k where k.case_id = any(?) and k.state in ('met', 'breached')),
            gone as (
              delete from case_clocks o where o.case_id = any(?) and not exists (select 1 from decided d where d.id = o.clock_id))
            insert into case_clocks as o (clock_id, case_id, metric, state, breach_cause, at,
              category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
            select d.id, d.case_id, d.metric, d.state, d.breach_cause, d.at,
              f.category, f.topic_id, f.priority, f.channel, f.team_id, f.assignee_id, f.confidential, f.merged_into_id,
              f.discarded_as, f.created_at
            from decided d join case_facts f on f.id = d.case_id
            on conflict (clock_id) do update set state = excluded.state, breach_cause = excluded.breach_cause, at = excluded.at,
                category = excluded.category, topic_id = excluded.topic_id, priority = excluded.priority, channel = excluded.channel,
                team_id = excluded.team_id, assignee_id = excluded.assignee_id, confidential = excluded.confidential,
                merged_into_id = excluded.merged_into_id, discarded_as = excluded.discarded_as, created_at = excluded.created_at
            where (o.*) is distinct from (excluded.*)""",
            caseIds,
            caseIds)
        .execute(database);
  }

  private static Map<String, @Nullable Object> facts(long id, CaseMeasures one) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", id);
    CaseMeasures.Solved solved = one.solved();
    if (solved != null) {
      row.put("resolved_at", solved.at().toString());
      put(row, "resolution", solved.resolution());
      put(row, "requester_wait", solved.requesterWait());
      put(row, "agent_wait", solved.agentWait());
      put(row, "agent_work", solved.agentWork());
      put(row, "on_hold", solved.onHold());
    }
    row.put("replies", one.replies());
    row.put("notes", one.notes());
    row.put("touches", one.touches());
    row.put("assignee_stations", one.assigneeStations());
    row.put("team_stations", one.teamStations());
    row.put("team_changes", one.teamChanges());
    row.put("reopens", one.reopens());
    return row;
  }

  private static void put(Map<String, @Nullable Object> row, String name, Taken taken) {
    row.put(name + "_seconds", taken.seconds());
    row.put(name + "_open_seconds", taken.openSeconds());
  }

  private static Map<String, @Nullable Object> moment(long caseId, CaseMoment one) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("case_id", caseId);
    row.put("kind", EnumValues.wire(one.kind()));
    row.put("source_id", one.sourceId());
    row.put("at", one.at().toString());
    row.put("agent_id", one.agentId());
    row.put("ordinal", one.ordinal());
    Taken taken = one.taken();
    row.put("seconds", taken == null ? null : taken.seconds());
    row.put("open_seconds", taken == null ? null : taken.openSeconds());
    return row;
  }

  private static Map<String, @Nullable Object> span(long caseId, CaseMeasures.Span one) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    Instant to = one.to();
    row.put("case_id", caseId);
    row.put("from_at", one.from().toString());
    row.put("to_at", to == null ? null : to.toString());
    return row;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
