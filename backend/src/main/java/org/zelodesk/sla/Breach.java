package org.zelodesk.sla;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A promise was not kept. Never erased.
 *
 * @param at the due instant; for a promise that was changed to one that had passed already, the
 *     instant of the change
 * @param superseded the promise was changed afterwards, and the new one was kept
 */
@Schema(name = "SlaBreach", description = "A promise that was not kept. Never erased.")
public record Breach(
    @Schema(required = true) Instant at,
    @Schema(required = true) Cause cause,
    @Schema(
            required = true,
            description = "The promise was changed afterwards, and the new one was kept.")
        boolean superseded) {

  @Schema(name = "SlaBreachCause")
  public enum Cause {
    /** The time ran out. */
    TIME,
    /** The promise was changed to one that had passed already. */
    RECALCULATED
  }
}
