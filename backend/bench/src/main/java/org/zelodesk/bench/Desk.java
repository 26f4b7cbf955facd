package org.zelodesk.bench;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.zelodesk.launcher.LocalPostgres;

/**
 * The database that is measured: a durable PostgreSQL, as {@code ./zelo up} runs it, with a large
 * desk.
 */
final class Desk implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final Map<String, String> MEASURING =
      Map.of("shared_preload_libraries", "pg_stat_statements,auto_explain,pg_prewarm");

  /**
   * Nothing is acknowledged to anybody while seeding; the checkpoint at its end makes it durable.
   */
  private static final Map<String, String> SEEDING =
      Map.of(
          "wal_level", "minimal",
          "max_wal_senders", "0",
          "max_wal_size", "16GB",
          "checkpoint_timeout", "1h",
          "maintenance_work_mem", "512MB",
          "synchronous_commit", "off",
          "autovacuum", "off",
          "shared_preload_libraries", "pg_stat_statements");

  private final LocalPostgres postgres;
  private final Path folder;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Desk(Path folder, Map<String, String> settings) throws IOException {
    this.folder = folder;
    this.postgres = LocalPostgres.durable(folder, 0, settings);
    // Ctrl-C ends no try block, and the server is no child that would end with us.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Opens the desk in a folder; makes and fills it when it is not there, not whole, or of another
   * schema than the backend's.
   *
   * @param migrations the backend's jar, with its migrations
   */
  static Desk open(Path folder, Path migrations, long cases, Consumer<String> progress) {
    Path whole = folder.resolve("seeded");
    try (URLClassLoader backend = new URLClassLoader(new URL[] {migrations.toUri().toURL()})) {
      if (Files.exists(whole)) {
        Desk desk = new Desk(folder, MEASURING);
        if (desk.flyway(backend).validateWithResult().validationSuccessful) {
          desk.prepare();
          return desk;
        }
        desk.close();
        progress.accept("the schema has changed since the last run");
      }
      delete(folder);
      progress.accept("seeding " + cases + " cases into " + folder);
      try (Desk empty = new Desk(folder, SEEDING)) {
        empty.flyway(backend).migrate();
        try (Connection superuser = empty.superuser()) {
          new Seeding(empty::superuser, superuser, cases, progress).run();
        }
      }
      Files.writeString(whole, cases + "\n");
      Desk desk = new Desk(folder, MEASURING);
      desk.prepare();
      return desk;
    } catch (IOException | SQLException e) {
      throw new BenchProblem("The database in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Flyway flyway(ClassLoader backend) {
    return Flyway.configure(backend)
        .dataSource(jdbcUrl(), user(), password())
        .locations("classpath:db/migration")
        .load();
  }

  private void prepare() throws SQLException {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
      statement.execute("checkpoint");
    }
    countStatements(false);
  }

  /**
   * Turned on only where statements are counted, so that the counting costs the measuring nothing.
   */
  void countStatements(boolean on) {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("alter system set pg_stat_statements.track = " + (on ? "top" : "none"));
      statement.execute("select pg_reload_conf()");
      statement.execute("select pg_stat_statements_reset()");
    } catch (SQLException e) {
      throw new BenchProblem("Statements cannot be counted: " + e.getMessage(), e);
    }
  }

  /** Where the server writes its messages, and plans while {@link #explain} is on. */
  Path log() {
    return folder.resolve("postgres.log");
  }

  /** Whether the plan of every statement is logged from the next one on. */
  void explain(boolean on) {
    String wanted = on ? "0" : "-1";
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("alter system set auto_explain.log_min_duration = " + wanted);
      statement.execute("select pg_reload_conf()");
      // All processes of the server are told at once; a new one says whether that has happened.
      while (!wanted.equals(setting("auto_explain.log_min_duration"))) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new BenchProblem("Plans cannot be asked for: " + e.getMessage(), e);
    }
  }

  /** Reads what searches need into memory, as it is after a day's work and after a restart. */
  void warm() {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("create extension if not exists pg_prewarm");
      statement.execute(
          """
          with searched as (
            select c.oid, c.reltoastrelid from pg_class c where c.oid in ('cases'::regclass, 'case_texts'::regclass))
          select count(pg_prewarm(r.relation)) from (
            select oid from searched
            union all select reltoastrelid from searched where reltoastrelid <> 0
            union all select i.indexrelid from pg_index i join searched s on i.indrelid in (s.oid, s.reltoastrelid)
          ) r (relation)""");
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be warmed: " + e.getMessage(), e);
    }
  }

  private String setting(String name) throws SQLException {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement();
        ResultSet row = statement.executeQuery("select current_setting('" + name + "')")) {
      row.next();
      return row.getString(1);
    }
  }

  /** A statement without its values, and how often the product's role ran it. */
  record Counted(long queryId, String text, long calls) {

    boolean isTransactionControl() {
      return text.matches("(?is)\\s*(begin|commit|rollback|start transaction|set|show|discard).*");
    }
  }

  List<Counted> counted() {
    try (Connection superuser = superuser();
        Statement statement = superuser.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select s.queryid, s.query, s.calls from pg_stat_statements s join pg_roles r on r.oid = s.userid"
                    + " where r.rolname = '"
                    + user()
                    + "' order by s.queryid")) {
      List<Counted> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Counted(rows.getLong(1), rows.getString(2), rows.getLong(3)));
      }
      return all;
    } catch (SQLException e) {
      throw new BenchProblem("Statements cannot be counted: " + e.getMessage(), e);
    }
  }

  Reader reader() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select a.id, a.subject, a.name, array(select team_id from team_members m where m.agent_id = a.id order by team_id)"
                    + " from agents a where a.subject = 'bench'")) {
      if (!row.next()) {
        throw new BenchProblem("The database was not seeded by the bench; give --fresh.");
      }
      return new Reader(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          Arrays.asList((Long[]) row.getArray(4).getArray()));
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Ids all over the table of cases that the reader may change, in no order.
   *
   * @param status null for any
   */
  long[] someCases(Reader reader, @Nullable String status) {
    String sql =
        "select id from cases where merged_into_id is null and not confidential and team_id = any(array"
            + reader.teams()
            + ")"
            + (status == null ? "" : " and status = '" + status + "'")
            + " order by hashint8(id) limit 50000";
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids.stream().mapToLong(Long::longValue).toArray();
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  long customers() {
    return number("select count(*) from customers");
  }

  /** How many cases the reader sees in the list. */
  long visible(Reader reader) {
    return number("select count(*) from cases c where " + Statements.visibleTo(reader));
  }

  /** The row that so many rows of the reader's list come before: where a page after them starts. */
  Cursor at(Reader reader, String fingerprint, long rows) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select c.updated_at, c.id from cases c where "
                    + Statements.visibleTo(reader)
                    + " order by c.updated_at desc, c.id desc offset "
                    + (rows - 1)
                    + " limit 1")) {
      row.next();
      Instant updatedAt = row.getTimestamp(1).toInstant();
      return new Cursor(fingerprint, updatedAt, row.getLong(2));
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  String version() {
    try (Connection connection = connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  long megabytes() {
    return number("select pg_database_size(current_database()) >> 20");
  }

  private long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user(), password());
  }

  Connection superuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), SUPERUSER, password());
  }

  /** With what the backend tells the driver, see its {@code application.properties}. */
  String jdbcUrl() {
    return postgres.jdbcUrl() + "?prepareThreshold=3&reWriteBatchedInserts=true";
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      postgres.close();
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
