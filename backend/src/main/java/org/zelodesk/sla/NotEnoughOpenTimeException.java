package org.zelodesk.sla;

/**
 * The calendar does not hold as much open time in that direction: it has no weekly hours and its
 * exceptional dates are used up, or the instant would be outside of what {@link java.time.Instant}
 * can say.
 */
public final class NotEnoughOpenTimeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotEnoughOpenTimeException() {
    super("the calendar does not hold that much open time");
  }
}
