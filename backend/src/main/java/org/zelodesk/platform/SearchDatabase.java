package org.zelodesk.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database, for questions that may be hard: over a small pool of its own, with a limit on the
 * time of a statement, so that no search keeps a save from its connection.
 */
@Singleton
public class SearchDatabase {

  private static final String CANCELLED = "57014";

  private final AgroalDataSource source;

  SearchDatabase(@DataSource("search") AgroalDataSource source) {
    this.source = source;
  }

  /**
   * Asks with the source of its connections, outside of any transaction.
   *
   * @throws Problem 422 {@code query_too_slow} when a statement took too long, 503 {@code
   *     search_busy} when no connection became free
   */
  public <T> T ask(Function<javax.sql.DataSource, T> question) {
    return orProblem(() -> question.apply(source));
  }

  static <T> T orProblem(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (DatabaseException e) {
      Problem known = problem(e.getCause());
      if (known != null) {
        throw known;
      }
      throw e;
    }
  }

  /** The same for what is only a hint: empty when it took too long or no connection became free. */
  public <T> Optional<T> askForHint(Function<javax.sql.DataSource, T> question) {
    try {
      return Optional.of(question.apply(source));
    } catch (DatabaseException e) {
      if (problem(e.getCause()) != null) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static @Nullable Problem problem(@Nullable Throwable cause) {
    if (!(cause instanceof SQLException refused)) {
      return null;
    }
    if (CANCELLED.equals(refused.getSQLState())) {
      return Problem.of(422, "query_too_slow");
    }
    // The pool's own refusal comes from no server and has no state.
    return refused.getSQLState() == null
        ? Problem.of(503, "search_busy").header("Retry-After", "1")
        : null;
  }
}
