package org.zelodesk.customers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer is known by. */
@Schema(name = "IdentityKind")
public enum IdentityKind {
  EMAIL,
  PHONE,
  HANDLE
}
