package org.zelodesk.views;

/** What a list of cases can show. */
public enum ViewColumn {
  ID,
  SUBJECT,
  STATUS,
  PRIORITY,
  CATEGORY,
  TOPIC,
  CHANNEL,
  LANGUAGE,
  REQUESTER,
  ORGANIZATION,
  TEAM,
  ASSIGNEE,
  ESCALATION_LEVEL,
  TAGS,
  COMMENT_COUNT,
  SLA,
  RECEIVED_AT,
  CREATED_AT,
  UPDATED_AT,
  SOLVED_AT
}
