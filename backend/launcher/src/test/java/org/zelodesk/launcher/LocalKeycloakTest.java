package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalKeycloakTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static LocalPostgres postgres;
  private static LocalKeycloak keycloak;

  @BeforeAll
  static void start() {
    postgres = LocalPostgres.throwaway();
    keycloak = LocalKeycloak.start(postgres);
  }

  @AfterAll
  static void stop() {
    ProcessHandle process = keycloak.process();
    keycloak.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(process.descendants()).isEmpty();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ann,agent,en,01",
    "olga,agent,ru,02",
    "joao,agent,pt,03",
    "lena,lead,ru,04",
    "lucas,lead,pt,05",
    "admin,admin,en,06",
    "cora,collaborator,en,07"
  })
  void demoAccountHasItsIdRoleAndLanguage(String account, String role, String locale, String number)
      throws IOException {
    JsonNode claims = claims(keycloak.token(account, LocalKeycloak.DEMO_PASSWORD));
    assertThat(claims.path("sub").asText())
        .isEqualTo("00000000-0000-4000-8000-0000000001" + number);
    assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
    assertThat(claims.path("aud").asText()).isEqualTo("zelodesk-api");
    assertThat(claims.path("realm_access").path("roles")).anyMatch(r -> r.asText().equals(role));
    assertThat(claims.path("locale").asText()).isEqualTo(locale);
    assertThat(claims.path("email").asText()).isEqualTo(account + "@zelodesk.example");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
  }

  @Test
  void integrationGetsOnlyTheScopesItAsksFor() throws IOException {
    JsonNode claims =
        claims(
            keycloak.serviceToken(
                "zelodesk-integration", "zelodesk-integration-local", "cases:read events:read"));
    assertThat(claims.path("scope").asText().split(" "))
        .contains("cases:read", "events:read")
        .doesNotContain("cases:write", "comments:read_internal");
    assertThat(claims.path("sub").asText()).isEqualTo("00000000-0000-4000-8000-000000000120");
    assertThat(claims.path("aud").asText()).isEqualTo("zelodesk-api");
  }

  @Test
  void backendMayManageUsersAndNothingElse() throws IOException {
    String token = keycloak.serviceToken("zelodesk-backend", "zelodesk-backend-local", "profile");
    assertThat(get("/admin/realms/zelodesk/users?username=ann&exact=true", token).body())
        .contains("00000000-0000-4000-8000-000000000101");
    assertThat(get("/admin/realms/zelodesk/roles/lead", token).statusCode()).isEqualTo(200);
    HttpResponse<String> change =
        Http.send(
            HttpRequest.newBuilder(URI.create(keycloak.internalUrl() + "/admin/realms/zelodesk"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"displayName\":\"Mine\"}")));
    assertThat(change.statusCode()).isEqualTo(403);
  }

  @Test
  void spaLoginNeedsProofKeyAndItsOwnAddress() throws IOException {
    String origin = keycloak.issuer().replaceAll("/auth/.*", "");
    String challenge =
        "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    assertThat(authorize(origin + "/callback", challenge + "&ui_locales=pt").body())
        .contains("kc-login")
        .contains("Entrar");
    assertThat(authorize(origin + "/callback", challenge + "&ui_locales=ru").body())
        .contains("Вход");
    assertThat(authorize(origin + "/callback", "").headers().firstValue("location").orElse(""))
        .contains("error=invalid_request");
    assertThat(authorize("https://elsewhere.example/", challenge).statusCode()).isEqualTo(400);
  }

  @Test
  void wrongPasswordIsAPlainMessage() {
    assertThatThrownBy(() -> keycloak.token("ann", "wrong"))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageContaining("Invalid user credentials");
  }

  private static HttpResponse<String> authorize(String redirect, String more) throws IOException {
    return get(
        "/realms/zelodesk/protocol/openid-connect/auth?client_id=zelodesk-spa&response_type=code&scope=openid&redirect_uri="
            + redirect
            + more,
        "none");
  }

  private static HttpResponse<String> get(String path, String token) throws IOException {
    return Http.send(
        HttpRequest.newBuilder(URI.create(keycloak.internalUrl() + path))
            .header("Authorization", "Bearer " + token));
  }

  private static JsonNode claims(String token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
  }
}
