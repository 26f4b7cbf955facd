package org.zelodesk.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who did it. The name is kept as it was at the time. */
@Schema(name = "Author", description = "Who did or said it; the name as it was at the time.")
public record Author(
    @Schema(required = true) Kind kind,
    @Schema(required = true, nullable = true) @Nullable Long id,
    @Schema(required = true) String name) {

  /** The product itself: time, and what follows from rules. */
  public static final Author SYSTEM = new Author(Kind.SYSTEM, null, "Zelodesk");

  /** What kind of author; {@code SYSTEM} has no id. */
  @Schema(name = "AuthorKind")
  public enum Kind {
    AGENT,
    CUSTOMER,
    SERVICE,
    SYSTEM
  }
}
