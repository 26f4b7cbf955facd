package org.zelodesk.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case, as the log has it.
 *
 * @param id the order in which it was recorded
 * @param agentId the person on our side who did it; null: somebody or something else
 * @param occurredAt when it happened in the world
 */
record LogEntry(
    long id,
    String type,
    @Nullable Long agentId,
    Instant occurredAt,
    Instant recordedAt,
    JsonNode data) {}
