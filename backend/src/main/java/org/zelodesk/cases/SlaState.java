package org.zelodesk.cases;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of the promises about a case's time is still to be kept. */
@Schema(
    name = "SlaState",
    description =
        "`running`: something is promised and its time counts. `paused`: something is promised, and nothing counts now."
            + " `done`: everything that was promised has ended.")
public enum SlaState {
  RUNNING,
  PAUSED,
  DONE
}
