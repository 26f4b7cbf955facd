package org.zelodesk.mail;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether mail goes out. */
@Schema(name = "MailStatus", description = "Whether mail goes out.")
public record MailStatus(
    @Schema(
            required = true,
            description = "False: there is no mail server, so all mail stays in the queue.")
        boolean configured,
    @Schema(required = true, nullable = true, examples = "mail.example") @Nullable String host,
    @Schema(required = true, nullable = true, examples = "desk@desk.example") @Nullable String from,
    @Schema(required = true, description = "How many mails are on their way.") long waiting,
    @Schema(required = true, nullable = true, description = "How long the oldest of them waits.")
        @Nullable Long oldestSeconds,
    @Schema(required = true, description = "How many have failed for good.") long failed,
    @Schema(
            required = true,
            nullable = true,
            description = "Until then this node leaves a server alone that cannot be reached.")
        @Nullable Instant resumesAt) {}
