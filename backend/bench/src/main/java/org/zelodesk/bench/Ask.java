package org.zelodesk.bench;

import org.jspecify.annotations.Nullable;

/**
 * One request, the same for the backend, the bare endpoint and the bare statements.
 *
 * @param number whom it is about: the case, or the customer who opens one; 0 for lists
 * @param target path and query
 * @param body JSON; null for a GET
 */
record Ask(Operation operation, long number, String target, @Nullable String body) {}
