package org.zelodesk.imports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.ProblemBody;

/** What became of the lines of an import. */
@Schema(name = "ImportResult", description = "What became of the lines of an import.")
public record ImportResult(
    @Schema(required = true, description = "Cases that were brought in.") long created,
    @Schema(required = true, description = "Cases that were there already, and stay as they are.")
        long unchanged,
    @Schema(required = true, description = "Lines of which nothing was taken, and why.")
        List<Refused> refused) {

  /** A line of which nothing was taken. */
  @Schema(name = "RefusedLine")
  public record Refused(
      @Schema(required = true, description = "From 1.") long line,
      @Schema(required = true, nullable = true) @Nullable String externalId,
      @Schema(required = true) ProblemBody problem) {}
}
