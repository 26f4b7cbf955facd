package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A date with other hours than its weekday. */
@Schema(name = "ExceptionalDate", description = "A date with other hours than its weekday.")
public record ExceptionalDate(
    @NotNull @Schema(required = true, examples = "2026-12-24") LocalDate date,
    @NotNull
        @Size(max = CalendarDefinition.MOST_INTERVALS)
        @Schema(required = true, description = "None: closed.")
        List<@NotNull @Valid OpenHours> intervals,
    @Nullable
        @Size(max = CalendarDefinition.LONGEST_NAME)
        @Schema(nullable = true, examples = "Christmas Eve")
        String name) {}
