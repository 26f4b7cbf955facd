package org.zelodesk.sla;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * One stretch of open hours, half-open, in seconds of the wall clock after the midnight with which
 * its date begins. A night shift ends beyond {@link #DAY}.
 *
 * @param from 0 to 86,399
 * @param to above {@code from}, at most 24 hours later
 */
record Shift(int from, int to) {

  static final int DAY = 86_400;

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  static boolean isOpening(String text) {
    return TIME.matcher(text).matches();
  }

  static boolean isClosing(String text) {
    return isOpening(text) || text.equals("24:00");
  }

  /** Of two texts that are an opening and a closing. */
  static Shift of(String opening, String closing) {
    int from = seconds(opening);
    int to = seconds(closing);
    return new Shift(from, to > from ? to : to + DAY);
  }

  private static int seconds(String text) {
    int hours = Integer.parseInt(text, 0, 2, 10);
    int minutes = Integer.parseInt(text, 3, 5, 10);
    return hours * 3600 + minutes * 60;
  }

  int length() {
    return to - from;
  }

  /** Seconds of the wall clock since 1970-01-01T00:00 at which the shift of this date begins. */
  long start(LocalDate date) {
    return date.toEpochDay() * DAY + from;
  }

  /** Seconds of the wall clock since 1970-01-01T00:00 at which the shift of this date ends. */
  long end(LocalDate date) {
    return date.toEpochDay() * DAY + to;
  }
}
