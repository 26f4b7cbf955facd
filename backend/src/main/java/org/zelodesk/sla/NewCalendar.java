package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar to be made. */
@Schema(name = "NewCalendar")
public record NewCalendar(
    @NotBlank @Size(max = 100) @Schema(required = true, examples = "Lisbon office") String name,
    @NotNull
        @Schema(
            required = true,
            description = "A name of the IANA time zone database.",
            examples = "Europe/Lisbon")
        String timeZone,
    @NotNull
        @Size(max = 7)
        @Schema(
            required = true,
            description =
                "`monday` … `sunday` to the hours of that day, up to 20 intervals; a day that is missing is closed.")
        Map<
                String,
                @NotNull @Size(max = CalendarDefinition.MOST_INTERVALS) List<
                    @NotNull @Valid OpenHours>>
            weekly,
    @Nullable
        @Size(max = CalendarDefinition.MOST_EXCEPTIONS)
        @Schema(nullable = true, description = "Dates with other hours than their weekday.")
        List<@NotNull @Valid ExceptionalDate> exceptions,
    @Nullable
        @Size(max = CalendarDefinition.MOST_HOLIDAYS)
        @Schema(nullable = true, description = "Dates that are closed.")
        List<@NotNull @Valid Holiday> holidays,
    @Nullable
        @Valid
        @Schema(nullable = true, description = "Where the holidays are to be fetched from.")
        HolidaySource holidayFeed) {}
