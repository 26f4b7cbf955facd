package org.zelodesk.bench;

/** Why the figures cannot be had, for the person at the keyboard. */
final class BenchProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  BenchProblem(String message) {
    super(message);
  }

  BenchProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
