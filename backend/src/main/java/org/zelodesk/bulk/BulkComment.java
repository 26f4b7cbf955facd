package org.zelodesk.bulk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zelodesk.audit.Visibility;

/** What is written in each case. There is no default visibility: the writer says which. */
@Schema(name = "BulkComment", description = "What is written in each case, before it is changed.")
public record BulkComment(
    @NotNull @Schema(required = true) Visibility visibility,
    @NotNull @Size(min = 1, max = 200_000) @Schema(required = true) String body) {}
