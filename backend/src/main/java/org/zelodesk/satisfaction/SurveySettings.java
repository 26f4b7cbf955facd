package org.zelodesk.satisfaction;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zelodesk.cases.Channel;

/** Whom the desk asks how satisfied they are, and when. */
@Schema(
    name = "SurveySettings",
    description = "Whom the desk asks how satisfied they are, and when.")
public record SurveySettings(
    @Schema(required = true) long version,
    @Schema(
            required = true,
            description = "Whether anybody is asked. A link that was given out stays good.")
        boolean enabled,
    @Schema(
            required = true,
            description = "Hours from the solving to the survey.",
            minimum = "0",
            maximum = "720")
        int delayHours,
    @Schema(
            required = true,
            description = "Of how many solved cases in a hundred the customer is asked.",
            minimum = "0",
            maximum = "100")
        int samplePercent,
    @Schema(
            required = true,
            description = "Days for which a customer is left in peace after a survey; 0: none.",
            minimum = "0",
            maximum = "365")
        int quietDays,
    @Schema(
            required = true,
            description = "Days for which a link is good.",
            minimum = "1",
            maximum = "30")
        int expiresDays,
    @Schema(
            required = true,
            description =
                "Only about cases of these channels; empty: of all. Never about those of `api`.")
        List<Channel> channels) {

  /** What holds until somebody changes something. */
  static final SurveySettings USUAL = new SurveySettings(1, true, 24, 100, 30, 14, List.of());
}
