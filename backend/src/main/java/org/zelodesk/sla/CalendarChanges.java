package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a calendar: absent keeps, lists replace, days of the week are merged. */
@Schema(name = "CalendarChanges")
public record CalendarChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 100) String> name,
    @Schema(implementation = Boolean.class) JsonNullable<@NotNull Boolean> active,
    @Schema(implementation = String.class) JsonNullable<@NotNull String> timeZone,
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = OpenHours[].class,
            description = "The hours of the days that are named; null closes a day.")
        JsonNullable<
                @NotNull @Size(max = 7) Map<
                    String,
                    @Nullable @Size(max = CalendarDefinition.MOST_INTERVALS) List<
                        @NotNull @Valid OpenHours>>>
            weekly,
    @Schema(type = SchemaType.ARRAY, implementation = ExceptionalDate.class)
        JsonNullable<
                @NotNull @Size(max = CalendarDefinition.MOST_EXCEPTIONS) List<
                    @NotNull @Valid ExceptionalDate>>
            exceptions,
    @Schema(type = SchemaType.ARRAY, implementation = Holiday.class)
        JsonNullable<
                @NotNull @Size(max = CalendarDefinition.MOST_HOLIDAYS) List<
                    @NotNull @Valid Holiday>>
            holidays,
    @Schema(
            implementation = HolidaySource.class,
            nullable = true,
            description =
                "Where the holidays are to be fetched from; null: nowhere, those that there are stay.")
        JsonNullable<@Valid HolidaySource> holidayFeed) {}
