package org.zelodesk.views;

/** The views that every desk has. Their ids and keys never change. */
public enum ViewKey {
  MINE("assignee:me status:new,open,pending,on_hold", "-updatedAt"),
  UNASSIGNED("assignee:none status:new,open,pending,on_hold", "createdAt"),
  MY_TEAMS("team:my_teams status:new,open,pending,on_hold", "-updatedAt"),
  SLA_AT_RISK("due<1h status:new,open,pending,on_hold", "nextDueAt"),
  WAITING_FOR_ME("assignee:me last_author:customer status:new,open", "updatedAt"),
  RECENTLY_SOLVED("solved<7d", "-updatedAt");

  private final String query;
  private final String sort;

  ViewKey(String query, String sort) {
    this.query = query;
    this.sort = sort;
  }

  long id() {
    return ordinal() + 1L;
  }

  String query() {
    return query;
  }

  String sort() {
    return sort;
  }
}
