package org.zelodesk.views;

/** Whose a view is: one person's, a team's, or everybody's. */
public enum ViewScope {
  PERSONAL,
  TEAM,
  SHARED
}
