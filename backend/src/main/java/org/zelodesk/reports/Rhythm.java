package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a report goes out. */
@Schema(name = "ReportRhythm", description = "How often a report goes out.")
public enum Rhythm {
  DAILY,
  WEEKLY,
  MONTHLY
}
