package org.zelodesk.sla;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All policies, in the order in which they are to be tried. */
@Schema(name = "SlaPolicyOrder")
public record PolicyOrder(
    @NotNull @Size(max = 1000) @Schema(required = true, description = "Every policy once.")
        List<@NotNull Long> ids) {}
