package org.zelodesk.identity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zelodesk.platform.Problem;

/** A team that an agent belongs to, and what they may do with its cases. */
@Schema(name = "Membership")
public record Membership(
    @NotNull @Schema(required = true, examples = "11") Long teamId,
    @NotNull @Schema(required = true, examples = "reply") Level level) {

  /**
   * A service sees confidential cases only of teams into which somebody else has put it: otherwise
   * the right to change settings would open them all.
   */
  static void requireNotOwn(Actor actor, long agentId) {
    if (actor.kind() == AgentKind.SERVICE && actor.id() == agentId) {
      throw Problem.forbidden("not_allowed");
    }
  }
}
