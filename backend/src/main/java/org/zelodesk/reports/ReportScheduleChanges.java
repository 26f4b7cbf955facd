package org.zelodesk.reports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openapitools.jackson.nullable.JsonNullable;

/** Changes of a schedule: absent keeps, null clears, lists replace. */
@Schema(name = "ReportScheduleChanges")
public record ReportScheduleChanges(
    @Schema(type = SchemaType.ARRAY, implementation = Long.class)
        JsonNullable<@NotNull @Size(min = 1, max = 50) List<@NotNull Long>> recipientIds,
    @Schema(implementation = Format.class) JsonNullable<@NotNull Format> format,
    @Schema(
            implementation = Rhythm.class,
            description = "Another one forgets `weekday` or `dayOfMonth` of the one before.")
        JsonNullable<@NotNull Rhythm> rhythm,
    @Schema(implementation = Weekday.class, nullable = true) JsonNullable<Weekday> weekday,
    @Schema(implementation = Integer.class, nullable = true, minimum = "1", maximum = "31")
        JsonNullable<@Min(1) @Max(31) Integer> dayOfMonth,
    @Schema(implementation = String.class)
        JsonNullable<@NotNull @Pattern(regexp = ReportSchedule.TIME) String> time,
    @Schema(implementation = String.class) JsonNullable<@NotNull @Size(max = 60) String> timeZone,
    @Schema(
            implementation = Boolean.class,
            description = "While it is, nothing goes out by itself.")
        JsonNullable<@NotNull Boolean> paused) {}
