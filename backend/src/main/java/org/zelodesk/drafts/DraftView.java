package org.zelodesk.drafts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.audit.Visibility;

/** A draft as the API shows it. */
@Schema(name = "Draft", description = "What somebody is writing in a case.")
public record DraftView(
    @Schema(
            required = true,
            description = "Made by the client.",
            examples = "6f1c2a52-9d1f-4a53-8a3b-0c1d2e3f4a5b")
        UUID id,
    @Schema(required = true, description = "Follows a merge.") long caseId,
    @Schema(required = true) String caseSubject,
    @Schema(required = true) DraftPerson author,
    @Schema(required = true, description = "What it is to become.") Visibility kind,
    @Schema(required = true, description = "Sanitised; may be empty.") String bodyHtml,
    @Schema(required = true) List<Long> attachmentIds,
    @Schema(
            required = true,
            description = "Those that are still there; in somebody else's draft without links.")
        List<AttachmentView> attachments,
    @Schema(
            required = true,
            nullable = true,
            description = "The newest comment that the writer had seen.")
        @Nullable Long lastSeenCommentId,
    @Schema(required = true, description = "Whether colleagues see it and may take it over.")
        boolean shared,
    @Schema(
            required = true,
            nullable = true,
            description = "Whose it was before it was taken over.")
        @Nullable DraftPerson takenFrom,
    @Schema(required = true, description = "Rises with each save that changes it.") long revision,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
