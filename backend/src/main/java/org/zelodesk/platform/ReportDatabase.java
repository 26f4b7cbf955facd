package org.zelodesk.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The database, for reports: over a small pool of its own, with a limit on the time of a statement.
 * All statements of one report see the same instant, so that its numbers agree with each other.
 */
@Singleton
public class ReportDatabase {

  /** Who takes rows slowly holds a connection; some are always left for those who look. */
  private static final int MOST_DOWNLOADS = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(30);

  private final AgroalDataSource source;
  private final Semaphore downloads = new Semaphore(MOST_DOWNLOADS);

  ReportDatabase(@DataSource("reports") AgroalDataSource source) {
    this.source = source;
  }

  /**
   * Asks with the source of the one connection; nothing else may be asked of another one meanwhile.
   *
   * @throws Problem 422 {@code query_too_slow} when a statement took too long, 503 {@code
   *     search_busy} when no connection became free
   */
  public <T> T ask(Function<javax.sql.DataSource, T> question) {
    return SearchDatabase.orProblem(
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      Sql.of("set transaction isolation level repeatable read, read only")
                          .execute(source);
                      return question.apply(source);
                    }));
  }

  /**
   * The same for what reads row after row and hands each on: it may take minutes, and there are few
   * at a time.
   *
   * @throws Problem as {@link #ask} does
   */
  public void download(Consumer<javax.sql.DataSource> question) {
    try {
      if (!downloads.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.of(503, "search_busy").header("Retry-After", "10");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(503, "search_busy").header("Retry-After", "10");
    }
    try {
      SearchDatabase.orProblem(
          () -> {
            QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_DOWNLOAD.toSeconds())
                .run(
                    () -> {
                      Sql.of("set transaction isolation level repeatable read, read only")
                          .execute(source);
                      // Until the first rows; each portion after them has as long again.
                      Sql.of("set local statement_timeout = '5min'").execute(source);
                      question.accept(source);
                    });
            return true;
          });
    } finally {
      downloads.release();
    }
  }
}
