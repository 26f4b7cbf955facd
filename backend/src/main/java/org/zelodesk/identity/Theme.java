package org.zelodesk.identity;

/** How the screens of a person look; {@code SYSTEM} follows their machine. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK
}
