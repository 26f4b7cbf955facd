package org.zelodesk.realtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Permissions;

/**
 * An event as it was read from the log, with what decides who may learn of it.
 *
 * @param subject of the case now; null when the event is of no case
 */
record LoggedEvent(
    Position position, EventView view, CaseAccess.@Nullable Subject subject, Set<Long> sharedWith) {

  boolean isFor(Actor actor) {
    CaseAccess access = CaseAccess.of(actor);
    if (subject != null) {
      return access.sees(subject, sharedWith)
          && (access.seesInternal() || view.visibility() == Visibility.PUBLIC);
    }
    String family = view.type().substring(0, view.type().indexOf('.'));
    return switch (family) {
      case "customer", "organization" -> actor.may(Permissions.CUSTOMERS_READ);
      case "agent" ->
          actor.may(Permissions.AGENTS_MANAGE) || Long.valueOf(actor.id()).equals(view.subjectId());
      case "bulk_job" -> Long.valueOf(actor.id()).equals(view.actor().id());
      case "view" -> isOfTheirViews(actor);
      default -> actor.may(Permissions.DIRECTORY_READ);
    };
  }

  /** What somebody keeps for themselves, and what a team keeps, is not for others to read. */
  private boolean isOfTheirViews(Actor actor) {
    return switch (String.valueOf(view.data().get("scope"))) {
      case "personal" -> isNumber(view.data().get("ownerId"), actor.id());
      case "team" ->
          actor.may(Permissions.SETTINGS_WRITE)
              || actor.teams().keySet().stream()
                  .anyMatch(team -> isNumber(view.data().get("teamId"), team));
      default -> actor.may(Permissions.CASES_READ);
    };
  }

  private static boolean isNumber(@Nullable Object value, long wanted) {
    return value instanceof Number number && number.longValue() == wanted;
  }
}
