package org.zelodesk.sla;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the move to the newest policies and calendars is. */
@Schema(
    name = "SlaRecalculation",
    description = "How far the move of running clocks to the newest policies and calendars is.")
public record RecalculationView(
    @Schema(required = true, examples = "1301") long id,
    @Schema(required = true, description = "Counts its steps; the ETag.") long version,
    @Schema(required = true, description = "It only counts what would change.") boolean dryRun,
    @Schema(required = true) State state,
    @Schema(required = true, description = "Unsolved cases when it began.") long total,
    @Schema(required = true, description = "Cases that were looked at.") long done,
    @Schema(required = true, description = "Cases whose policy, or its version, changes.")
        long changed,
    @Schema(required = true, description = "Of those, how many break a promise by the change.")
        long breaching,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true, nullable = true) @Nullable Instant finishedAt) {

  @Schema(name = "SlaRecalculationState")
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }
}
