package org.zelodesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postgresql.PGConnection;

/**
 * Writes a large desk by COPY: rows first, then the indexes that no constraint needs, then
 * statistics. Needs a superuser, because the checks of foreign keys are left out: the rows are
 * consistent by construction.
 */
final class Seeding {

  private static final String[] CHANNELS = {
    "email", "email", "email", "phone", "web_form", "portal", "chat", "social", "in_person", "post"
  };
  private static final String[] CATEGORIES = {
    "question", "complaint", "problem", "return", "request", "praise", "other"
  };
  private static final String[] TAGS = {"kettle", "refund", "toaster", "warranty", "invoice"};
  private static final String[] NAMES = {
    "Anna", "Bruno", "Carla", "Dmitri", "Elena", "Felix", "Grace", "Hugo", "Irina", "João",
    "Ksenia", "Luís", "Maria", "Nikolai", "Olga"
  };
  private static final String[] LARGE = {
    "customers", "customer_identities", "cases", "comments", "events", "case_texts"
  };

  /** Cases whose documents are written by one statement. */
  private static final int SLICE = 50_000;

  private final Callable<Connection> connections;
  private final Connection connection;
  private final long cases;
  private final long customers;
  private final Consumer<String> progress;
  private final Texts texts = new Texts();

  /**
   * @param connections of a superuser, to an empty schema
   * @param connection one of them
   */
  Seeding(
      Callable<Connection> connections,
      Connection connection,
      long cases,
      Consumer<String> progress) {
    this.connections = connections;
    this.connection = connection;
    this.cases = cases;
    this.customers = Math.max(10, cases / 5);
    this.progress = progress;
  }

  void run() throws SQLException {
    connection.setAutoCommit(false);
    execute("set session_replication_role = replica");
    // Rows that are written into a table emptied in the same transaction can be frozen at once.
    execute(
        "truncate agents, teams, team_members, organizations, customers, customer_identities, customer_organizations,"
            + " tags, topics, cases, case_shares, comments, events, case_texts restart identity cascade");
    List<String> indexes = dropIndexes();
    people();
    cases();
    comments();
    events();
    // Documents are read by the indexes of comments; and are indexed when they are all there.
    build(indexes, index -> !index.contains("case_texts"));
    connection.commit();
    documents();
    build(indexes, index -> index.contains("case_texts"));
    sequences();
    connection.commit();
    connection.setAutoCommit(true);
    execute("set session_replication_role = origin");
    for (String statement : Facts.ofCases()) {
      execute(statement);
    }
    progress.accept("facts for reports");
    execute("vacuum (freeze, analyze)");
    execute("checkpoint");
    progress.accept("vacuum, statistics and checkpoint done");
  }

  private void build(List<String> indexes, Predicate<String> which) throws SQLException {
    List<String> wanted = indexes.stream().filter(which).toList();
    for (String index : wanted) {
      execute(index);
    }
    progress.accept(wanted.size() + " indexes built");
  }

