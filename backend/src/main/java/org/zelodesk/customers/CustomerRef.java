package org.zelodesk.customers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * As much of a customer as a list of other things shows.
 *
 * @param primaryEmail the e-mail address that they have had longest, as given
 */
@Schema(name = "CustomerRef")
public record CustomerRef(
    @Schema(required = true, examples = "2001") long id,
    @Schema(required = true, nullable = true) @Nullable String name,
    @Schema(required = true, nullable = true) @Nullable String primaryEmail) {}
