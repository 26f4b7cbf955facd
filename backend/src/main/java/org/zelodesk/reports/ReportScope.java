package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose a saved report is: one person's, a team's, or everybody's. */
@Schema(name = "ReportScope", description = "Whose a saved report is.")
public enum ReportScope {
  PERSONAL,
  TEAM,
  SHARED
}
