package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.launcher.LocalKeycloak;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Browser;
import org.zelodesk.testing.KeycloakDesk;

/** The desk and the real Keycloak, with its real tokens. The only such class: it takes a minute. */
@QuarkusTest
@TestProfile(KeycloakTest.WithKeycloak.class)
class KeycloakTest {

  /** Nothing of the other tests' surroundings. */
  public static final class WithKeycloak implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(KeycloakDesk.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  private static final String NEW_PASSWORD = "a-password-of-my-own";

  @Inject
  @ConfigProperty(name = "quarkus.oidc.token.issuer")
  String realm;

  @Inject Agents agents;
  @Inject Accounts accounts;
  @Inject Actors actors;
  @Inject AgroalDataSource database;

  @Test
  void anInvitedAgentLogsInRisesAndIsDisabled() {
    String admin = tokenOf("admin");
    me(admin)
        .statusCode(200)
        .body("role", equalTo("admin"))
        .body("email", notNullValue())
        .body("language", equalTo("en"));
    JsonPath invited = invite(admin, "Bea Maria Example", "Bea@desk.test", "agent", 201);
    long id = invited.getLong("id");
    String password = invited.getString("temporaryPassword");
    assertThat(password).hasSize(20);

    // The password of the invitation opens nothing but the form for another one.
    login("bea@desk.test", password).then().statusCode(400);
    Browser browser = new Browser(realm);
    Document update =
        browser.fill(browser.open(), Map.of("username", "bea@desk.test", "password", password));
    assertThat(update.select("input[name=password-new]")).hasSize(1);
    JsonPath tokens =
        browser.finish(
            update, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    String bea = tokens.getString("access_token");
    me(bea)
        .statusCode(200)
        .body("id", equalTo((int) id))
        .body("name", equalTo("Bea Maria Example"))
        .body("role", equalTo("agent"))
        .body("language", equalTo("pt"));
    me(tokens.getString("id_token")).statusCode(401).body("code", equalTo("unauthorized"));
    me(tokens.getString("refresh_token")).statusCode(401);

    change(admin, id, "{\"role\":\"lead\",\"name\":\"Beatriz Example\"}").statusCode(200);
    me(bea).body("role", equalTo("lead"));
    String again = login("bea@desk.test", NEW_PASSWORD).then().extract().path("access_token");
    JsonPath claims = claims(again);
    assertThat(claims.getList("realm_access.roles")).contains("lead").doesNotContain("agent");
    assertThat(claims.getString("name")).isEqualTo("Beatriz Example");

    // A name of one word is a whole name: nobody is asked for more before they may log in.
    change(admin, id, "{\"name\":\"Beatriz\"}").statusCode(200);
    String oneWord = login("bea@desk.test", NEW_PASSWORD).then().extract().path("access_token");
    assertThat(claims(oneWord).getString("name")).isEqualTo("Beatriz");

    change(admin, id, "{\"active\":false}").statusCode(200);
    for (String token : List.of(bea, again)) {
      me(token).statusCode(403).body("code", equalTo("account_disabled"));
    }
    login("bea@desk.test", NEW_PASSWORD)
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_grant"));
    refresh(tokens.getString("refresh_token")).then().statusCode(400);

    change(admin, id, "{\"active\":true}").statusCode(200);
    refresh(tokens.getString("refresh_token")).then().statusCode(400);
    me(login("bea@desk.test", NEW_PASSWORD).then().extract().path("access_token")).statusCode(200);
    assertThat(
            Sql.of(
                    "select type from events where type like 'agent.%' and subject_id = ? order by id",
                    id)
                .list(database, row -> row.getString(1)))
        .containsExactly(
            "agent.invited", "agent.updated", "agent.updated", "agent.disabled", "agent.enabled");
  }

  @Test
  void anAddressIsInvitedOnce() {
    String admin = tokenOf("admin");
    invite(admin, "Carl", "carl@desk.test", "collaborator", 201);
    JsonPath problem = invite(admin, "Carl", "CARL@desk.test", "collaborator", 409);
    assertThat(problem.getString("code")).isEqualTo("already_exists");
  }

  @Test
  void anInvitationThatIsRolledBackLeavesNoAccount() {
    Actor admin = admin();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          agents.invite(admin, newAgent("dan@desk.test"));
                          throw new IllegalStateException("as if the commit failed");
                        }))
        .hasMessage("as if the commit failed");
    Accounts.Invited fresh = accounts.invite("Dan", "dan@desk.test", Role.AGENT, null);
    // A new account, not the remains of the first: those would outlive the undo.
    fresh.undo().run();
    assertThatThrownBy(() -> accounts.setActive(fresh.subject(), true))
        .hasMessage("account_missing");
    assertThat(
            Sql.of("select 1 from agents where email = 'dan@desk.test'")
                .list(database, row -> true))
        .isEmpty();
  }

  @Test
  void aChangeThatIsRolledBackIsTakenBackInKeycloakToo() {
    Actor admin = admin();
    String before = tokenOf("olga");
    long olga = me(before).extract().jsonPath().getLong("id");
    AgentChanges changes =
        new AgentChanges(
            JsonNullable.of("Somebody Else"),
            JsonNullable.of(Role.ADMIN),
            JsonNullable.of(false),
            JsonNullable.undefined(),
            JsonNullable.undefined());
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          agents.change(admin, olga, null, changes);
                          throw new IllegalStateException("as if the commit failed");
                        }))
        .hasMessage("as if the commit failed");
    String after = tokenOf("olga");
    assertThat(claims(after).getString("name")).isEqualTo(claims(before).getString("name"));
    assertThat(claims(after).getList("realm_access.roles"))
        .contains("agent")
        .doesNotContain("admin");
    me(after).statusCode(200).body("role", equalTo("agent"));
  }

  @Test
  void anInvitationThatWasCutOffCanBeRepeated() {
    // As if the desk had died between Keycloak's answer and its own commit.
    accounts.invite("Eva", "eva@desk.test", Role.AGENT, null);
    JsonPath invited = invite(tokenOf("admin"), "Eva", "eva@desk.test", "lead", 201);
    Browser browser = new Browser(realm);
    Document update =
        browser.fill(
            browser.open(),
            Map.of(
                "username", "eva@desk.test", "password", invited.getString("temporaryPassword")));
    assertThat(update.select("input[name=password-new]")).hasSize(1);
  }

  @Test
  void aServiceAccountHasTheScopesItAskedFor() {
    String token =
        given()
            .formParam("grant_type", "client_credentials")
            .formParam("client_id", "zelodesk-integration")
            .formParam("client_secret", "zelodesk-integration-local")
            .formParam("scope", "directory:read cases:read")
            .post(realm + "/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    me(token)
        .statusCode(200)
        .body("kind", equalTo("service"))
        .body("scopes", contains("cases:read", "directory:read"))
        .body("permissions", containsInAnyOrder("account:use", "cases:read", "directory:read"));
  }

  private Actor admin() {
    String token = tokenOf("admin");
    me(token).statusCode(200);
    return actors.bySubject(claims(token).getString("sub")).orElseThrow();
  }

  private String tokenOf(String account) {
    return login(account, LocalKeycloak.DEMO_PASSWORD)
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private Response login(String account, String password) {
    return given()
        .formParam("grant_type", "password")
        .formParam("client_id", "zelodesk-cli")
        .formParam("username", account)
        .formParam("password", password)
        .formParam("scope", "openid")
        .post(realm + "/protocol/openid-connect/token");
  }

  private Response refresh(String token) {
    return given()
        .formParam("grant_type", "refresh_token")
        .formParam("client_id", "zelodesk-spa")
        .formParam("refresh_token", token)
        .post(realm + "/protocol/openid-connect/token");
  }

  private static NewAgent newAgent(String email) {
    return new NewAgent("Dan", email, Role.AGENT, null, null);
  }

  private static JsonPath invite(String admin, String name, String email, String role, int status) {
    return given()
        .auth()
        .oauth2(admin)
        .contentType("application/json")
        .body(Map.of("name", name, "email", email, "role", role, "language", "pt"))
        .post("/api/v1/agents")
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse change(String admin, long id, String body) {
    return given()
        .auth()
        .oauth2(admin)
        .contentType("application/merge-patch+json")
        .body(body)
        .patch("/api/v1/agents/" + id)
        .then();
  }

  private static ValidatableResponse me(String token) {
    return given().auth().oauth2(token).get("/api/v1/me").then();
  }

  private static JsonPath claims(String token) {
    return new JsonPath(
        new String(
            java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
            java.nio.charset.StandardCharsets.UTF_8));
  }
}
