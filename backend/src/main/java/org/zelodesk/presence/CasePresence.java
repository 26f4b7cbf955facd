package org.zelodesk.presence;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is at a case. */
@Schema(name = "CasePresence", description = "Who looks at a case now, or writes in it.")
public record CasePresence(
    @Schema(required = true) long caseId, @Schema(required = true) List<Viewer> viewers) {

  /** Somebody who is there. */
  @Schema(name = "CaseViewer")
  public record Viewer(
      @Schema(required = true) long agentId,
      @Schema(required = true) String name,
      @Schema(required = true) PresenceMode mode,
      @Schema(required = true) Instant lastSeenAt) {}
}
