package org.zelodesk.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Turns a verified token into an {@link Actor}: the token says who, our own records say what they
 * may do. An account that Keycloak gave one of our roles gets its record at its first request.
 */
@Singleton
class ActorAugmentor implements SecurityIdentityAugmentor {

  static final String ATTRIBUTE = "zelodesk.actor";

  private final Actors actors;
  private final ActorRepository repository;
  private final Clock clock;

  ActorAugmentor(Actors actors, ActorRepository repository, Clock clock) {
    this.actors = actors;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    Optional<Actor> remembered = actors.remembered(token.getSubject());
    return remembered.isPresent()
        ? Uni.createFrom().item(with(identity, token, remembered.get()))
        : context.runBlocking(
            () ->
                actors
                    .bySubject(token.getSubject())
                    .or(() -> register(token))
                    .map(actor -> with(identity, token, actor))
                    .orElse(identity));
  }

  private static SecurityIdentity with(SecurityIdentity identity, JsonWebToken token, Actor known) {
    Set<String> granted = new HashSet<>();
    if (known.active()) {
      granted.addAll(known.permissions());
      if (known.kind() == AgentKind.SERVICE) {
        Set<String> scopes = scopes(token);
        granted.removeIf(
            permission -> !permission.equals(Permissions.ACCOUNT) && !scopes.contains(permission));
      }
    }
    Actor actor = known.limitedTo(Set.copyOf(granted));
    return QuarkusSecurityIdentity.builder(identity)
        .addAttribute(ATTRIBUTE, actor)
        .addPermissionChecker(
            wanted ->
                Uni.createFrom().item(actor.may(wanted.getName() + ":" + wanted.getActions())))
        .build();
  }

  private Optional<Actor> register(JsonWebToken token) {
    Role role = roleOf(token);
    if (role == null) {
      return Optional.empty();
    }
    String name = token.claim("name").map(Object::toString).orElse(token.getName());
    repository.create(
        token.getSubject(),
        role == Role.INTEGRATION ? AgentKind.SERVICE : AgentKind.PERSON,
        name,
        token.<String>getClaim("email"),
        role,
        clock.instant());
    return actors.bySubject(token.getSubject());
  }

  private static @Nullable Role roleOf(JsonWebToken token) {
    Set<String> groups = token.getGroups() == null ? Set.of() : token.getGroups();
    Object realm = token.getClaim("realm_access");
    String text = realm == null ? "" : realm.toString();
    for (Role role :
        new Role[] {Role.ADMIN, Role.LEAD, Role.AGENT, Role.COLLABORATOR, Role.INTEGRATION}) {
      String word = org.zelodesk.platform.EnumValues.wire(role);
      if (groups.contains(word) || text.contains("\"" + word + "\"")) {
        return role;
      }
    }
    return null;
  }

  private static Set<String> scopes(JsonWebToken token) {
    String claim = token.getClaim("scope");
    return claim == null ? Set.of() : new HashSet<>(Arrays.asList(claim.split(" ", -1)));
  }
}
