package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zelodesk.launcher.LocalPostgres;

/**
 * Kills the packaged backend with SIGKILL while several clients open cases and comment on them,
 * each with an idempotency key that it retries until it has an answer. What was acknowledged is
 * there, once. {@code -Dzelodesk.crash.rounds=20} for the long run.
 */
class KilledBackendIT {

  private static final int ROUNDS = Integer.getInteger("zelodesk.crash.rounds", 5);
  private static final int CLIENTS = 6;

  @Test
  void whatWasAcknowledgedIsThereOnceAfterEveryKill(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("zelodesk.crash.seed", System.nanoTime());
    Random random = new Random(seed);
    try (LocalPostgres postgres = LocalPostgres.durable(folder.resolve("postgres"), 0)) {
      BackendProcess backend = BackendProcess.start(postgres, 0, folder.resolve("backend.log"));
      List<RetryingClient> clients = new ArrayList<>();
      try {
        for (int i = 0; i < CLIENTS; i++) {
          clients.add(new RetryingClient(backend.port(), i));
        }
        clients.forEach(RetryingClient::start);
        for (int round = 1; round <= ROUNDS; round++) {
          long before = acknowledged(clients);
          awaitMore(clients, before, CLIENTS);
          // A moment that no client can foresee, in the middle of its requests.
          backend.process().waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
          backend.kill();
          backend = BackendProcess.start(postgres, backend.port(), folder.resolve("backend.log"));
        }
        long before = acknowledged(clients);
        awaitMore(clients, before, CLIENTS);
        for (RetryingClient client : clients) {
          client.finish();
        }
      } finally {
        clients.forEach(RetryingClient::abandon);
        backend.kill();
      }
      verify(postgres, clients, seed);
    }
  }

  private static long acknowledged(List<RetryingClient> clients) {
    return clients.stream().mapToLong(client -> client.acknowledged().size()).sum();
  }

  private static void awaitMore(List<RetryingClient> clients, long before, int more)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (acknowledged(clients) < before + more) {
      assertThat(System.nanoTime()).as("the clients get answers again").isLessThan(end);
      clients.getFirst().awaitAnswer();
    }
  }

  private static void verify(LocalPostgres postgres, List<RetryingClient> clients, long seed)
      throws SQLException {
    try (Connection database =
        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
      int acknowledged = 0;
      for (RetryingClient client : clients) {
        for (RetryingClient.Acknowledged one : client.acknowledged()) {
          acknowledged++;
          assertThat(
                  number(
                      database,
                      one.comment()
                          ? "select count(*) from comments where id = ? and body = ?"
                          : "select count(*) from cases where id = ? and subject = ?",
                      one.id(),
                      one.key()))
              .as("acknowledged %s is there (seed %d)", one, seed)
              .isEqualTo(1);
        }
      }
      assertThat(acknowledged).isGreaterThan(ROUNDS * CLIENTS);
      assertThat(number(database, "select count(*) - count(distinct subject) from cases"))
          .as("cases made twice (seed %d)", seed)
          .isZero();
      assertThat(number(database, "select count(*) - count(distinct body) from comments"))
          .as("comments made twice (seed %d)", seed)
          .isZero();
      assertThat(
              number(
                  database,
                  "select count(*) from cases c where array(select e.case_version from events e where e.case_id = c.id"
                      + " order by e.case_version) <> array(select generate_series(1, c.version))"))
          .as("cases whose events are not 1..version (seed %d)", seed)
          .isZero();
      assertThat(
              number(
                  database,
                  "select count(*) from cases c where c.comment_count <> (select count(*) from comments m where m.case_id = c.id)"))
          .as("cases that miscount their comments (seed %d)", seed)
          .isZero();
    }
  }

  private static long number(Connection database, String query, Object... values)
      throws SQLException {
    try (var statement = database.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
