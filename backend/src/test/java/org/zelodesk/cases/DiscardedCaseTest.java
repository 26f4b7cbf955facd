package org.zelodesk.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Spam and trash: set aside, out of sight, and back. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class DiscardedCaseTest {

  private static final String AGENT = Tokens.of("discard-agent", "agent");

  private final String tag = "discard-" + UUID.randomUUID();

  @Test
  void isOutOfTheListUnlessAskedForAndComesBack() {
    long kept = open();
    long spam = open();
    long trash = open();
    change(spam, "{\"discardedAs\": \"spam\"}").body("discardedAs", equalTo("spam"));
    change(trash, "{\"discardedAs\": \"trash\", \"reason\": \"A test\"}");

    list("").body("data.id", contains((int) kept)).body("page.total", equalTo(1));
    list("&discarded=spam").body("data.id", contains((int) spam));
    list("&discarded=spam,trash&sort=createdAt")
        .body("data.id", contains((int) spam, (int) trash))
        .body("data.discardedAs", contains("spam", "trash"));
    list("&query=discarded:trash").body("data.id", contains((int) trash));
    list("&query=discarded:none").body("data.id", contains((int) kept));
    list("&query=-discarded:spam&sort=createdAt")
        .body("data.id", contains((int) kept, (int) trash));
    list("&query=status:new").body("data.id", contains((int) kept));

    change(spam, "{\"discardedAs\": null}").body("discardedAs", nullValue());
    list("&discarded=spam").body("data", empty());
    list("&sort=createdAt").body("data.id", contains((int) kept, (int) spam));
    Map<String, Object> event =
        agent()
            .get("/api/v1/cases/" + spam + "/events")
            .jsonPath()
            .getMap("data.findAll { it.type == 'case.updated' }.last().data.changes.discardedAs");
    assertThat(event).containsEntry("before", "spam").containsEntry("after", null);
  }

  @Test
  void staysAsItIsUntilItIsTakenBack() {
    long id = open();
    change(id, "{\"priority\": \"high\", \"discardedAs\": \"spam\"}")
        .body("priority", equalTo("high"));
    refused(id, "{\"subject\": \"Other\"}");
    refused(id, "{\"status\": \"solved\"}");
    refused(id, "{\"status\": \"solved\", \"discardedAs\": \"trash\"}");
    agent()
        .body(Map.of("visibility", "public", "body", "Hello?"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(409)
        .body("code", equalTo("case_discarded"));
    agent().put("/api/v1/cases/" + id + "/tags/" + tag + "-2").then().statusCode(409);
    long other = open();
    agent()
        .body(Map.of("into", other))
        .post("/api/v1/cases/" + id + "/merge")
        .then()
        .statusCode(409)
        .body("code", equalTo("case_discarded"));

    change(id, "{\"discardedAs\": \"trash\"}").body("discardedAs", equalTo("trash"));
    change(id, "{\"discardedAs\": null, \"status\": \"open\"}")
        .body("status", equalTo("open"))
        .body("discardedAs", nullValue());
  }

  @Test
  void keepsWhatTheCustomerSaysAndStaysWhereItIs() {
    long id = open();
    change(id, "{\"status\": \"pending\"}");
    change(id, "{\"discardedAs\": \"spam\"}");
    agent()
        .body(Map.of("visibility", "public", "author", "customer", "body", "I am real"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201)
        .body("caseId", equalTo((int) id));
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("status", equalTo("pending"))
        .body("discardedAs", equalTo("spam"))
        .body("commentCount", equalTo(2));
  }

  @Test
  void isRefusedToAClosedCaseAndForAnUnknownReason() {
    long id = open();
    change(id, "{\"status\": \"solved\"}");
    change(id, "{\"status\": \"closed\"}");
    agent()
        .body("{\"discardedAs\": \"spam\"}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(409)
        .body("code", equalTo("case_closed"));
    agent().body("{\"discardedAs\": \"bin\"}").patch("/api/v1/cases/" + id).then().statusCode(422);
    agent().get("/api/v1/cases?discarded=bin").then().statusCode(400);
  }

  private ValidatableResponse list(String more) {
    return agent().get("/api/v1/cases?tag=" + tag + "&count=true" + more).then().statusCode(200);
  }

  private static ValidatableResponse change(long id, String body) {
    return agent().body(body).patch("/api/v1/cases/" + id).then().statusCode(200);
  }

  private static void refused(long id, String body) {
    agent()
        .body(body)
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(409)
        .body("code", equalTo("case_discarded"));
  }

  private long open() {
    return agent()
        .body(
            Map.of(
                "subject",
                "You won",
                "channel",
                "email",
                "tags",
                List.of(tag),
                "requester",
                Map.of(
                    "name",
                    "Somebody",
                    "identities",
                    List.of(Map.of("kind", "email", "value", tag + "@example.org"))),
                "comment",
                Map.of("visibility", "public", "author", "customer", "body", "You won.")))
        .post("/api/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }
}
