package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class IdentityResourceTest {

  private static final String ADMIN = Tokens.of("identity-admin", "admin");

  @Inject AgroalDataSource database;
  @Inject Directory directory;

  @Test
  void everybodyChangesTheirOwnProfile() {
    String ann = Tokens.of("identity-ann", "agent");
    long id = idOf(ann);
    as(ann)
        .body(
            "{\"name\":\" Ann Example \",\"language\":\"pt-BR\",\"timeZone\":\"Europe/Lisbon\",\"theme\":\"dark\","
                + "\"preferences\":{\"inbox\":{\"density\":\"compact\",\"columns\":[\"id\"]},\"x\":1}}")
        .patch("/api/v1/me")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("version", equalTo(2))
        .body("name", equalTo("Ann Example"))
        .body("language", equalTo("pt-BR"))
        .body("timeZone", equalTo("Europe/Lisbon"))
        .body("theme", equalTo("dark"))
        .body("preferences.inbox.density", equalTo("compact"));
    as(ann)
        .header("If-Match", "\"v2\"")
        .body("{\"timeZone\":null,\"preferences\":{\"x\":null,\"inbox\":{\"density\":\"wide\"}}}")
        .patch("/api/v1/me")
        .then()
        .statusCode(200)
        .body("timeZone", nullValue())
        .body("theme", equalTo("dark"))
        .body("preferences.inbox.density", equalTo("wide"))
        .body("preferences.inbox.columns", contains("id"))
        .body("preferences.x", nullValue());
    as(ann)
        .header("If-Match", "\"v2\"")
        .body("{\"theme\":\"light\"}")
        .patch("/api/v1/me")
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(3));
    given()
        .auth()
        .oauth2(ann)
        .header("If-None-Match", "\"v3\"")
        .get("/api/v1/me")
        .then()
        .statusCode(304);
    assertThat(events("agent.updated", id))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"after\": {\"name\": \"Ann Example\"", "\"name\": \"identity-ann\"")
        .doesNotContain("density");
  }

  @Test
  void aProfileThatBreaksARuleChangesNothing() {
    String bob = Tokens.of("identity-bob", "agent");
    idOf(bob);
    invalid(as(bob).body("{\"timeZone\":\"Mars/Olympus\"}").patch("/api/v1/me"), "/timeZone");
    invalid(as(bob).body("{\"theme\":\"pink\"}").patch("/api/v1/me"), "/theme");
    invalid(as(bob).body("{\"theme\":null}").patch("/api/v1/me"), "/theme");
    invalid(as(bob).body("{\"name\":\"  \"}").patch("/api/v1/me"), "/name");
    invalid(as(bob).body("{\"name\":null}").patch("/api/v1/me"), "/name");
    invalid(as(bob).body("{\"language\":\"English\"}").patch("/api/v1/me"), "/language");
    invalid(as(bob).body("{\"preferences\":[1]}").patch("/api/v1/me"), "/preferences");
    invalid(
        as(bob).body(Map.of("preferences", Map.of("x", "y".repeat(16_400)))).patch("/api/v1/me"),
        "/preferences");
    as(bob)
        .body("{\"role\":\"admin\"}")
        .patch("/api/v1/me")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    given().auth().oauth2(bob).get("/api/v1/me").then().body("version", equalTo(1));
  }

  @Test
  void aDisabledAgentIsRefusedEverywhereFromTheNextRequestOn() {
    String carl = Tokens.of("identity-carl", "lead");
    long id = idOf(carl);
    change(id, "{\"active\":false}").statusCode(200).body("active", equalTo(false));
    for (String path : List.of("/me", "/agents", "/teams", "/tags", "/agents/" + id)) {
      given()
          .auth()
          .oauth2(carl)
          .get("/api/v1" + path)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", equalTo("account_disabled"));
    }
    as(carl)
        .body("{\"theme\":\"dark\"}")
        .patch("/api/v1/me")
        .then()
        .statusCode(403)
        .body("code", equalTo("account_disabled"));
    assertThat(directory.isActiveAgent(id)).isFalse();
    assertThat(events("agent.disabled", id)).hasSize(1);
    change(id, "{\"active\":true}").statusCode(200).body("version", equalTo(3));
    given().auth().oauth2(carl).get("/api/v1/me").then().statusCode(200);
    assertThat(events("agent.enabled", id)).hasSize(1);
    assertThat(directory.isActiveAgent(id)).isTrue();
  }

  @Test
  void aDisabledServiceIsRefusedWhateverItsScopes() {
    String bridge = Tokens.service("identity-bridge", "directory:read", "settings:write");
    long id = idOf(bridge);
    change(id, "{\"role\":\"agent\"}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/role"))
        .body("errors[0].code", equalTo("not_a_service"));
    change(id, "{\"active\":false}").statusCode(200);
    given()
        .auth()
        .oauth2(bridge)
        .get("/api/v1/agents")
        .then()
        .statusCode(403)
        .body("code", equalTo("account_disabled"));
  }

  @Test
  void anotherRoleHoldsFromTheNextRequestOn() {
    String dora = Tokens.of("identity-dora", "agent");
    long id = idOf(dora);
    as(dora).body("{\"name\":\"No\"}").post("/api/v1/teams").then().statusCode(403);
    change(id, "{\"role\":\"admin\",\"name\":\"Dora\",\"language\":\"pt\"}")
        .statusCode(200)
        .body("role", equalTo("admin"))
        .body("version", equalTo(2));
    as(dora).body("{\"name\":\"Dora's own\"}").post("/api/v1/teams").then().statusCode(201);
    change(id, "{\"role\":\"collaborator\"}").statusCode(200);
    as(dora).body("{\"name\":\"No\"}").post("/api/v1/teams").then().statusCode(403);
    change(id, "{\"role\":\"integration\"}")
        .statusCode(422)
        .body("errors[0].code", equalTo("not_a_person"));
    assertThat(events("agent.updated", id))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"role\": \"agent\"", "\"role\": \"admin\"")
        .doesNotContain("desk.test");
  }

  @Test
  void theLastActiveAdminStays() {
    long admin = idOf(ADMIN);
    Sql.of("update agents set role = 'lead' where role = 'admin' and subject <> 'identity-admin'")
        .execute(database);
    change(admin, "{\"role\":\"agent\"}").statusCode(409).body("code", equalTo("last_admin"));
    change(admin, "{\"active\":false}").statusCode(409).body("code", equalTo("not_yourself"));
    String second = Tokens.of("identity-second-admin", "admin");
    long other = idOf(second);
    as(second)
        .body("{\"active\":false}")
        .patch("/api/v1/agents/" + other)
        .then()
        .statusCode(409)
        .body("code", equalTo("not_yourself"));
    change(other, "{\"active\":false}").statusCode(200);
    change(admin, "{\"role\":\"lead\"}").statusCode(409).body("code", equalTo("last_admin"));
    given().auth().oauth2(ADMIN).get("/api/v1/me").then().body("role", equalTo("admin"));
  }

  @Test
  void thePeopleOfTheDeskAreListedByNameAndFilter() {
    String eva = Tokens.of("identity-eva", "agent");
    String fred = Tokens.of("identity-fred", "lead");
    long id = idOf(eva);
    long lead = idOf(fred);
    long team = team("Listed");
    member(team, id, "reply").statusCode(200).body("level", equalTo("reply"));
    member(team, lead, "change").statusCode(200);
    given()
        .auth()
        .oauth2(eva)
        .get("/api/v1/agents?count=true&active=true&role=agent&teamId=" + team)
        .then()
        .statusCode(200)
        .body("data.id", contains((int) id))
        .body("data[0].email", equalTo("identity-eva@desk.test"))
        .body("data[0].teams[0].level", equalTo("reply"))
        .body("page.total", equalTo(1));
    given()
        .auth()
        .oauth2(eva)
        .get("/api/v1/agents/" + lead)
        .then()
        .statusCode(200)
        .body("name", equalTo("identity-fred"))
        .body("email", nullValue());
    given()
        .auth()
        .oauth2(fred)
        .get("/api/v1/agents?teamId=" + team)
        .then()
        .body("data.email", everyItem(notNullValue()));
    String first = "/api/v1/agents?limit=1&teamId=" + team;
    String cursor =
        given()
            .auth()
            .oauth2(eva)
            .get(first)
            .then()
            .body("data.id", contains((int) id))
            .body("page.hasMore", equalTo(true))
            .extract()
            .path("page.nextCursor");
    given()
        .auth()
        .oauth2(eva)
        .get(first + "&cursor=" + cursor)
        .then()
        .body("data.id", contains((int) lead))
        .body("page.hasMore", equalTo(false));
    given()
        .auth()
        .oauth2(eva)
        .get("/api/v1/agents?limit=1&role=lead&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor_mismatch"));
    given()
        .auth()
        .oauth2(eva)
        .get("/api/v1/agents?role=king")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"))
        .body("errors[0].pointer", equalTo("?role"));
    given().auth().oauth2(eva).get("/api/v1/agents/999999").then().statusCode(404);
  }

  @Test
  void teamsAndTheirMembersAreKept() {
    String gina = Tokens.of("identity-gina", "agent");
    long id = idOf(gina);
    long team = team("Kept");
    as(ADMIN)
        .body("{\"name\":\"KEPT\"}")
        .post("/api/v1/teams")
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/name"));
    member(team, id, "see").statusCode(200);
    member(team, id, "see").statusCode(200);
    member(team, id, "change").statusCode(200);
    assertThat(events("team.member_set", team))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"before\": \"see\"", "\"after\": \"change\"", "\"agentId\": " + id);
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/me")
        .then()
        .body("teams[0].name", equalTo("Kept"))
        .body("teams[0].level", equalTo("change"))
        .body("version", equalTo(3));
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/teams/" + team + "/members?count=true")
        .then()
        .statusCode(200)
        .body("data[0].agentId", equalTo((int) id))
        .body("page.total", equalTo(1));
    assertThat(directory.isMember(id, team)).isTrue();
    as(ADMIN)
        .body("{\"name\":\"Kept well\",\"active\":false,\"description\":\"d\"}")
        .patch("/api/v1/teams/" + team)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("active", equalTo(false));
    assertThat(directory.isActiveTeam(team)).isFalse();
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/me")
        .then()
        .body("teams", empty())
        .body("version", equalTo(4));
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/teams?active=true&limit=100")
        .then()
        .body("data.id", not(hasItem((int) team)));
    as(ADMIN)
        .header("If-Match", "\"v1\"")
        .delete("/api/v1/teams/" + team + "/members/" + id)
        .then()
        .statusCode(412);
    as(ADMIN)
        .header("If-Match", "\"v1\"")
        .body(Map.of("level", "reply"))
        .put("/api/v1/teams/" + team + "/members/" + id)
        .then()
        .statusCode(412);
    as(ADMIN).delete("/api/v1/teams/" + team + "/members/" + id).then().statusCode(204);
    as(ADMIN).delete("/api/v1/teams/" + team + "/members/" + id).then().statusCode(204);
    assertThat(events("team.member_removed", team)).hasSize(1);
    member(team, 999_999, "see").statusCode(404);
    member(999_999, id, "see").statusCode(404);
    member(team, id, "own").statusCode(422).body("errors[0].pointer", equalTo("/level"));
    assertThat(directory.isMember(id, team)).isFalse();
    assertThat(directory.teams(List.of(team, 999_999L)))
        .containsOnlyKeys(team)
        .containsValue(new TeamRef(team, "Kept well"));
    assertThat(directory.agents(List.of(id, 999_999L)))
        .containsExactly(Map.entry(id, new AgentRef(id, "identity-gina", true)));
  }

  @Test
  void anAdminMovesAnAgentBetweenTeamsInOneStep() {
    String hugo = Tokens.of("identity-hugo", "agent");
    long id = idOf(hugo);
    long one = team("One");
    long two = team("Two");
    change(id, "{\"teams\":[{\"teamId\":%d,\"level\":\"reply\"}]}".formatted(one))
        .statusCode(200)
        .body("version", equalTo(2))
        .body("teams[0].teamId", equalTo((int) one));
    change(
            id,
            "{\"teams\":[{\"teamId\":%d,\"level\":\"change\"},{\"teamId\":%d,\"level\":\"see\"}]}"
                .formatted(two, one))
        .statusCode(200)
        .body("teams.teamId", contains((int) one, (int) two))
        .body("teams.level", contains("see", "change"));
    change(id, "{\"teams\":[]}").statusCode(200).body("teams", empty());
    assertThat(events("team.member_set", one)).hasSize(2);
    assertThat(events("team.member_removed", one)).hasSize(1);
    assertThat(events("agent.updated", id)).isEmpty();
    change(id, "{\"teams\":[{\"teamId\":999999,\"level\":\"see\"}]}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teams/0/teamId"))
        .body("errors[0].code", equalTo("not_found"));
    change(
            id,
            "{\"teams\":[{\"teamId\":%1$d,\"level\":\"see\"},{\"teamId\":%1$d,\"level\":\"see\"}]}"
                .formatted(one))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teams/1/teamId"));
    change(id, "{\"teams\":null}").statusCode(422).body("errors[0].pointer", equalTo("/teams"));
    change(id, "{\"active\":null}").statusCode(422).body("errors[0].pointer", equalTo("/active"));
  }

  @Test
  void whereAccountsAreManagedElsewhereNobodyIsInvitedHere() {
    as(ADMIN)
        .body(Map.of("name", "Ida", "email", "ida@desk.test", "role", "agent"))
        .post("/api/v1/agents")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("accounts_managed_elsewhere"));
    as(ADMIN)
        .body(Map.of("name", "Ida", "email", "IDENTITY-admin@desk.test", "role", "agent"))
        .post("/api/v1/agents")
        .then()
        .statusCode(409)
        .body("code", equalTo("already_exists"))
        .body("errors[0].pointer", equalTo("/email"));
    as(ADMIN)
        .body(Map.of("name", "Ida", "email", "ida@desk.test", "role", "integration"))
        .post("/api/v1/agents")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/role"));
    as(ADMIN)
        .body(Map.of("name", "Ida", "email", "no address", "role", "agent"))
        .post("/api/v1/agents")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/email"));
    as(ADMIN)
        .body(
            "{\"name\":\"Ida\",\"email\":\"ida@desk.test\",\"role\":\"agent\",\"teams\":[{\"teamId\":1,\"level\":\"see\"}]}")
        .post("/api/v1/agents")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teams/0/teamId"));
    assertThat(
            Sql.of("select 1 from agents where email = 'ida@desk.test'")
                .list(database, row -> true))
        .isEmpty();
  }

  @Test
  void onlyAdminsManageAgents() {
    String lead = Tokens.of("identity-lead", "lead");
    long id = idOf(lead);
    as(lead)
        .body("{\"role\":\"admin\"}")
        .patch("/api/v1/agents/" + id)
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"))
        .body("detail", equalTo("The permission agents:manage is missing."));
    String cora = Tokens.of("identity-cora", "collaborator");
    as(cora).get("/api/v1/agents").then().statusCode(200);
    as(cora).put("/api/v1/teams/1/members/1").then().statusCode(403);
    as(cora).delete("/api/v1/teams/1/members/1").then().statusCode(403);
    change(999_999, "{\"role\":\"admin\"}").statusCode(404);
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  private static long idOf(String token) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static ValidatableResponse change(long id, String body) {
    return as(ADMIN).body(body).patch("/api/v1/agents/" + id).then();
  }

  private static ValidatableResponse member(long team, long agent, String level) {
    return as(ADMIN)
        .body(Map.of("level", level))
        .put("/api/v1/teams/" + team + "/members/" + agent)
        .then();
  }

  private static long team(String name) {
    return as(ADMIN)
        .body(Map.of("name", name))
        .post("/api/v1/teams")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static void invalid(io.restassured.response.Response answer, String pointer) {
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer));
  }

  private List<String> events(String type, long subject) {
    return Sql.of(
            "select data::text from events where type = ? and subject_id = ? order by id",
            type,
            subject)
        .list(database, row -> row.getString(1));
  }
}
