package org.zelodesk.sla;

import java.util.List;

/** The draft is no calendar; carries every fault that was found, at least one. */
public final class InvalidCalendarException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<CalendarFault> faults;

  InvalidCalendarException(List<CalendarFault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  public List<CalendarFault> faults() {
    return faults;
  }
}
