package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the values of a dimension are. */
@Schema(name = "DimensionType", description = "What the values of a dimension are.")
public enum DimensionType {
  /** Words of a closed list. */
  CHOICE,
  TEXT,
  BOOLEAN,
  NUMBER,
  LANGUAGE,
  /** Names of tags. */
  TAG,
  /** Ids; a label has the name. */
  TEAM,
  AGENT,
  CUSTOMER,
  ORGANIZATION,
  TOPIC
}
