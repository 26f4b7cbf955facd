package org.zelodesk.reports;

import java.time.DayOfWeek;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On which day weeks begin. */
@Schema(name = "WeekStart", description = "On which day weeks begin.")
public enum WeekStart {
  MONDAY,
  SATURDAY,
  SUNDAY;

  DayOfWeek day() {
    return DayOfWeek.valueOf(name());
  }
}
