package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Agents are disabled and given other roles, and what that takes from them. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class AgentRightsTest extends IdentityDesk {

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
}
