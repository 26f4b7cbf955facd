package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** The people of the desk, listed and invited. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class AgentResourceTest extends IdentityDesk {

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
}
