package org.zelodesk.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * The database, for reports: over a small pool of its own, with a limit on the time of a statement.
 * All statements of one report see the same instant, so that its numbers agree with each other.
 */
@Singleton
public class ReportDatabase {

  private final AgroalDataSource source;

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
}
