package org.zelodesk.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** Access tokens like Keycloak's, signed with a key of the test's own. */
public final class Tokens {

  public static final String ISSUER = "https://id.test/realms/zelodesk";
  public static final String AUDIENCE = "zelodesk-api";
  static final KeyPair KEYS = generate();

  private Tokens() {}

  /** A valid token of a person: subject and realm role. */
  public static String of(String subject, String role) {
    return claims(subject, role).sign(KEYS.getPrivate());
  }

  /** A valid token of a service account with these scopes. */
  public static String service(String subject, String... scopes) {
    return claims(subject, "integration")
        .claim("scope", String.join(" ", scopes))
        .sign(KEYS.getPrivate());
  }

  /** The claims of a valid token, to be spoilt by a test. */
  public static JwtClaimsBuilder claims(String subject, String role) {
    return Jwt.issuer(ISSUER)
        .subject(subject)
        .audience(AUDIENCE)
        .claim("typ", "Bearer")
        .claim("name", subject)
        .claim("email", subject + "@desk.test")
        .claim("realm_access", Map.of("roles", List.of(role)))
        .expiresIn(300);
  }

  public static String sign(JwtClaimsBuilder claims) {
    return claims.sign(KEYS.getPrivate());
  }

  /** The key that the application verifies with, encoded. */
  public static byte[] publicKey() {
    return KEYS.getPublic().getEncoded();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
