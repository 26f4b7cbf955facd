package org.zelodesk.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A team as others name it, next to the id. */
@Schema(name = "TeamRef")
public record TeamRef(
    @Schema(required = true, examples = "11") long id,
    @Schema(required = true, examples = "Support") String name) {}
