package org.zelodesk.cases;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The place in a case's comments that best says what was asked for. */
@Schema(
    name = "CaseSnippet",
    description = "The place in a case's comments that best says what was asked for.")
public record CaseSnippet(
    @Schema(
            required = true,
            description = "The comment it stands in; one that the reader may see.",
            examples = "5001")
        long commentId,
    @Schema(
            required = true,
            description = "Plain text, in pieces: put together they are what stands there.")
        List<Piece> pieces) {

  /**
   * A piece of text.
   *
   * @param match whether it is what was asked for
   */
  @Schema(name = "CaseSnippetPiece")
  public record Piece(
      @Schema(required = true) String text,
      @Schema(required = true, description = "Whether it is one of the words asked for.")
          boolean match) {}
}
