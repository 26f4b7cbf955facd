package org.zelodesk.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zelodesk.identity.Actors;

/**
 * A small desk with the ids that the examples of the contract name. Made once through the API, then
 * kept as a copy in the database, so that each test can have it back as it was.
 *
 * <p>Cases: 1001 (team 11, with comments 5001 by the customer, 5002 by an agent with attachment
 * 9001, 5003 internal with attachment 9002), 1002 (team 11), 1003 (team 11), 1004 (merged into
 * 1002), 1005 (split from 1001), 1006 (no team), 1007 to 1009 (team 13), 1010 (confidential, team
 * 11), 1011 (confidential, team 13), 1012 (no team). Views: 1401 (everybody's), 1402 (of team 13),
 * 1403 (the admin's own). Bulk job of the admin: 1501 (done). Saved reports: 1601 (everybody's),
 * 1602 (of team 13), 1603 (the admin's own). In 1001 a shared draft of 101, and note 1901 of the
 * admin, which waits to be sent. Schedule of 1601: 1801. Outgoing mail: 1901 (failed).
 */
public final class World {

  /** Everybody may read their own address, so those who must find no canary have none in it. */
  private static final java.util.Set<Persona> PLAIN =
      java.util.EnumSet.of(
          Persona.OTHER, Persona.REVOKED, Persona.COLLABORATOR, Persona.DISABLED, Persona.SERVICE);

  public static final String CANARY = "CANARY-7f3a91c2";

  /** A draft that the member with level change shares in 1001. */
  public static final String DRAFT = "0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90";

  private static final List<String> KEPT =
      List.of("flyway_schema_history", "log_epochs", "sla_revision", "fact_progress", "notices");

  /** What the application does by itself may hold the tables that are emptied here. */
  private static final int ATTEMPTS = 5;

  private static final String DEADLOCK = "40P01";
  private static boolean made;

  private World() {}

  /** The world as it was when it was made; everything else is gone. */
  public static synchronized void restore() {
    if (!made) {
      make();
      made = true;
    }
    List<String> tables = tables();
    // Nobody writes facts meanwhile.
    StringBuilder script = new StringBuilder("select 1 from fact_progress for update;");
    script.append("set session_replication_role = replica;");
    script.append("truncate ").append(String.join(", ", tables)).append(" restart identity;");
    for (String table : tables) {
      script.append("insert into public.%1$s select * from world.%1$s;".formatted(table));
    }
    for (String table : tables) {
      script.append(
          ("do $$ begin if pg_get_serial_sequence('%1$s', 'id') is not null then perform"
                  + " setval(pg_get_serial_sequence('%1$s', 'id'), greatest((select max(id) from %1$s),"
                  + " (select seqstart from pg_sequence where seqrelid = pg_get_serial_sequence('%1$s', 'id')::regclass)));"
                  + " end if; exception when undefined_column then null; end $$;")
              .formatted(table));
    }
    // What nodes remember of policies is that of another world.
    script.append("update sla_revision set revision = revision + 1;");
    sql(script.append("set session_replication_role = origin;").toString());
    Arc.container().instance(Actors.class).get().forget();
  }

  private static void make() {
    List<String> tables = tables();
    sql(
        "select 1 from fact_progress for update; set session_replication_role = replica; truncate "
            + String.join(", ", tables)
            + " restart identity; set session_replication_role = origin;");
    people();
    Arc.container().instance(Actors.class).get().forget();
    WorldCases.make();
    StringBuilder copy =
        new StringBuilder("drop schema if exists world cascade; create schema world;");
    tables.forEach(
        table -> copy.append("create table world.%1$s as table public.%1$s;".formatted(table)));
    sql(copy.toString());
  }

