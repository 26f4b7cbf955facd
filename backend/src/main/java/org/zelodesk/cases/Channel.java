package org.zelodesk.cases;

/** Where it came from; all are first class. */
public enum Channel {
  EMAIL,
  PHONE,
  WEB_FORM,
  PORTAL,
  CHAT,
  SOCIAL,
  IN_PERSON,
  POST,
  FAX,
  API
}
