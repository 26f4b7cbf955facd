package org.zelodesk.reports;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** Names of what groups stand for. */
@Singleton
class ReportLabels {

  private final AgroalDataSource database;

  ReportLabels(AgroalDataSource database) {
    this.database = database;
  }

  /** Whether this reader may know who asks. */
  static boolean seesCustomers(Actor reader) {
    return reader.may(Permissions.CUSTOMERS_READ);
  }

  /** By value; one without a name, or whose name is not for this reader, is absent. */
  Map<String, String> of(Actor reader, DimensionType type, Collection<String> values) {
    Map<String, String> names = new HashMap<>();
    boolean ofCustomers = type == DimensionType.CUSTOMER || type == DimensionType.ORGANIZATION;
    if (ofCustomers ? !seesCustomers(reader) : !reader.may(Permissions.DIRECTORY_READ)) {
      return names;
    }
    String select =
        switch (type) {
          case TEAM -> "select id, name from teams";
          case AGENT -> "select id, name from agents";
          case ORGANIZATION -> "select id, name from organizations";
          case TOPIC -> "select id, path from topics";
          case CUSTOMER ->
              """
              select id, coalesce(name, (select i.value from customer_identities i where i.customer_id = customers.id order by i.id limit 1))
              from customers""";
          case CHOICE, TEXT, BOOLEAN, NUMBER, LANGUAGE, TAG -> "";
        };
    if (!select.isEmpty() && !values.isEmpty()) {
      List<Long> ids = values.stream().map(Long::valueOf).toList();
      Sql.of(select + " where id = any(?)", ids)
          .list(
              database,
              row -> {
                String name = row.getString(2);
                return name == null || names.put(String.valueOf(row.getLong(1)), name) == null;
              });
    }
    return names;
  }

  /** Of all teams, or of all agents, by id. */
  Map<Long, String> all(Actor reader, DimensionType type) {
    if (!reader.may(Permissions.DIRECTORY_READ)) {
      return Map.of();
    }
    Map<Long, String> names = new HashMap<>();
    Sql.of("select id, name from " + (type == DimensionType.TEAM ? "teams" : "agents"))
        .list(database, row -> names.put(row.getLong(1), row.getString(2)) == null);
    return names;
  }

  static ReportCase readCase(ResultSet row) throws SQLException {
    return new ReportCase(
        row.getLong("id"),
        row.getString("subject"),
        EnumValues.parse(CaseStatus.class, row.getString("status")),
        Priority.values()[row.getInt("priority")],
        EnumValues.parse(Channel.class, row.getString("channel")),
        row.getLong("requester_id"),
        row.getString("requester"),
        Sql.nullableLong(row, "team_id"),
        Sql.nullableLong(row, "assignee_id"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "at"),
        Sql.nullableLong(row, "seconds"),
        Sql.nullableLong(row, "open_seconds"),
        row.getLong("samples"));
  }
}
