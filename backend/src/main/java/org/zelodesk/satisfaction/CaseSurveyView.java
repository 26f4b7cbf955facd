package org.zelodesk.satisfaction;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the customer of a case was asked, and answered. */
@Schema(
    name = "CaseSurvey",
    description =
        """
        What the customer of a case was asked, and answered. State and instants are those of the newest survey; the answer is the \
        newest one, which may belong to an earlier solving.""")
public record CaseSurveyView(
    @Schema(required = true, nullable = true, description = "Null: there was no survey.")
        @Nullable SurveyState state,
    @Schema(required = true, nullable = true, description = "When its time comes, or came.")
        @Nullable Instant sendAt,
    @Schema(required = true, nullable = true, description = "When its link was given out.")
        @Nullable Instant sentAt,
    @Schema(required = true, nullable = true) @Nullable Instant expiresAt,
    @Schema(
            required = true,
            nullable = true,
            minimum = "1",
            maximum = "5",
            description = "5 is best.")
        @Nullable Integer rating,
    @Schema(
            required = true,
            nullable = true,
            description = "Plain text, for those who read internal comments; null for others.")
        @Nullable String comment,
    @Schema(required = true, nullable = true) @Nullable Instant answeredAt,
    @Schema(required = true, description = "The reader can get its link now.") boolean linkable) {}
