package org.zelodesk.classification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A word of the company's own in the languages of the desk. */
@Schema(
    name = "Label",
    description = "What people read. Where Russian or Portuguese is not given, it is the English.")
public record Label(
    @NotBlank @Size(max = 100) @Schema(required = true, examples = "Order number") String en,
    @Nullable @Size(max = 100) @Schema(nullable = true, examples = "Номер заказа") String ru,
    @Nullable @Size(max = 100) @Schema(nullable = true, examples = "Número da encomenda")
        String pt) {

  Label complete() {
    return new Label(en.strip(), orEnglish(ru), orEnglish(pt));
  }

  private String orEnglish(@Nullable String text) {
    return text == null || text.isBlank() ? en.strip() : text.strip();
  }
}
