package org.zelodesk.realtime;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;

/**
 * An event as the feed, the stream and the audit trail show it.
 *
 * @param cursor its place in the feed, for {@code after} and {@code Last-Event-ID}
 * @param caseVersion the version of the case that it made: one more than the event before it
 */
@Schema(name = "Event", description = "One change, as it was recorded.")
public record EventView(
    @Schema(required = true) long id,
    @Schema(
            required = true,
            description = "Its place in the feed, for `after` and `Last-Event-ID`.")
        String cursor,
    @Schema(required = true, examples = "case.updated") String type,
    @Schema(required = true, nullable = true) @Nullable Long caseId,
    @Schema(required = true, nullable = true, description = "The version of the case that it made.")
        @Nullable Long caseVersion,
    @Schema(
            required = true,
            nullable = true,
            description = "What else it is about: a customer, an agent …")
        @Nullable Long subjectId,
    @Schema(required = true) Author actor,
    @Schema(required = true) Instant occurredAt,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Visibility visibility,
    @Schema(required = true, type = SchemaType.OBJECT, implementation = Object.class)
        Map<String, Object> data) {}
