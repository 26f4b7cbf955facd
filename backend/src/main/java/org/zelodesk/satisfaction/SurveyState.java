package org.zelodesk.satisfaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a survey stands. */
@Schema(
    name = "SurveyState",
    description =
        """
        `scheduled`: planned for later. `due`: its time has come, and nobody has had its link. `sent`: somebody has got its link. \
        `expired`: its time is over, with `sentAt` null nobody ever had the link. `cancelled`: the customer is not asked.""")
public enum SurveyState {
  SCHEDULED,
  DUE,
  SENT,
  ANSWERED,
  EXPIRED,
  CANCELLED
}
