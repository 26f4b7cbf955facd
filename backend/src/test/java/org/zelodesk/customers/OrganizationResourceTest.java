package org.zelodesk.customers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class OrganizationResourceTest {

  private static final String AGENT = Tokens.of("organizations-agent", "agent");
  private static final String ALL = "/api/v1/organizations";

  @Test
  void anAgentMakesFindsAndChangesAnOrganization() {
    String location =
        agent()
            .body(
                "{\"name\":\" Moinho Verde \",\"domains\":[\"Z.example\",\"a.example\",\"z.example\"]}")
            .post(ALL)
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .body("name", equalTo("Moinho Verde"))
            .body("domains", contains("a.example", "z.example"))
            .body("notes", nullValue())
            .extract()
            .header("Location");
    agent().header("If-None-Match", "\"v1\"").get(location).then().statusCode(304);
    agent()
        .header("If-Match", "\"v1\"")
        .contentType("application/merge-patch+json")
        .body("{\"domains\":null,\"notes\":\"pays late\"}")
        .patch(location)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("domains", empty())
        .body("notes", equalTo("pays late"));
    agent().body("{\"notes\":\"pays late\"}").patch(location).then().body("version", equalTo(2));
    agent().header("If-Match", "\"v1\"").body("{}").patch(location).then().statusCode(412);
    agent()
        .queryParam("name", "inho ver")
        .get(ALL)
        .then()
        .statusCode(200)
        .body("data.name", contains("Moinho Verde"));
    agent().queryParam("name", "inho%ver").get(ALL).then().body("data", empty());
  }

  @Test
  void aListGoesOnByNameInAnyCase() {
    for (String name : new String[] {"paged beta", "Paged Alpha", "PAGED gamma"}) {
      agent().body("{\"name\":\"" + name + "\"}").post(ALL).then().statusCode(201);
    }
    String cursor =
        agent()
            .queryParam("name", "paged")
            .queryParam("limit", 2)
            .queryParam("count", true)
            .get(ALL)
            .then()
            .body("data.name", contains("Paged Alpha", "paged beta"))
            .body("page.total", equalTo(3))
            .extract()
            .path("page.nextCursor");
    agent()
        .queryParam("name", "paged")
        .queryParam("cursor", cursor)
        .get(ALL)
        .then()
        .body("data.name", contains("PAGED gamma"))
        .body("page.hasMore", equalTo(false));
  }

  @Test
  void everyRefusalIsNamed() {
    String location =
        agent().body("{\"name\":\"Taken\"}").post(ALL).then().extract().header("Location");
    agent()
        .body("{\"name\":\"tAKEN\"}")
        .post(ALL)
        .then()
        .statusCode(409)
        .body("code", equalTo("already_exists"))
        .body("errors[0].pointer", equalTo("/name"));
    agent().body("{\"name\":\"TAKEN\"}").patch(location).then().statusCode(200);
    agent().body("{\"name\":\" \"}").post(ALL).then().statusCode(422);
    agent()
        .body("{\"name\":null}")
        .patch(location)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/name"));
    agent()
        .body("{\"name\":\"x\",\"domains\":[\"a.example\",\"no domain\"]}")
        .post(ALL)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("format"));
    agent().get(ALL + "/999999").then().statusCode(404);
    agent().body("{}").patch(ALL + "/999999").then().statusCode(404);
    agent().queryParam("nam", "x").get(ALL).then().statusCode(400);
    given()
        .auth()
        .oauth2(Tokens.of("organizations-collaborator", "collaborator"))
        .get(location)
        .then()
        .statusCode(403);
    given().get(ALL).then().statusCode(401);
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }
}
