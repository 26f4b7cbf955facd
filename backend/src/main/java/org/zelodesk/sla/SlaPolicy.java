package org.zelodesk.sla;

import java.time.Instant;

/** A policy as it is stored, in its newest version. */
record SlaPolicy(
    long id,
    long version,
    String name,
    int position,
    boolean active,
    PolicyDefinition definition,
    Instant createdAt,
    Instant updatedAt) {

  SlaPolicyView view() {
    return new SlaPolicyView(
        id,
        version,
        name,
        position,
        active,
        definition.conditions(),
        definition.calendarId(),
        definition.targets(),
        definition.pauses(),
        definition.warnings(),
        definition.escalations(),
        createdAt,
        updatedAt);
  }
}
