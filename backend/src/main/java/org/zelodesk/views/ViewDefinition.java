package org.zelodesk.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseGrouping;

/**
 * What a view says; as events show it.
 *
 * @param ownerId whose it is; null when it is not personal
 * @param teamId which team's it is; null when it is no team's
 */
record ViewDefinition(
    String name,
    ViewScope scope,
    @Nullable Long ownerId,
    @Nullable Long teamId,
    String query,
    List<ViewColumn> columns,
    String sort,
    @Nullable CaseGrouping groupBy) {

  static final List<ViewColumn> USUAL_COLUMNS =
      List.of(
          ViewColumn.SUBJECT,
          ViewColumn.REQUESTER,
          ViewColumn.STATUS,
          ViewColumn.PRIORITY,
          ViewColumn.ASSIGNEE,
          ViewColumn.SLA,
          ViewColumn.UPDATED_AT);

  static final String USUAL_SORT = "-updatedAt";

  boolean hasSameReaders(ViewDefinition other) {
    return scope == other.scope
        && java.util.Objects.equals(ownerId, other.ownerId)
        && java.util.Objects.equals(teamId, other.teamId);
  }
}
