package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As what numbers are shown. */
@Schema(name = "WidgetKind", description = "As what numbers are shown.")
public enum WidgetKind {
  NUMBER,
  LINE,
  BAR,
  TABLE,
  HEATMAP
}
