package org.zelodesk.cases;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link of a case to another, seen from this case.
 *
 * @param caseId the other case
 */
@Schema(name = "CaseLink")
public record CaseLink(
    @Schema(required = true) long id,
    @Schema(required = true, description = "What the other case is to this one.") Type type,
    @Schema(required = true, description = "The other case.") long caseId,
    @Schema(required = true) String subject,
    @Schema(required = true) CaseStatus status,
    @Schema(required = true) Instant createdAt) {

  /** What the other case is to this one. */
  @Schema(name = "CaseLinkType")
  public enum Type {
    RELATED,
    PARENT,
    CHILD,
    FOLLOW_UP,
    FOLLOW_UP_OF;

    boolean isMirrored() {
      return this == CHILD || this == FOLLOW_UP_OF;
    }

    /** The word under which the database keeps it, told from the side where it is not mirrored. */
    String stored() {
      return switch (this) {
        case RELATED -> "related";
        case PARENT, CHILD -> "parent";
        case FOLLOW_UP, FOLLOW_UP_OF -> "follow_up";
      };
    }
  }
}