  private List<String> dropIndexes() throws SQLException {
    List<String> definitions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                    + " where i.indrelid::regclass::text = any(array['"
                    + String.join("','", LARGE)
                    + "']) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)"
                    + " order by 1")) {
      while (rows.next()) {
        names.add(rows.getString(1));
        definitions.add(rows.getString(2));
      }
    }
    execute("drop index " + String.join(", ", names));
    return definitions;
  }

  private void people() throws SQLException {
    execute(
        """
        insert into agents (id, subject, kind, name, email, role, language, created_at, updated_at)
        select %d + n, case n when 0 then 'bench' else 'bench-' || n end, 'person',
               case n when 0 then 'Bench Agent' else 'Agent ' || n end, 'agent' || n || '@desk.example', 'agent', 'en', '2023-01-01Z', '2023-01-01Z'
        from generate_series(0, %d) n;
        insert into teams (id, name, created_at, updated_at)
        select %d + n, 'Team ' || n, '2023-01-01Z', '2023-01-01Z' from generate_series(0, %d) n;
        insert into team_members (team_id, agent_id, level)
        select %d + n, %d, 'change' from generate_series(0, 11) n;
        insert into team_members (team_id, agent_id, level)
        select %d + n %% %d, %d + n, 'change' from generate_series(1, %d) n;
        insert into organizations (id, name, domains, created_at, updated_at)
        select %d + n, 'Organization ' || n, array['org' || n || '.example'], '2023-01-01Z', '2023-01-01Z' from generate_series(0, %d) n;
        insert into tags (id, name, created_at)
        select 600 + n, t, '2023-01-01Z' from unnest(array['%s']) with ordinality u (t, n);
        insert into topics (id, name, path)
        select %d + n, 'topic-' || n, 'topic-' || n from generate_series(0, %d) n"""
            .formatted(
                SeedCase.FIRST_AGENT,
                SeedCase.AGENTS - 1,
                SeedCase.FIRST_TEAM,
                SeedCase.TEAMS - 1,
                SeedCase.FIRST_TEAM,
                SeedCase.FIRST_AGENT,
                SeedCase.FIRST_TEAM,
                SeedCase.TEAMS,
                SeedCase.FIRST_AGENT,
                SeedCase.AGENTS - 1,
                SeedCase.FIRST_ORGANIZATION,
                SeedCase.ORGANIZATIONS - 1,
                String.join("','", TAGS),
                SeedCase.FIRST_TOPIC,
                SeedCase.TOPICS - 1));
    CopyRows rows =
        copy("customers (id, version, name, language, time_zone, created_at, updated_at)");
    for (long i = 0; i < customers; i++) {
      rows.number(SeedCase.FIRST_CUSTOMER + i)
          .number(1)
          .text(customerName(SeedCase.FIRST_CUSTOMER + i))
          .text(Texts.LANGUAGES[(int) ((SeedCase.FIRST_CUSTOMER + i) % 3)])
          .nothing()
          .instant(1_680_000_000_000L + i * 1000)
          .instant(1_680_000_000_000L + i * 1000)
          .end();
    }
    rows.close();
    rows = copy("customer_identities (id, customer_id, kind, value, canonical, verified)");
    for (long i = 0; i < customers; i++) {
      String address = address(SeedCase.FIRST_CUSTOMER + i);
      rows.number(3001 + i)
          .number(SeedCase.FIRST_CUSTOMER + i)
          .text("email")
          .text(address)
          .text(address)
          .bool(false)
          .end();
    }
    rows.close();
    progress.accept(
        SeedCase.AGENTS + " agents, " + SeedCase.TEAMS + " teams, " + customers + " customers");
  }

  private void cases() throws SQLException {
    CopyRows rows =
        copy(
            "cases (id, version, subject, status, category, topic_id, priority, channel, language, requester_id, organization_id,"
                + " team_id, assignee_id, confidential, tags, preview, last_author_kind, comment_count, public_comment_count,"
                + " received_at, created_at, updated_at, solved_at, closed_at)");
    for (long i = 0; i < cases; i++) {
      SeedCase one = new SeedCase(i, cases, customers);
      rows.number(one.id())
          .number(one.version())
          .raw(texts.subject(one.language(), one.id()))
          .text(one.status)
          .text(CATEGORIES[(int) (i % CATEGORIES.length)]);
      optional(rows, i % 3 == 0 ? SeedCase.FIRST_TOPIC + i % SeedCase.TOPICS : 0);
      rows.number(one.priority)
          .text(CHANNELS[(int) (i % CHANNELS.length)])
          .text(Texts.LANGUAGES[one.language()])
          .number(one.customer);
      optional(
          rows,
          one.customer % 4 == 0
              ? SeedCase.FIRST_ORGANIZATION + one.customer % SeedCase.ORGANIZATIONS
              : 0);
      optional(rows, one.team);
      optional(rows, one.assignee);
      rows.bool(one.confidential)
          .text(tags(one.tags, (int) (i % TAGS.length)))
          .raw(texts.preview(one.language(), one.text(one.newestPublic())))
          .text(one.isByCustomer(one.newestPublic()) ? "customer" : "agent")
          .number(one.comments)
          .number(one.publicComments())
          .instant(one.createdAt)
          .instant(one.createdAt)
          .instant(one.updatedAt);
      boolean closed = one.status.equals("closed");
      if (closed || one.status.equals("solved")) {
        rows.instant(one.updatedAt);
      } else {
        rows.nothing();
      }
      if (closed) {
        rows.instant(one.updatedAt);
      } else {
        rows.nothing();
      }
      rows.end();
    }
    rows.close();
    execute(
        "insert into case_shares (case_id, agent_id, created_at) select id, %d, created_at from cases where id %% 997 = 0"
            .formatted(SeedCase.FIRST_AGENT));
    progress.accept(cases + " cases");
  }

  private void comments() throws SQLException {
    CopyRows rows =
        copy(
            "comments (id, case_id, visibility, author_kind, author_id, author_name, channel, body, language, received_at, created_at)");
    long id = SeedCase.FIRST_COMMENT;
    for (long i = 0; i < cases; i++) {
      SeedCase one = new SeedCase(i, cases, customers);
      for (int n = 0; n < one.comments; n++) {
        boolean customer = one.isByCustomer(n);
        rows.number(id++)
            .number(one.id())
            .text(one.isInternal(n) ? "internal" : "public")
            .text(customer ? "customer" : "agent")
            .number(customer ? one.customer : one.agent())
            .text(customer ? customerName(one.customer) : agentName(one.agent()))
            .text(CHANNELS[(int) (i % CHANNELS.length)])
            .raw(texts.body(one.language(), one.text(n)))
            .text(Texts.LANGUAGES[one.language()])
            .instant(one.commentAt(n))
            .instant(one.commentAt(n))
            .end();
      }
    }
    rows.close();
    progress.accept(id - SeedCase.FIRST_COMMENT + " comments");
  }

  /** The version of a case counts its events; so every event is there. */
  private void events() throws SQLException {
    long tx = number("select log_tx()");
    CopyRows rows =
        copy(
            "events (id, tx, type, case_id, case_version, actor_kind, actor_id, actor_name, visibility, occurred_at, recorded_at, data)");
    long id = 1;
    long comment = SeedCase.FIRST_COMMENT;
    for (long i = 0; i < cases; i++) {
      SeedCase one = new SeedCase(i, cases, customers);
      id =
          event(
              rows,
              id,
              tx,
              "case.created",
              one,
              1,
              "public",
              one.createdAt,
              "{\"status\": \"new\", \"priority\": \"normal\", \"channel\": \"%s\", \"requesterId\": %d}"
                  .formatted(CHANNELS[(int) (i % CHANNELS.length)], one.customer));
      for (int n = 0; n < one.comments; n++) {
        String visibility = one.isInternal(n) ? "internal" : "public";
        id =
            event(
                rows,
                id,
                tx,
                "comment.created",
                one,
                n + 2,
                visibility,
                one.commentAt(n),
                "{\"commentId\": " + comment++ + ", \"visibility\": \"" + visibility + "\"}");
      }
      if (!one.isNew()) {
        id =
            event(
                rows,
                id,
                tx,
                "case.updated",
                one,
                one.version(),
                "internal",
                one.updatedAt,
                "{\"changes\": {\"status\": {\"before\": \"new\", \"after\": \""
                    + one.status
                    + "\"}}}");
      }
    }
    rows.close();
    progress.accept(id - 1 + " events");
  }

  private static long event(
      CopyRows rows,
      long id,
      long tx,
      String type,
      SeedCase one,
      long version,
      String visibility,
      long at,
      String data)
      throws SQLException {
    rows.number(id)
        .number(tx)
        .text(type)
        .number(one.id())
        .number(version)
        .text("agent")
        .number(one.agent())
        .text(agentName(one.agent()))
        .text(visibility)
        .instant(at)
        .instant(at)
        .text(data)
        .end();
    return id + 1;
  }

  /** In the database, by the function that keeps them in step afterwards. */
  private void documents() throws SQLException {
    List<Callable<Boolean>> slices = new ArrayList<>();
    for (long from = 0; from < cases; from += SLICE) {
      String write =
          "select write_case_texts(%d, %d)"
              .formatted(
                  SeedCase.FIRST_CASE + from,
                  SeedCase.FIRST_CASE + Math.min(cases, from + SLICE) - 1);
      slices.add(
          () -> {
            try (Connection another = connections.call();
                Statement statement = another.createStatement()) {
              statement.execute("set session_replication_role = replica");
              return statement.execute(write);
            }
          });
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Future<Boolean> slice : pool.invokeAll(slices)) {
        slice.get();
      }
    } catch (ExecutionException e) {
      throw new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    }
    progress.accept(cases + " documents of texts");
  }

  private void sequences() throws SQLException {
    for (String table :
        new String[] {
          "agents",
          "teams",
          "organizations",
          "tags",
          "topics",
          "customers",
          "customer_identities",
          "cases",
          "comments",
          "events"
        }) {
      execute(
          "select setval(pg_get_serial_sequence('%1$s', 'id'), (select max(id) from %1$s))"
              .formatted(table));
    }
  }

  private CopyRows copy(String table) throws SQLException {
    return new CopyRows(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin (freeze)"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void optional(CopyRows rows, long id) throws SQLException {
    if (id == 0) {
      rows.nothing();
    } else {
      rows.number(id);
    }
  }

  private static String tags(int count, int from) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(TAGS[(from + i) % TAGS.length]);
    }
    words.sort(null);
    return "{" + String.join(",", words) + "}";
  }

  private static String customerName(long id) {
    return NAMES[(int) (id % NAMES.length)] + " " + Surnames.of(id / NAMES.length % Surnames.COUNT);
  }

  private static String agentName(long id) {
    return "Agent " + (id - SeedCase.FIRST_AGENT);
  }

  static String address(long customer) {
    return "customer" + customer + "@mail.example";
  }
}
