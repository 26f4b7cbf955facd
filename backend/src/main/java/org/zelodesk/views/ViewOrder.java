package org.zelodesk.views;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a reader arranges the views that they may use. */
@Schema(name = "ViewOrder", description = "How a reader arranges the views that they may use.")
public record ViewOrder(
    @NotNull
        @Size(max = 1000)
        @Schema(
            required = true,
            description = "In this order; views that are not named come after.")
        List<@NotNull Long> ids,
    @Size(max = 1000)
        @Schema(nullable = true, description = "Those to put out of sight. Default: none.")
        @Nullable List<@NotNull Long> hiddenIds) {}
