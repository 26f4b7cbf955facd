package org.zelodesk.sla;

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
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.search.Conditions;

/** All SQL of policies. */
@Singleton
class SlaPolicyRepository {

  private static final String COLUMNS =
      "select p.id, p.version, p.name, p.position, p.active, p.created_at, p.updated_at, v.definition ";

  private static final String TABLES =
      "from sla_policies p join sla_policy_versions v on v.policy_id = p.id and v.version = p.version where true";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Conditions conditions;

  SlaPolicyRepository(AgroalDataSource database, ObjectMapper json, Conditions conditions) {
    this.database = database;
    this.json = json;
    this.conditions = conditions;
  }

  Optional<SlaPolicy> find(long id) {
    return Sql.of(COLUMNS + TABLES + " and p.id = ?", id).first(database, this::read);
  }

  boolean isNameTaken(String name, long exceptId) {
    return Sql.of(
            "select 1 from sla_policies where lower(name) = lower(?) and id <> ?", name, exceptId)
        .first(database, row -> true)
        .orElse(false);
  }

  /** By position. */
  Page<SlaPolicyView> list(@Nullable Boolean active, PageRequest page) {
    String query = "sla-policies|" + active;
    Long after = page.afterId(query);
    Sql from = Sql.of(TABLES).addIf(active != null, " and p.active = ?", active);
    Sql rows =
        Sql.of(COLUMNS)
            .add(from)
            .addIf(after != null, " and p.position > ?", after)
            .add(" order by p.position limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, row -> view(read(row))),
        policy -> List.of(policy.position()),
        () -> Sql.count(database, from));
  }

  List<SlaPolicyView> all() {
    return Sql.of(COLUMNS + TABLES + " order by p.position").list(database, row -> view(read(row)));
  }

  List<Long> ids() {
    return Sql.of("select id from sla_policies order by position")
        .list(database, row -> row.getLong(1));
  }

  /** At the end of all. */
  SlaPolicy insert(String name, boolean active, PolicyDefinition definition, Instant now) {
    SlaPolicy policy =
        Sql.of(
                "insert into sla_policies (name, position, active, created_at, updated_at)"
                    + " values (?, (select coalesce(max(position), 0) + 1 from sla_policies), ?, ?, ?)"
                    + " returning id, position",
                name,
                active,
                now,
                now)
            .first(
                database,
                row ->
                    new SlaPolicy(
                        row.getLong(1), 1, name, row.getInt(2), active, definition, now, now))
            .orElseThrow();
    insertVersion(policy);
    return policy;
  }

  void update(SlaPolicy changed) {
    Sql.of(
            "update sla_policies set version = ?, name = ?, active = ?, updated_at = ? where id = ?",
            changed.version(),
            changed.name(),
            changed.active(),
            changed.updatedAt(),
            changed.id())
        .execute(database);
    insertVersion(changed);
  }

  private void insertVersion(SlaPolicy policy) {
    Sql.of(
            "insert into sla_policy_versions (policy_id, version, definition, created_at) values (?, ?, ?::jsonb, ?)",
            policy.id(),
            policy.version(),
            write(policy.definition()),
            policy.updatedAt())
        .execute(database);
  }

  /** Positions from 1 on. A policy that moved has a new version that says the same. */
  void reorder(List<Long> ids, Instant now) {
    Sql.of(
            """
            with moved as (
              update sla_policies p set position = o.position, version = p.version + 1, updated_at = ?
              from unnest(?) with ordinality as o (id, position)
              where p.id = o.id and p.position <> o.position
              returning p.id, p.version)
            insert into sla_policy_versions (policy_id, version, definition, created_at)
            select m.id, m.version, v.definition, ?
            from moved m join sla_policy_versions v on v.policy_id = m.id and v.version = m.version - 1""",
            now,
            ids,
            now)
        .execute(database);
  }

  /** As it is shown: conditions that were readable once need not be any more. */
  SlaPolicyView view(SlaPolicy policy) {
    try {
      conditions.restore(policy.definition().conditionsWithIds());
      return policy.view(null);
    } catch (Problem unreadable) {
      return policy.view(SlaPolicyView.Fault.CONDITIONS_UNREADABLE);
    }
  }

  private SlaPolicy read(ResultSet row) throws SQLException {
    return new SlaPolicy(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        row.getInt("position"),
        row.getBoolean("active"),
        definition(row.getString("definition")),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  private PolicyDefinition definition(String stored) {
    try {
      return json.readValue(stored, PolicyDefinition.class).inOrder();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(PolicyDefinition definition) {
    try {
      return json.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
