package org.zelodesk.presence;

/** What somebody does with a case that is open before them. */
public enum PresenceMode {
  VIEWING,
  REPLYING
}
