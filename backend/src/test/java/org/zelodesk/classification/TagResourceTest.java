package org.zelodesk.classification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class TagResourceTest {

  private static final String ADMIN = Tokens.of("tags-admin", "admin");

  @Test
  void anAdminMakesAndRetiresATag() {
    String location =
        given()
            .auth()
            .oauth2(ADMIN)
            .contentType("application/json")
            .header("Idempotency-Key", "tag-1")
            .body(Map.of("name", "возврат", "description", "x"))
            .post("/api/v1/tags")
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .extract()
            .header("Location");
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .header("Idempotency-Key", "tag-1")
        .body(Map.of("name", "возврат", "description", "x"))
        .post("/api/v1/tags")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .header("Location", equalTo(location));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"v7\"")
        .body("{\"active\":false}")
        .patch(location)
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("currentVersion", equalTo(1));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/merge-patch+json")
        .body("{\"active\":false,\"description\":null}")
        .patch(location)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("active", equalTo(false))
        .body("description", equalTo(null));
    given()
        .auth()
        .oauth2(ADMIN)
        .get("/api/v1/tags?count=true")
        .then()
        .statusCode(200)
        .body("data.name", hasItem("возврат"));
  }

  @Test
  void everyRefusalIsAProblem() {
    given()
        .get("/api/v1/tags")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"));
    given()
        .auth()
        .oauth2(ADMIN + "x")
        .get("/api/v1/tags")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .get("/api/v1/tags?nmae=a")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_parameter"));
    given()
        .auth()
        .oauth2(ADMIN)
        .get("/api/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .delete("/api/v1/tags")
        .then()
        .statusCode(405)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .get("/api/v1/tags/abc")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/tags")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body("{")
        .post("/api/v1/tags")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_json"));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body("")
        .post("/api/v1/tags")
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body("{\"name\":\"a\",\"id\":3}")
        .post("/api/v1/tags")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body("{\"name\":3}")
        .post("/api/v1/tags")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/name"));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .header("Accept-Language", "ru")
        .body("{\"name\":\"Ab C\"}")
        .post("/api/v1/tags")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/name"))
        .body("title", equalTo("Неверные данные"))
        .body("requestId", notNullValue());
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body("{\"name\":\"a\\u0000b\"}")
        .post("/api/v1/tags")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/name"));
    given()
        .auth()
        .oauth2(Tokens.of("tags-agent", "agent"))
        .contentType("application/json")
        .body("{\"name\":\"b\"}")
        .post("/api/v1/tags")
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"))
        .body("detail", equalTo("The permission settings:write is missing."));
    given()
        .auth()
        .oauth2(Tokens.of("tags-nobody", "visitor"))
        .get("/api/v1/tags")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    given().auth().oauth2(ADMIN).get("/api/v1/tags?limit=0").then().statusCode(400);
    given().auth().oauth2(ADMIN).get("/api/v1/tags?limit=x").then().statusCode(400);
    given().auth().oauth2(ADMIN).get("/api/v1/tags?count=yes").then().statusCode(400);
  }
}
