package org.zelodesk.platform;

import java.sql.SQLException;

/** The database refused a statement; {@link ProblemMapper} says what that means to the caller. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DatabaseException(SQLException cause) {
    super(cause);
  }
}
