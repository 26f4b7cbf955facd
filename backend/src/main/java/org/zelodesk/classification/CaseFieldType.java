package org.zelodesk.classification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What values a custom field takes. */
@Schema(name = "CaseFieldType")
public enum CaseFieldType {
  TEXT,
  NUMBER,
  BOOLEAN,
  DATE,
  CHOICE,
  MULTI_CHOICE
}
