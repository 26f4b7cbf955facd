package org.zelodesk.satisfaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.Channel;

/**
 * What of a case decides whether its customer is asked.
 *
 * @param solvedAt null: it is not solved
 * @param imported whether its solving was brought in from elsewhere
 * @param customerSpoke whether the customer said anything in it, or somebody spoke with them
 * @param lastAskedAt when a link was last given out for this customer, of whichever case
 * @param askedElsewhere whether a survey of another case of this customer waits to be handed out
 */
record SolvedCase(
    long id,
    long requesterId,
    @Nullable String language,
    Channel channel,
    @Nullable Instant solvedAt,
    boolean merged,
    boolean discarded,
    boolean imported,
    boolean customerSpoke,
    @Nullable Instant lastAskedAt,
    boolean askedElsewhere) {}
