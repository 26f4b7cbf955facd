package org.zelodesk.drafts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent or a service, by name. */
@Schema(name = "DraftPerson", description = "Who writes, or wrote.")
public record DraftPerson(@Schema(required = true) long id, @Schema(required = true) String name) {}
