package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class TokenTest {

  @Test
  void aNewAccountIsRegisteredAtItsFirstRequest() {
    String token =
        Tokens.sign(
            Tokens.claims("token-olga", "agent").claim("name", "Olga").claim("locale", "ru"));
    me(token)
        .statusCode(200)
        .body("name", equalTo("Olga"))
        .body("role", equalTo("agent"))
        .body("kind", equalTo("person"))
        .body("language", equalTo("ru"))
        .body("theme", equalTo("system"))
        .body("scopes", nullValue())
        .body("permissions", hasItems("cases:read", "account:use"))
        .body("permissions", not(hasItem("settings:write")));
    me(Tokens.of("token-olga", "admin")).statusCode(200).body("role", equalTo("agent"));
  }

  @Test
  void aServiceMayDoWhatItsScopesSayAndNoMore() {
    String token =
        Tokens.service("token-bridge", "directory:read", "agents:manage", "profile", "email");
    me(token)
        .statusCode(200)
        .body("kind", equalTo("service"))
        .body("role", equalTo("integration"))
        .body("scopes", contains("directory:read"));
    given().auth().oauth2(token).get("/api/v1/agents").then().statusCode(200);
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("name", "X", "email", "x@desk.test", "role", "agent"))
        .post("/api/v1/agents")
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"))
        .body("detail", equalTo("The permission agents:manage is missing."));
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("name", "X"))
        .post("/api/v1/teams")
        .then()
        .statusCode(403)
        .body("detail", equalTo("The permission settings:write is missing."));
  }

  @Test
  void aServiceCannotPutItselfIntoATeam() {
    String token = Tokens.service("token-settler", "settings:write", "directory:read");
    int own = me(token).extract().path("id");
    int team =
        given()
            .auth()
            .oauth2(token)
            .contentType("application/json")
            .body(Map.of("name", "Settled"))
            .post("/api/v1/teams")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("level", "change"))
        .put("/api/v1/teams/" + team + "/members/" + own)
        .then()
        .statusCode(403)
        .body("code", equalTo("not_allowed"));
  }

  @Test
  void aPersonsScopesOpenNothing() {
    String token =
        Tokens.sign(
            Tokens.claims("token-climber", "agent").claim("scope", "settings:write agents:manage"));
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("name", "Mine"))
        .post("/api/v1/teams")
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"));
  }

  @Test
  void somebodyWithoutOneOfOurRolesHasNoAccount() {
    String token = Tokens.of("token-visitor", "visitor");
    me(token).statusCode(403).body("code", equalTo("no_account"));
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/teams")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("no_account"));
  }

  @Test
  void aSecondSubjectCannotTakeSomebodysAddress() {
    me(Tokens.of("token-first", "agent")).statusCode(200);
    me(Tokens.sign(Tokens.claims("token-second", "admin").claim("email", "Token-First@desk.test")))
        .statusCode(403)
        .body("code", equalTo("no_account"));
  }

  @Test
  void aTokenForSomebodyElseIsRefused() {
    refused(Tokens.sign(Tokens.claims("token-x", "admin").audience("another-api")));
    refused(Tokens.sign(Tokens.claims("token-x", "admin").issuer("https://evil.test/realms/a")));
  }

  @Test
  void anExpiredTokenIsRefused() {
    refused(
        Tokens.sign(
            Tokens.claims("token-x", "admin")
                .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                .expiresAt(Instant.now().minus(Duration.ofHours(1)))));
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    refused(Tokens.sign(Tokens.claims("token-x", "admin").claim("typ", "ID")));
    refused(Tokens.sign(Tokens.claims("token-x", "admin").claim("typ", "Refresh")));
    refused(
        Tokens.sign(
            Jwt.issuer(Tokens.ISSUER)
                .subject("token-x")
                .audience(Tokens.AUDIENCE)
                .claim("realm_access", Map.of("roles", List.of("admin")))
                .expiresIn(300)));
  }

  @Test
  void aTokenWithoutARealSignatureIsRefused() {
    String good = Tokens.of("token-x", "admin");
    String[] parts = good.split("\\.", -1);
    refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
    refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]);
    refused(parts[0] + "." + base64("{\"sub\":\"token-x\"}") + "." + parts[2]);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    refused(parts[0] + "." + base64(claims.replace("token-x", "token-y")) + "." + parts[2]);
    char last = parts[2].charAt(10);
    refused(
        parts[0]
            + "."
            + parts[1]
            + "."
            + parts[2].substring(0, 10)
            + (last == 'A' ? 'B' : 'A')
            + parts[2].substring(11));
  }

  @Test
  void aTokenSignedWithThePublicKeyAsSecretIsRefused() {
    refused(
        Tokens.claims("token-x", "admin")
            .jws()
            .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.HS256)
            .sign(new SecretKeySpec(Tokens.publicKey(), "HmacSHA256")));
  }

  @Test
  void whatIsNoTokenAtAllIsRefused() {
    refused("x");
    refused("a.b.c");
    given()
        .header("Authorization", "Basic YWRtaW46YWRtaW4=")
        .get("/api/v1/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given()
        .get("/api/v1/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  private static ValidatableResponse me(String token) {
    return given().auth().oauth2(token).get("/api/v1/me").then();
  }

  private static void refused(String token) {
    me(token)
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
