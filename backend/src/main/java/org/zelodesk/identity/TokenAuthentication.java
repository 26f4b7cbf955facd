package org.zelodesk.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bearer tokens: those that {@link VerifiedTokens} knows go straight to the question what their
 * owner may do; all others go the usual way.
 */
@Alternative
@Priority(1)
@Singleton
class TokenAuthentication implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  private final OidcAuthenticationMechanism usual;
  private final VerifiedTokens tokens;

  TokenAuthentication(OidcAuthenticationMechanism usual, VerifiedTokens tokens) {
    this.usual = usual;
    this.tokens = tokens;
  }

  /** A token that was checked before. */
  static final class KnownToken extends BaseAuthenticationRequest {
    private final SecurityIdentity owner;

    KnownToken(SecurityIdentity owner) {
      this.owner = owner;
    }
  }

  /** Makes the framework ask {@link ActorAugmentor}, as after any other log-in. */
  @Singleton
  static final class KnownTokens implements IdentityProvider<KnownToken> {

    @Override
    public Class<KnownToken> getRequestType() {
      return KnownToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        KnownToken token, AuthenticationRequestContext context) {
      return Uni.createFrom().item(token.owner);
    }
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(SCHEME)) {
      SecurityIdentity owner = tokens.known(header.substring(SCHEME.length()));
      if (owner != null) {
        return identities.authenticate(new KnownToken(owner));
      }
    }
    return usual.authenticate(request, identities);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return usual.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return usual.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return usual.getCredentialTransport(request);
  }

  @Override
  public int getPriority() {
    return usual.getPriority();
  }
}
