package org.zelodesk.drafts;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;

/** A draft to be saved, whole. */
@Schema(name = "DraftText", description = "A draft as it is now, whole.")
public record DraftText(
    @NotNull
        @Schema(
            required = true,
            description = "What it is to become; stays what it was when first saved.")
        Visibility kind,
    @NotNull
        @Size(max = 500_000)
        @Schema(required = true, description = "Sanitised before it is stored; may be empty.")
        String bodyHtml,
    @Size(max = 50)
        @Schema(
            nullable = true,
            description = "Uploads of the writer; they are kept as long as the draft is.")
        @Nullable List<@NotNull Long> attachmentIds,
    @Schema(nullable = true, description = "The newest comment that the writer saw.")
        @Nullable Long lastSeenCommentId,
    @Schema(
            nullable = true,
            description = "Whether colleagues see it and may take it over. Default: no.")
        @Nullable Boolean shared,
    @NotNull
        @Min(0)
        @Schema(required = true, description = "The revision that this goes on from; 0 at first.")
        Long revision) {

  List<Long> files() {
    return attachmentIds == null ? List.of() : attachmentIds;
  }

  boolean isShared() {
    return Boolean.TRUE.equals(shared);
  }
}
