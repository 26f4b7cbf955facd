/**
 * Who works here: agents, their roles and teams, and the actor behind a request.
 *
 * <p>Knows nothing of cases; {@code cases} asks this package who somebody is and decides itself
 * what they may see. Publishes {@code agent.*} and {@code team.*} events; keeps Keycloak's users in
 * step through its admin client.
 */
@NullMarked
package org.zelodesk.identity;

import org.jspecify.annotations.NullMarked;
