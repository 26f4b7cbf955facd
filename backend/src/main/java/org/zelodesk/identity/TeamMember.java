package org.zelodesk.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent of a team, and what they may do with its cases. */
@Schema(name = "TeamMember")
public record TeamMember(
    @Schema(required = true, examples = "101") long agentId,
    @Schema(required = true) Level level) {}
