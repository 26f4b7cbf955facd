package org.zelodesk.sla;

import org.jspecify.annotations.Nullable;

/**
 * Which rules hold for a clock: a version of a policy with a version of a calendar. What it names
 * never changes.
 *
 * @param calendarId null: day and night
 */
public record PolicyKey(
    long policyId, long policyVersion, @Nullable Long calendarId, long calendarVersion) {}
