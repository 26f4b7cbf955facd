package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPostgresTest {

  @TempDir Path folder;

  @Test
  void durableDatabaseWaitsForTheDisk() {
    try (LocalPostgres postgres = LocalPostgres.durable(folder, 0)) {
      assertThat(postgres.show("fsync")).isEqualTo("on");
      assertThat(postgres.show("synchronous_commit")).isEqualTo("on");
      assertThat(postgres.show("full_page_writes")).isEqualTo("on");
      assertThat(postgres.show("listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(postgres.show("max_connections")).isEqualTo("200");
      assertThat(postgres.show("pg_prewarm.autoprewarm")).isEqualTo("on");
    }
  }

  @Test
  void whatWasCommittedSurvivesAKillOfTheWholeServer() throws Exception {
    try (LocalPostgres first = LocalPostgres.durable(folder, 0)) {
      execute(first, "create table note (body text)", "insert into note values ('kept')");
      Processes.killTree(first.process());
    }
    // A pid file as a killed server leaves it, with a number that now belongs to somebody else.
    Files.writeString(
        folder.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
    try (LocalPostgres second = LocalPostgres.durable(folder, 0)) {
      assertThat(only(second, "select body from note")).isEqualTo("kept");
    }
  }

  @Test
  void serverLeftByAKilledLauncherIsReplaced() throws Exception {
    long leftover;
    int port;
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresUntilKilled.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = launcher.inputReader()) {
      leftover = Long.parseLong(out.readLine());
      port = Integer.parseInt(out.readLine());
      assertThatThrownBy(() -> LocalPostgres.durable(folder, 0))
          .isInstanceOf(LaunchProblem.class)
          .hasMessageContaining("Another Zelodesk uses the database");
      launcher.destroyForcibly().waitFor();
    }
    assertThat(ProcessHandle.of(leftover)).isPresent();
    try (LocalPostgres second = LocalPostgres.durable(folder, port)) {
      assertThat(second.process().pid()).isNotEqualTo(leftover);
      assertThat(second.show("port")).isEqualTo(Integer.toString(port));
    }
  }

  @Test
  void clusterWhoseCreationWasCutShortIsCreatedAnew() throws Exception {
    Path cluster = Files.createDirectories(folder.resolve("cluster"));
    Files.writeString(cluster.resolve("postgresql.conf"), "# half of it\n");
    try (LocalPostgres postgres = LocalPostgres.durable(folder, 0)) {
      assertThat(only(postgres, "select current_user")).isEqualTo("zelodesk");
    }
  }

  @Test
  void passwordIsNeeded() {
    try (LocalPostgres postgres = LocalPostgres.durable(folder, 0)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "another"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void takenPortIsNamed() throws Exception {
    try (var taken = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalPostgres.durable(folder, taken.getLocalPort()))
          .isInstanceOf(LaunchProblem.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  @Test
  void throwawayDatabaseHasTheExtensionsAndFoldsCaseOfAllLanguages() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.throwaway()) {
      execute(
          postgres,
          "create extension pg_trgm",
          "create extension unaccent",
          "create extension citext",
          "create extension btree_gin");
      assertThat(only(postgres, "select lower('ЖАЛОБА ÇÃO')")).isEqualTo("жалоба ção");
      assertThat(only(postgres, "select to_tsvector('russian', 'Возвраты — товара')::text"))
          .isEqualTo("'возврат':1 'товар':2");
      assertThat(postgres.show("fsync")).isEqualTo("off");
    }
  }

  private static void execute(LocalPostgres postgres, String... statements) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String only(LocalPostgres postgres, String query) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(LocalPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  @ParameterizedTest
  @CsvSource({
    "512, 256MB, 1024MB",
    "2048, 512MB, 1024MB",
    "24000, 6000MB, 12000MB",
    "262144, 8192MB, 131072MB"
  })
  void keepsAQuarterOfTheMemoryForPagesWithinLimits(
      long megabytes, String shared, String expected) {
    assertThat(LocalPostgres.memory(megabytes * 1024 * 1024))
        .containsEntry("shared_buffers", shared)
        .containsEntry("effective_cache_size", expected);
  }
}
