package org.zelodesk.reports;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody keeps.
 *
 * @param id 0 before it is kept
 * @param ownerId whose it is; null when it is not personal
 * @param teamId which team's it is; null when it is no team's
 */
record StoredReport(
    long id,
    long version,
    String name,
    ReportScope scope,
    @Nullable Long ownerId,
    @Nullable Long teamId,
    ReportDefinition definition) {

  boolean hasSameReaders(StoredReport other) {
    return scope == other.scope
        && Objects.equals(ownerId, other.ownerId)
        && Objects.equals(teamId, other.teamId);
  }
}
