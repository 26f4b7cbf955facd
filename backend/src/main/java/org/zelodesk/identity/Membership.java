package org.zelodesk.identity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team that an agent belongs to, and what they may do with its cases. */
@Schema(name = "Membership")
public record Membership(
    @NotNull @Schema(required = true, examples = "11") Long teamId,
    @NotNull @Schema(required = true, examples = "reply") Level level) {}
