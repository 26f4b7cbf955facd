package org.zelodesk.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What values a custom field takes. */
@Schema(name = "CaseFieldType")
public enum CaseFieldType {
  @JsonProperty("text")
  TEXT,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("boolean")
  BOOLEAN,
  @JsonProperty("date")
  DATE,
  @JsonProperty("choice")
  CHOICE,
  @JsonProperty("multi_choice")
  MULTI_CHOICE
}
