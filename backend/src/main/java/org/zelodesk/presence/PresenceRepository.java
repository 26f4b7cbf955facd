package org.zelodesk.presence;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of presence. By the database's clock, which all nodes share. */
@Singleton
class PresenceRepository {

  private static final String THERE =
      " p.seen_at > clock_timestamp() - " + Presences.SECONDS + " * interval '1 second'";

  private static final String COLUMNS =
      "select p.case_id, p.agent_id, a.name, p.mode, p.seen_at from presences p join agents a on a.id = p.agent_id";

  private final AgroalDataSource database;

  PresenceRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** True when that is news: they were not there, or did something else. */
  boolean put(long caseId, long agentId, PresenceMode mode) {
    return Sql.of(
            "with before as (select p.mode from presences p where p.case_id = ? and p.agent_id = ? and"
                + THERE
                + ") ",
            caseId,
            agentId)
        .add(
            """
            insert into presences (case_id, agent_id, mode, seen_at) values (?, ?, ?, clock_timestamp())
            on conflict (case_id, agent_id) do update set mode = excluded.mode, seen_at = excluded.seen_at
            returning mode is distinct from (select b.mode from before b)""",
            caseId,
            agentId,
            mode)
        .first(database, row -> row.getBoolean(1))
        .orElse(true);
  }

  boolean remove(long caseId, long agentId) {
    return Sql.of("delete from presences where case_id = ? and agent_id = ?", caseId, agentId)
            .execute(database)
        > 0;
  }

  /** Takes those away who have not been heard of; the cases that they were at. */
  List<Long> expire() {
    return Sql.of(
            """
            with gone as (
              delete from presences where seen_at < clock_timestamp() - ? * interval '1 second' returning case_id)
            select distinct case_id from gone""",
            (long) Presences.SECONDS)
        .list(database, row -> row.getLong(1));
  }

  /** Those of these cases where somebody is, whoever may see them. */
  List<CasePresence> of(Collection<Long> caseIds) {
    return read(Sql.of(COLUMNS).add(" where p.case_id = any(?) and", caseIds).add(THERE));
  }

  List<CasePresence> visible(Actor actor, Collection<Long> caseIds) {
    return read(
        Sql.of(COLUMNS)
            .add(" join cases c on c.id = p.case_id where p.case_id = any(?) and", caseIds)
            .add(THERE)
            .add(" and ")
            .add(CaseAccess.of(actor).predicate("c")));
  }

  private List<CasePresence> read(Sql sql) {
    Map<Long, List<CasePresence.Viewer>> byCase = new LinkedHashMap<>();
    sql.add(" order by p.case_id, p.agent_id")
        .list(
            database,
            row ->
                byCase
                    .computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                    .add(
                        new CasePresence.Viewer(
                            row.getLong("agent_id"),
                            row.getString("name"),
                            EnumValues.parse(PresenceMode.class, row.getString("mode")),
                            Sql.instant(row, "seen_at"))));
    return byCase.entrySet().stream()
        .map(entry -> new CasePresence(entry.getKey(), entry.getValue()))
        .toList();
  }
}
