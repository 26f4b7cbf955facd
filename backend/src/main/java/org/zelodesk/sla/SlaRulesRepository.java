package org.zelodesk.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.search.Conditions;

/** All SQL that reads policies for clocks. */
@Singleton
class SlaRulesRepository {

  /**
   * What was read, and whether the current transaction wrote it: then nobody else sees it yet, and
   * it may be taken back.
   */
  record Found<T>(T value, boolean isOurs) {}

  private record Row(long revision, boolean isOurs, List<ActivePolicy> policies) {}

  private static final Logger LOG = Logger.getLogger(SlaRulesRepository.class);

  private static final String IS_OURS =
      "coalesce(%s.xmin = pg_current_xact_id_if_assigned()::xid, false)";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Conditions conditions;

  SlaRulesRepository(AgroalDataSource database, ObjectMapper json, Conditions conditions) {
    this.database = database;
    this.json = json;
    this.conditions = conditions;
  }

  /** One statement, so that the revision is that of the policies. */
  Found<Active> active() {
    List<Row> rows =
        Sql.of(
                "select r.revision, "
                    + IS_OURS.formatted("r")
                    + " as is_ours, p.id, p.version, c.id as calendar_id, c.version as calendar_version,"
                    + " v.definition ->> 'conditionsWithIds' as conditions"
                    + " from sla_revision r left join sla_policies p on p.active"
                    + " left join sla_policy_versions v on v.policy_id = p.id and v.version = p.version"
                    + " left join calendars c on c.id = (v.definition ->> 'calendarId')::bigint"
                    + " order by p.position")
            .list(database, this::row);
    Row first = rows.getFirst();
    return new Found<>(
        new Active(
            first.revision(), rows.stream().flatMap(row -> row.policies().stream()).toList()),
        first.isOurs());
  }

  private Row row(ResultSet row) throws SQLException {
    return new Row(row.getLong("revision"), row.getBoolean("is_ours"), policies(row));
  }

  /** None in a row that is there for the revision only. */
  private List<ActivePolicy> policies(ResultSet row) throws SQLException {
    Long id = Sql.nullableLong(row, "id");
    if (id == null) {
      return List.of();
    }
    PolicyKey key =
        new PolicyKey(
            id,
            row.getLong("version"),
            Sql.nullableLong(row, "calendar_id"),
            row.getLong("calendar_version"));
    String text = Objects.requireNonNull(row.getString("conditions"));
    try {
      return List.of(new ActivePolicy(key, conditions.restore(text)));
    } catch (Problem unreadable) {
      // It was read when it was accepted; that it cannot be now must not stop every case.
      LOG.errorf(
          unreadable, "policy %d is not in use: its conditions cannot be read: %s", id, text);
      return List.of();
    }
  }

  Found<PolicyDefinition> policy(long id, long version) {
    return Sql.of(
            "select v.definition, "
                + IS_OURS.formatted("v")
                + " from sla_policy_versions v where policy_id = ? and version = ?",
            id,
            version)
        .first(database, row -> found(row, PolicyDefinition.class))
        .orElseThrow(() -> new IllegalStateException("no version " + version + " of policy " + id));
  }

  Found<CalendarDefinition> calendar(long id, long version) {
    return Sql.of(
            "select v.definition, "
                + IS_OURS.formatted("v")
                + " from calendar_versions v where calendar_id = ? and version = ?",
            id,
            version)
        .first(database, row -> found(row, CalendarDefinition.class))
        .orElseThrow(
            () -> new IllegalStateException("no version " + version + " of calendar " + id));
  }

  private <T> Found<T> found(ResultSet row, Class<T> type) throws SQLException {
    try {
      return new Found<>(json.readValue(row.getString(1), type), row.getBoolean(2));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
