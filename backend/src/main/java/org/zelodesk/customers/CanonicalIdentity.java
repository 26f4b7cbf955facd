package org.zelodesk.customers;

/** An identity with the form that it is compared by. */
record CanonicalIdentity(IdentityKind kind, String value, String canonical) {

  /** What two identities must share to be one. */
  String key() {
    return kind + " " + canonical;
  }
}
