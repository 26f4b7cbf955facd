package org.zelodesk.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A token's signature is checked once a minute, not at every request: the check costs more than
 * reading a case. What its owner may do is asked anew each time, see {@link Actors}; a key that the
 * identity provider withdraws stops counting within the minute, a token at the instant it expires.
 */
@Singleton
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final long MOST = 10_000;

  private final OidcIdentityProvider verifier;
  private final Clock clock;
  private final Cache<String, SecurityIdentity> verified;

  VerifiedTokens(OidcIdentityProvider verifier, Clock clock) {
    this.verifier = verifier;
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<String, SecurityIdentity>writing((token, who) -> life(who)))
            .build();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Before the one that it asks. */
  @Override
  public int priority() {
    return verifier.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    String token = request.getToken().getToken();
    return verifier.authenticate(request, context).invoke(who -> verified.put(token, who));
  }

  /** Whom a token that was checked within the last minute belongs to. */
  @Nullable SecurityIdentity known(String token) {
    return verified.getIfPresent(token);
  }

  private Duration life(SecurityIdentity who) {
    return who.getPrincipal() instanceof JsonWebToken token
        ? life(Instant.ofEpochSecond(token.getExpirationTime()), clock.instant())
        : Duration.ZERO;
  }

  /** Until the token expires, and a minute at most. */
  static Duration life(Instant expires, Instant now) {
    Duration left = Duration.between(now, expires);
    return left.isNegative() ? Duration.ZERO : left.compareTo(REMEMBERED) < 0 ? left : REMEMBERED;
  }
}
