package org.zelodesk.attachments;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file of a comment, or one that waits to be used in a comment.
 *
 * @param sha256 of the content, 64 hexadecimal digits
 * @param downloadUrl a signed link, good for about five minutes, for this reader only; null when
 *     the content was redacted
 * @param inline whether a browser may show it in place: raster images only
 */
@Schema(name = "Attachment", description = "A file. Its name and type are only what was claimed.")
public record AttachmentView(
    @Schema(required = true, examples = "9001") long id,
    @Schema(required = true, examples = "invoice.pdf") String fileName,
    @Schema(required = true, examples = "application/pdf") String mediaType,
    @Schema(required = true, examples = "48213") long sizeBytes,
    @Schema(
            required = true,
            examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256,
    @Schema(required = true) boolean redacted,
    @Schema(required = true) Instant createdAt,
    @Schema(
            required = true,
            nullable = true,
            description = "Path on this origin; signed, good for about five minutes.")
        @Nullable String downloadUrl,
    @Schema(required = true, description = "A raster image that may be shown in place.")
        boolean inline) {

  /** For who may know of it but not open it. */
  AttachmentView withoutLink() {
    return new AttachmentView(
        id, fileName, mediaType, sizeBytes, sha256, redacted, createdAt, null, inline);
  }
}
