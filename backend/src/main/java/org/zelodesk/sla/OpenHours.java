package org.zelodesk.sla;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Half-open hours on the wall clock. */
@Schema(
    name = "OpenHours",
    description =
        "Hours on the wall clock of the calendar's time zone. An end that is not after the beginning lies on the next day.")
public record OpenHours(
    @NotNull
        @Schema(required = true, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", examples = "09:00")
        String from,
    @NotNull
        @Schema(
            required = true,
            pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
            description = "The first minute that is closed; `24:00` is the end of the day.",
            examples = "17:00")
        String to) {

  CalendarDraft.Interval interval() {
    return new CalendarDraft.Interval(from, to);
  }
}
