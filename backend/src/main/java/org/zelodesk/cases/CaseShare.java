package org.zelodesk.cases;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody from outside the team with whom a case is shared. */
@Schema(name = "CaseShare")
public record CaseShare(
    @Schema(required = true) long agentId, @Schema(required = true) Instant createdAt) {}
