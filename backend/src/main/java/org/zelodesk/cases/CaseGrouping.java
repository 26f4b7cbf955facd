package org.zelodesk.cases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a list of cases can be grouped by. */
@Schema(name = "CaseGrouping")
public enum CaseGrouping {
  STATUS("c.status"),
  PRIORITY("(array['low', 'normal', 'high', 'urgent'])[c.priority + 1]"),
  CATEGORY("c.category"),
  CHANNEL("c.channel"),
  TOPIC("c.topic_id::text"),
  TEAM("c.team_id::text"),
  ASSIGNEE("c.assignee_id::text"),
  ORGANIZATION("c.organization_id::text"),
  LANGUAGE("c.language"),
  SLA("c.sla_state");

  private final String expression;

  CaseGrouping(String expression) {
    this.expression = expression;
  }

  /** Its value in a row of cases c, as text. */
  String expression() {
    return expression;
  }
}
