package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** With which range another is compared. */
@Schema(name = "ReportComparison", description = "With which range it is compared.")
public enum Comparison {
  /** The one of the same length before; whole months with whole months. */
  PREVIOUS_PERIOD,
  /** The same one a year earlier. */
  PREVIOUS_YEAR;

  Range of(Range range) {
    return this == PREVIOUS_PERIOD ? range.previous() : range.yearBefore();
  }
}
