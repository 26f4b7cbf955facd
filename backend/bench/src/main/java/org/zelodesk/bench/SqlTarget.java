package org.zelodesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * The bare statements: prepared, a thread and a connection each, and nothing is made of the rows.
 */
final class SqlTarget implements Target {

  private final Desk desk;
  private final Asks asks;
  private final Statements statements;
  private final SplittableRandom seeds;

  SqlTarget(Desk desk, Asks asks, Reader reader, long seed) {
    this.seeds = new SplittableRandom(seed);
    this.desk = desk;
    this.asks = asks;
    this.statements = new Statements(reader);
  }

  @Override
  public Sample run(List<Operation> mix, int connections, Duration duration) {
    List<Future<Histogram>> workers = new ArrayList<>();
    List<Connection> opened = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      for (int i = 0; i < connections; i++) {
        opened.add(desk.connect());
      }
      long begin = System.nanoTime();
      for (Connection connection : opened) {
        SplittableRandom random = seeds.split();
        workers.add(
            threads.submit(() -> work(connection, mix, random, begin + duration.toNanos())));
      }
      Histogram all = Sample.histogram();
      for (Future<Histogram> worker : workers) {
        all.add(worker.get());
      }
      return new Sample(all.getTotalCount(), System.nanoTime() - begin, all, 0, 0, 0, null);
    } catch (ExecutionException e) {
      throw new BenchProblem("A statement failed: " + e.getCause(), e);
    } catch (SQLException e) {
      throw new BenchProblem("No connection to the database: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    } finally {
      threads.shutdownNow();
      opened.forEach(SqlTarget::close);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new BenchProblem("A connection cannot be closed: " + e.getMessage(), e);
    }
  }

  @Override
  public void repeat(Operation operation, int times) {
    try (Connection connection = desk.connect()) {
      SplittableRandom random = seeds.split();
      for (int i = 0; i < times; i++) {
        once(connection, asks.next(operation, random), random);
      }
    } catch (SQLException e) {
      throw new BenchProblem("A statement failed: " + e.getMessage(), e);
    }
  }

  private Histogram work(
      Connection connection, List<Operation> mix, SplittableRandom random, long end)
      throws SQLException {
    Histogram latencies = Sample.histogram();
    for (long now = System.nanoTime(); now < end; ) {
      Ask ask = asks.next(mix.get(random.nextInt(mix.size())), random);
      once(connection, ask, random);
      long then = System.nanoTime();
      latencies.recordValue(Math.min(59_000_000, (then - now) / 1000));
      now = then;
    }
    return latencies;
  }

  private void once(Connection connection, Ask ask, SplittableRandom random) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    switch (ask.operation()) {
      case READ -> statements.read(connection, ask.number(), SqlTarget::count);
      case LIST -> statements.list(connection, null, SqlTarget::count);
      case LIST_DEEP -> statements.list(connection, asks.deep(), SqlTarget::count);
      case CREATE -> statements.open(connection, asks.opening(ask, random), now);
      case COMMENT -> statements.reply(connection, ask.number(), Asks.reply(random), now);
    }
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }
}
