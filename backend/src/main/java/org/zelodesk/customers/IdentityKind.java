package org.zelodesk.customers;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer is known by. */
@Schema(name = "IdentityKind")
public enum IdentityKind {
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("handle")
  HANDLE
}
