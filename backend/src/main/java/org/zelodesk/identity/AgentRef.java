package org.zelodesk.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent as others name them, next to the id. */
@Schema(name = "AgentRef")
public record AgentRef(
    @Schema(required = true, examples = "101") long id,
    @Schema(required = true, examples = "Ann Example") String name,
    @Schema(required = true, description = "False when the account is disabled.") boolean active) {}
