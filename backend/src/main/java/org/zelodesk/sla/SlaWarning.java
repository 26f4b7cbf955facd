package org.zelodesk.sla;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When to warn. */
@Schema(name = "SlaWarning", description = "When to warn: one of both.")
public record SlaWarning(
    @Nullable
        @Min(1)
        @Max(PolicyDefinition.MOST_SECONDS)
        @Schema(
            nullable = true,
            description = "So much open time before the target is used up.",
            examples = "1800")
        Long beforeSeconds,
    @Nullable
        @Min(1)
        @Max(99)
        @Schema(
            nullable = true,
            description = "When so much of the target is used up, in percent.",
            examples = "80")
        Integer percent) {

  ClockRules.Warning rule() {
    return new ClockRules.Warning(
        beforeSeconds == null ? null : Duration.ofSeconds(beforeSeconds), percent);
  }
}
