package org.zelodesk.customers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As much of an organization as a list of other things shows. */
@Schema(name = "OrganizationRef")
public record OrganizationRef(
    @Schema(required = true, examples = "501") long id, @Schema(required = true) String name) {}
