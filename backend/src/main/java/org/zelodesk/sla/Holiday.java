package org.zelodesk.sla;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A date that is closed, whatever the week or an exception says. */
@Schema(
    name = "Holiday",
    description = "A date that is closed, whatever the week or an exception says.")
public record Holiday(
    @NotNull @Schema(required = true, examples = "2026-12-25") LocalDate date,
    @NotNull
        @Size(max = CalendarDefinition.LONGEST_NAME)
        @Schema(required = true, description = "May be empty.", examples = "Christmas Day")
        String name) {}
