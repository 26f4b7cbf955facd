package org.zelodesk.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a calendar answers to a {@link CalendarTrial}: one of both. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CalendarTrialAnswer", description = "One of both.")
public record CalendarTrialAnswer(
    @Schema(
            description = "To `add`: the earliest instant at which so much open time has passed.",
            examples = "2026-01-12T12:30:00.000Z")
        @Nullable Instant instant,
    @Schema(description = "To `between`: whole seconds of open time.", examples = "14400")
        @Nullable Long elapsedSeconds) {}
