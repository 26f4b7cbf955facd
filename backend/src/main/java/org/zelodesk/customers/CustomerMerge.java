package org.zelodesk.customers;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom to merge a customer into. */
@Schema(name = "CustomerMerge")
public record CustomerMerge(
    @NotNull @Schema(required = true, implementation = Long.class, examples = "2002")
        @Nullable Long into) {}
