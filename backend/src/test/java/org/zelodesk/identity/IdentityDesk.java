package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Tokens;

/** Short ways to do things with agents and teams. */
abstract class IdentityDesk {

  static final String ADMIN = Tokens.of("identity-admin", "admin");

  @Inject AgroalDataSource database;
  @Inject Directory directory;

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  static long idOf(String token) {
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

  static ValidatableResponse change(long id, String body) {
    return as(ADMIN).body(body).patch("/api/v1/agents/" + id).then();
  }

  static ValidatableResponse member(long team, long agent, String level) {
    return as(ADMIN)
        .body(Map.of("level", level))
        .put("/api/v1/teams/" + team + "/members/" + agent)
        .then();
  }

  static long team(String name) {
    return as(ADMIN)
        .body(Map.of("name", name))
        .post("/api/v1/teams")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  static void invalid(io.restassured.response.Response answer, String pointer) {
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer));
  }

  List<String> events(String type, long subject) {
    return Sql.of(
            "select data::text from events where type = ? and subject_id = ? order by id",
            type,
            subject)
        .list(database, row -> row.getString(1));
  }
}