  private static void people() {
    StringBuilder script = new StringBuilder();
    for (Persona persona : Persona.values()) {
      if (persona != Persona.ANON && persona != Persona.UNSCOPED && persona != Persona.PUBLIC) {
        boolean service = persona == Persona.SERVICE;
        script.append(
            "insert into agents (id, subject, kind, name, email, role, active, created_at, updated_at) values (%d, '%s', '%s', '%s', '%s', '%s', %s, now(), now());"
                .formatted(
                    persona.id(),
                    persona.subject(),
                    service ? "service" : "person",
                    "Agent " + persona.name().toLowerCase(java.util.Locale.ROOT),
                    // Everybody may read their own address; the service that reads publicly has a
                    // plain one.
                    (PLAIN.contains(persona) ? "plain" : CANARY.toLowerCase(java.util.Locale.ROOT))
                        + persona.id()
                        + "@desk.test",
                    role(persona),
                    persona != Persona.DISABLED));
      }
    }
    for (String name : new String[] {"Support", "Parcels", "Workshop"}) {
      script.append(
          "insert into teams (name, created_at, updated_at) values ('%s', now(), now());"
              .formatted(name));
    }
    member(script, 11, Persona.CHANGE, "change");
    member(script, 11, Persona.REPLY, "reply");
    member(script, 11, Persona.SEE, "see");
    member(script, 11, Persona.LEAD, "see");
    member(script, 11, Persona.DISABLED, "change");
    member(script, 12, Persona.OTHER, "change");
    script.append("select setval(pg_get_serial_sequence('agents', 'id'), 110);");
    script.append(
        "insert into case_fields (key, label, type, options) values ('order_number', '{\"en\":\"Order\",\"ru\":\"Заказ\",\"pt\":\"Pedido\"}', 'text', '[]');");
    script.append("insert into topics (name, path) values ('returns', 'returns');");
    script.append(
        "insert into organizations (name, created_at, updated_at) values ('Kettles & Co', now(), now());");
    script.append(
        """
        with made as (insert into calendars (name, created_at, updated_at) values ('Office', now(), now()) returning id)
        insert into calendar_versions (calendar_id, version, definition, created_at)
        select id, 1, '{"timeZone": "Europe/Lisbon", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}, "exceptions": [], "holidays": {}}', now() from made;
        with made as (insert into sla_policies (name, position, active, created_at, updated_at) values ('Everybody', 1, false, now(), now()) returning id)
        insert into sla_policy_versions (policy_id, version, definition, created_at)
        select id, 1, '{"conditions": "", "conditionsWithIds": "", "calendarId": 1101, "targets": {"first_reply": {"normal": 14400}}, "pauses": {}, "warnings": [], "escalations": []}', now() from made;
        insert into views (name, scope, owner_id, team_id, query, columns, sort, created_at, updated_at)
        values ('Refunds', 'shared', null, null, 'tag:refund', '{subject}', '-updatedAt', now(), now()),
               ('Loud machines', 'team', null, 13, 'team:13', '{subject}', '-updatedAt', now(), now()),
               ('%1$s-view', 'personal', 107, null, 'assignee:me', '{subject}', '-updatedAt', now(), now());
        insert into saved_reports (name, scope, owner_id, team_id, definition, created_at, updated_at)
        select r.name, r.scope, r.owner_id, r.team_id,
          '{"range": {"preset": "last_7_days"}, "widgets": [{"kind": "number", "metrics": ["cases_created"]}]}', now(), now()
        from (values ('Weekly review', 'shared', null::bigint, null::bigint), ('Workshop', 'team', null, 13),
                     ('%1$s-report', 'personal', 107, null)) as r (name, scope, owner_id, team_id);
        insert into bulk_jobs (agent_id, permissions, what, dry_run, state, total, created_at, finished_at)
        values (107, '{cases:read,cases:write}', '{"change": {"priority": "low"}}', false, 'done', 0, now(), now());
        insert into report_schedules (report_id, owner_id, recipient_ids, format, rhythm, weekday, local_time, time_zone, next_at,
          created_at, updated_at)
        values (1601, 107, '{106,107}', 'xlsx', 'weekly', 'monday', '08:00', 'Europe/Lisbon', now() + interval '7 days', now(), now());
        insert into outgoing_mails (purpose, purpose_key, message_id, recipient, subject, body_text, body_html, language, state, attempts,
          send_before, error_code, error_text, error_at, queued_at)
        values ('survey', 'survey:1', '<zd.1@desk.test>', 'maria@example.com', 'How did we do?', '%1$s', '%1$s', 'en', 'failed', 1, now(), 'refused',
          '550 no such user', now(), now());
        insert into sla_recalculations (dry_run, state, total, requested_by, created_at) values (true, 'done', 0, 107, now());
        """
            .formatted(CANARY));
    sql(script.toString());
  }

  private static String role(Persona persona) {
    return switch (persona) {
      case LEAD -> "lead";
      case ADMIN -> "admin";
      case COLLABORATOR -> "collaborator";
      case SERVICE -> "integration";
      default -> "agent";
    };
  }

  private static void member(StringBuilder script, long team, Persona persona, String level) {
    script.append(
        "insert into team_members (team_id, agent_id, level) values (%d, %d, '%s');"
            .formatted(team, persona.id(), level));
  }

  private static List<String> tables() {
    List<String> names = new ArrayList<>();
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' order by 1")) {
      while (rows.next()) {
        if (!KEPT.contains(rows.getString(1))) {
          names.add(rows.getString(1));
        }
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs statements as the database's owner. */
  public static void sql(String script) {
    SQLException deadlock = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (Connection connection = database().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(script);
        return;
      } catch (SQLException e) {
        if (!DEADLOCK.equals(e.getSQLState())) {
          throw new IllegalStateException(script, e);
        }
        deadlock = e;
      }
    }
    throw new IllegalStateException(script, deadlock);
  }

  /** A checksum of everything that is stored; sequences and remembered answers left out. */
  public static String checksum() {
    StringBuilder query = new StringBuilder("select md5(concat_ws('|'");
    for (String table : tables()) {
      if (!table.equals("idempotency_keys")) {
        query.append(
            ", (select md5(string_agg(t::text, ',' order by t::text)) from %s t)".formatted(table));
      }
    }
    return text(query.append("))").toString());
  }

  /** The one text that a query gives. */
  public static String text(String query) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  public static long count(String query) {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static AgroalDataSource database() {
    return Objects.requireNonNull(Arc.container().instance(AgroalDataSource.class).get());
  }
}
