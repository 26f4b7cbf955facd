package org.zelodesk.launcher;

/** Something the person at the keyboard can mend. The message says what is wrong and what to do. */
public final class LaunchProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  LaunchProblem(String message) {
    super(message);
  }

  LaunchProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
