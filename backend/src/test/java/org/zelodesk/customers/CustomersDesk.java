package org.zelodesk.customers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Tokens;

/** Short ways to do things with customers. */
abstract class CustomersDesk {

  static final String AGENT = Tokens.of("customers-agent", "agent");

  @Inject AgroalDataSource database;

  void refused(String body, String pointer, String code) {
    agent()
        .body(body)
        .post("/api/v1/customers")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }

  static ValidatableResponse find(String name) {
    return agent().queryParam("name", name).get("/api/v1/customers").then().statusCode(200);
  }

  static ValidatableResponse merge(long id, long into) {
    return agent()
        .body("{\"into\":" + into + "}")
        .post("/api/v1/customers/" + id + "/merge")
        .then();
  }

  static ValidatableResponse unmerge(long id) {
    return agent().post("/api/v1/customers/" + id + "/unmerge").then();
  }

  static long customer(String name, String email, Long... organizationIds) {
    return id(
        agent()
            .body(
                "{\"name\":\"%s\",\"identities\":[{\"kind\":\"email\",\"value\":\"%s\"}],\"organizationIds\":%s}"
                    .formatted(name, email, List.of(organizationIds)))
            .post("/api/v1/customers")
            .then()
            .statusCode(201)
            .extract()
            .header("Location"));
  }

  static long id(String location) {
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  long organization(String name) {
    return number(
        Sql.of(
            "insert into organizations (name, created_at, updated_at) values (?, now(), now()) returning id",
            name));
  }

  long supportCase(long requester) {
    return number(
        Sql.of(
            "insert into cases (version, subject, status, priority, channel, requester_id, received_at, created_at, updated_at)"
                + " values (1, 'x', 'open', 1, 'email', ?, now(), now(), now()) returning id",
            requester));
  }

  long requester(long caseId) {
    return number(Sql.of("select requester_id from cases where id = ?", caseId));
  }

  long events(String type, long subject) {
    return number(
        Sql.of("select count(*) from events where type = ? and subject_id = ?", type, subject));
  }

  long number(Sql sql) {
    return sql.first(database, row -> row.getLong(1)).orElseThrow();
  }
}
