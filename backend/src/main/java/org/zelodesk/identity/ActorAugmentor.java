package org.zelodesk.identity;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;

/**
 * Turns a verified token into an {@link Actor}: the token says who, our own records say what they
 * may do. An account that Keycloak gave one of our roles gets its record at its first request.
 */
@Singleton
class ActorAugmentor implements SecurityIdentityAugmentor {

  static final String ATTRIBUTE = "zelodesk.actor";

  private final Actors actors;
  private final Registrations registrations;

  ActorAugmentor(Actors actors, Registrations registrations) {
    this.actors = actors;
    this.registrations = registrations;
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
                    .orElseGet(() -> refusing(identity, "no_account")));
  }

  private static SecurityIdentity with(SecurityIdentity identity, JsonWebToken token, Actor known) {
    if (!known.active()) {
      return refusing(identity, "account_disabled");
    }
    Set<String> granted = new HashSet<>(known.permissions());
    if (known.kind() == AgentKind.SERVICE) {
      Set<String> scopes = scopes(token);
      granted.removeIf(
          permission -> !permission.equals(Permissions.ACCOUNT) && !scopes.contains(permission));
    }
    Actor actor = known.limitedTo(Set.copyOf(granted));
    return bare(identity)
        .addAttribute(ATTRIBUTE, actor)
        .addPermissionChecker(
            wanted ->
                Uni.createFrom().item(actor.may(wanted.getName() + ":" + wanted.getActions())))
        .build();
  }

  /** Signed in, but every operation that asks for a permission answers 403 with this code. */
  private static SecurityIdentity refusing(SecurityIdentity identity, String code) {
    return bare(identity)
        .addPermissionChecker(
            wanted ->
                Uni.createFrom().failure(() -> new ForbiddenException(Problem.forbidden(code))))
        .build();
  }

  /** Without the permissions that the framework reads out of a token's scopes: ours alone count. */
  private static QuarkusSecurityIdentity.Builder bare(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes());
  }

  private Optional<Actor> register(JsonWebToken token) {
    Role role = roleOf(token);
    if (role == null) {
      return Optional.empty();
    }
    registrations.register(
        token.getSubject(),
        token.claim("name").map(Object::toString).orElse(token.getName()),
        token.<String>getClaim("email"),
        role,
        token.<String>getClaim("locale"));
    return actors.bySubject(token.getSubject());
  }

  private static @Nullable Role roleOf(JsonWebToken token) {
    Set<String> groups = token.getGroups() == null ? Set.of() : token.getGroups();
    Object realm = token.getClaim("realm_access");
    String text = realm == null ? "" : realm.toString();
    for (Role role :
        new Role[] {Role.ADMIN, Role.LEAD, Role.AGENT, Role.COLLABORATOR, Role.INTEGRATION}) {
      String word = EnumValues.wire(role);
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
