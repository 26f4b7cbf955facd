package org.zelodesk.sla;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the holidays of a calendar are to be fetched from. */
@Schema(name = "HolidaySource")
public record HolidaySource(
    @NotNull
        @Size(min = 1, max = 2000)
        @Schema(
            required = true,
            description =
                "Of an iCalendar feed: https, and on the public internet. It is fetched soon and then once a day; what it says replaces the holidays.",
            examples = "https://calendars.example.com/holidays.ics")
        String url) {}
