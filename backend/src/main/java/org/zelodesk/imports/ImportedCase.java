package org.zelodesk.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseChanges;
import org.zelodesk.cases.NewCase;
import org.zelodesk.comments.NewComment;

/** A line of an import: a case as it was opened, and what happened to it since. */
@Schema(
    name = "ImportedCase",
    description =
        "A case as it was opened, and what happened to it since. `source` and `externalId` of the case are required.")
public record ImportedCase(
    @NotNull @Schema(required = true, description = "When it was opened. Not in the future.")
        Instant createdAt,
    @Schema(
            nullable = true,
            description = "The agent who opened it; default: whoever imports.",
            examples = "101")
        @Nullable Long by,
    @NotNull @Valid @JsonProperty("case") @Schema(required = true, name = "case") NewCase opened,
    @Size(max = 2_000) @Schema(nullable = true, description = "What happened since, in its order.")
        @Nullable List<@NotNull @Valid Step> history) {

  /** Something that was said, or changed. */
  @Schema(name = "ImportedStep", description = "Give `comment` or `changes`.")
  public record Step(
      @NotNull @Schema(required = true, description = "When it happened.") Instant at,
      @Schema(
              nullable = true,
              description = "The agent who did it; default: whoever imports.",
              examples = "101")
          @Nullable Long by,
      @Valid @Schema(nullable = true) @Nullable NewComment comment,
      @Valid @Schema(nullable = true) @Nullable CaseChanges changes) {}
}
