package org.zelodesk.reports;

import java.time.DayOfWeek;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day of the week, as it goes over the wire. */
@Schema(name = "Weekday", description = "A day of the week.")
public enum Weekday {
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY;

  DayOfWeek day() {
    return DayOfWeek.of(ordinal() + 1);
  }
}
