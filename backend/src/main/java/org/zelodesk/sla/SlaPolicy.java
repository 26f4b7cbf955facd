package org.zelodesk.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /**
   * @param fault what is wrong with it by now
   */
  SlaPolicyView view(SlaPolicyView.@Nullable Fault fault) {
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
        fault,
        createdAt,
        updatedAt);
  }
}
