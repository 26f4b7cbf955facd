package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * An access token like Keycloak's (RFC 7519, RS256), signed with a key that only this run knows,
 * and the backend's configuration that trusts it. So the backend does the same work for it as for
 * any other token, and no provider runs beside it.
 */
record AccessToken(String text, Map<String, String> environment) {

  private static final String ISSUER = "https://id.bench.example/realms/zelodesk";

  /** Good for a day, longer than any run. */
  static AccessToken of(String subject, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      String claims =
          """
          {"iss":"%s","sub":"%s","aud":"zelodesk-api","typ":"Bearer","name":"Bench Agent","email":"agent0@desk.example","realm_access":{"roles":["agent"]},"iat":%d,"exp":%d}"""
              .formatted(ISSUER, subject, now.getEpochSecond(), now.getEpochSecond() + 86_400);
      String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return new AccessToken(
          signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
          Map.of(
              "QUARKUS_OIDC_PUBLIC_KEY",
              Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
              "QUARKUS_OIDC_TOKEN_ISSUER",
              ISSUER));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
