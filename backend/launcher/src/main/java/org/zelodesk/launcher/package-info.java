/**
 * Starts everything Zelodesk needs on one machine: PostgreSQL, Keycloak, the backend and the origin
 * that joins them, plus the errands of {@code ./zelo}. Tests borrow {@link
 * org.zelodesk.launcher.LocalPostgres} and {@link org.zelodesk.launcher.LocalKeycloak}. It is no
 * part of a production installation and knows the backend only by its configuration keys.
 */
@NullMarked
package org.zelodesk.launcher;

import org.jspecify.annotations.NullMarked;
