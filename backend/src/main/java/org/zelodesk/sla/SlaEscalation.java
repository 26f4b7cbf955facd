package org.zelodesk.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done about a promise that is in danger, or was not kept. */
@Schema(
    name = "SlaEscalation",
    description = "What is to be done about a promise that is in danger, or was not kept.")
public record SlaEscalation(
    @NotNull @Schema(required = true) When when,
    @NotNull
        @Min(0)
        @Max(PolicyDefinition.MOST_SECONDS)
        @Schema(
            required = true,
            description = "How long after it, by the clock on the wall.",
            examples = "900")
        Long afterSeconds,
    @Nullable
        @JsonProperty("notify")
        @Schema(
            nullable = true,
            maxItems = PolicyDefinition.MOST_NOTIFIED,
            description = "Agents who are told; none where not given.")
        List<Long> agentIds,
    @Nullable @Schema(nullable = true, description = "Who gets the case.", examples = "101")
        Long assigneeId,
    @Nullable @Schema(nullable = true, description = "Which team gets the case.", examples = "11")
        Long teamId,
    @Nullable
        @Schema(
            nullable = true,
            description = "The level of the case rises by one. False where not given.")
        Boolean raiseLevel) {

  @Schema(name = "SlaEscalationStart")
  public enum When {
    WARNING,
    BREACH
  }

  /** With everything said that was left out. */
  SlaEscalation complete() {
    return new SlaEscalation(when, afterSeconds, agentsToTell(), assigneeId, teamId, raisesLevel());
  }

  List<Long> agentsToTell() {
    return agentIds == null ? List.of() : agentIds;
  }

  boolean raisesLevel() {
    return raiseLevel != null && raiseLevel;
  }

  boolean doesSomething() {
    return !agentsToTell().isEmpty() || assigneeId != null || teamId != null || raisesLevel();
  }
}
