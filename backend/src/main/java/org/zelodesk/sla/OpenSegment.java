package org.zelodesk.sla;

import java.time.Instant;

/** A half-open stretch of time in which the desk is open without a pause. */
public record OpenSegment(Instant start, Instant end) {}
