package org.zelodesk.cases;

/**
 * How many cases a query finds for a reader.
 *
 * @param capped there are more than {@code count}
 */
public record CaseCount(long count, boolean capped) {}
