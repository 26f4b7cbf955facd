package org.zelodesk.sla;

/** The text is no feed of holidays that we take. */
public final class HolidayFeedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String rule;
  private final int line;

  HolidayFeedException(String rule, int line, String message) {
    super(message);
    this.rule = rule;
    this.line = line;
  }

  /** {@code feed_too_large}, {@code feed_malformed} or {@code feed_too_many_days}. */
  public String rule() {
    return rule;
  }

  /** The line of the text with the fault, from 1; 0 if it lies in no single line. */
  public int line() {
    return line;
  }
}
