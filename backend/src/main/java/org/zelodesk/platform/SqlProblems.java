package org.zelodesk.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the database's refusals mean to a caller. Use cases check first; these are the last line,
 * where two requests race.
 */
final class SqlProblems {

  private SqlProblems() {}

  static @Nullable Problem of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "23505" -> Problem.conflict("already_exists").with("rule", constraint(e));
      case "23503" -> Problem.of(422, "unknown_reference").with("rule", constraint(e));
      case "23502", "23514", "22001", "22003", "22021", "22P05", "22P02" ->
          Problem.of(422, "invalid").with("rule", constraint(e));
      case "40001", "40P01", "55P03" -> retryLater();
      default ->
          state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")
              ? retryLater()
              : null;
    };
  }

  private static Problem retryLater() {
    return Problem.of(503, "try_again").header("Retry-After", "1");
  }

  private static String constraint(SQLException e) {
    ServerErrorMessage message = e instanceof PSQLException pg ? pg.getServerErrorMessage() : null;
    String name = message == null ? null : message.getConstraint();
    return name == null ? "" : name;
  }
}
