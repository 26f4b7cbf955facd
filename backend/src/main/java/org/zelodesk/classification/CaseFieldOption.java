package org.zelodesk.classification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the values of a choice. */
@Schema(name = "CaseFieldOption")
public record CaseFieldOption(
    @NotBlank @Size(max = 100) @Schema(required = true, examples = "express") String value,
    @NotNull @Valid @Schema(required = true) Label label) {

  CaseFieldOption complete() {
    return new CaseFieldOption(value, label.complete());
  }
}
