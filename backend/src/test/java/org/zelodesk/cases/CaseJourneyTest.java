package org.zelodesk.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseJourneyTest {

  private static final String AGENT = Tokens.of("journey-agent", "agent");

  @Test
  void aCaseIsOpenedAnsweredSolvedAndReopened() {
    long id = open("The kettle leaks", "journey@example.org");
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("status", equalTo("new"))
        .body("commentCount", equalTo(1))
        .body("allowed", hasItems("comment_public", "change", "merge"));
    agent()
        .body(
            Map.of("visibility", "public", "body", "A new one is on its way.", "status", "solved"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201)
        .body("author.kind", equalTo("agent"));
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("status", equalTo("solved"))
        .body("solvedAt", notNullValue());
    agent()
        .body(Map.of("visibility", "public", "author", "customer", "body", "It leaks again"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201)
        .body("author.kind", equalTo("customer"));
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("status", equalTo("open"))
        .body("solvedAt", nullValue());
    JsonPath events =
        agent().get("/api/v1/cases/" + id + "/events").then().statusCode(200).extract().jsonPath();
    assertThat(events.getList("data.caseVersion", Integer.class)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(events.getList("data.type", String.class))
        .containsExactly(
            "case.created",
            "comment.created",
            "comment.created",
            "case.updated",
            "comment.created",
            "case.updated");
    assertThat(events.getString("data[3].data.changes.status.after")).isEqualTo("solved");
  }

  @Test
  void aPatchKnowsThreeStatesAndRefusesAStaleVersion() {
    long id = open("Three states", "three@example.org");
    agent()
        .body(Map.of("priority", "urgent", "category", "complaint", "tags", List.of("b", "a")))
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(200)
        .body("priority", equalTo("urgent"))
        .body("tags", contains("a", "b"))
        .body("version", equalTo(3));
    agent()
        .body("{\"category\": null}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(200)
        .body("category", nullValue())
        .body("priority", equalTo("urgent"));
    agent()
        .header("If-Match", "\"v2\"")
        .body("{\"subject\": \"x\"}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(4));
    agent()
        .body("{\"subject\": null}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/subject"));
    agent()
        .body("{\"customFields\": null}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/customFields"));
    agent()
        .body("{\"escalationLevel\": 2}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/reason"));
    agent().body("{\"status\": \"new\"}").patch("/api/v1/cases/" + id).then().statusCode(200);
    agent()
        .body("{\"teamId\": 999999}")
        .patch("/api/v1/cases/" + id)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teamId"));
    agent().header("If-None-Match", "\"v4\"").get("/api/v1/cases/" + id).then().statusCode(304);
  }

  @Test
  void linksAndSharesRefuseAStaleVersionOfTheCase() {
    long id = open("Stale links", "stale-links@example.org");
    long other = open("The other", "stale-links@example.org");
    String path = "/api/v1/cases/" + id;
    String current = agent().get(path).then().extract().header("ETag");
    long link =
        agent()
            .header("If-Match", current)
            .body(Map.of("type", "related", "caseId", other))
            .post(path + "/links")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    agent()
        .header("If-Match", current)
        .body(Map.of("type", "child", "caseId", other))
        .post(path + "/links")
        .then()
        .statusCode(412);
    agent().header("If-Match", current).delete(path + "/links/" + link).then().statusCode(412);
    agent().header("If-Match", current).put(path + "/shares/999999").then().statusCode(412);
    agent().header("If-Match", current).delete(path + "/shares/999999").then().statusCode(412);
    String next = agent().get(path).then().extract().header("ETag");
    agent().header("If-Match", next).delete(path + "/links/" + link).then().statusCode(204);
  }

  @Test
  void aCommentHasAVersionThatItsWritersCanName() {
    long id = open("Versions", "versions@example.org");
    String path = "/api/v1/cases/" + id;
    String seen = agent().get(path).then().extract().header("ETag");
    agent()
        .header("If-Match", "\"v1\"")
        .body(Map.of("visibility", "internal", "body", "blind"))
        .post(path + "/comments")
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(2));
    String comment =
        agent()
            .header("If-Match", seen)
            .body(Map.of("visibility", "internal", "body", "The code is 4711"))
            .post(path + "/comments")
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .body("version", equalTo(1))
            .extract()
            .header("Location");
    agent()
        .get(comment)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("version", equalTo(1));
    agent().header("If-None-Match", "\"v1\"").get(comment).then().statusCode(304);
    agent()
        .header("If-Match", "\"v2\"")
        .body(Map.of("text", "4711"))
        .post(comment + "/redactions")
        .then()
        .statusCode(412)
        .header("ETag", equalTo("\"v1\""))
        .body("currentVersion", equalTo(1));
    agent()
        .header("If-Match", "\"v1\"")
        .body(Map.of("text", "4711"))
        .post(comment + "/redactions")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("version", equalTo(2))
        .body("body", equalTo("The code is ████"));
    agent().header("If-None-Match", "\"v1\"").get(comment).then().statusCode(200);
    agent().header("If-None-Match", "\"v2\"").get(comment).then().statusCode(304);
  }

  @Test
  void aMovedCommentHasANewVersion() {
    long loser = open("Moves", "moved@example.org");
    long survivor = open("Stays", "moved@example.org");
    String first = "/api/v1/cases/" + loser + "/comments";
    int comment = agent().get(first).then().extract().path("data[0].id");
    agent()
        .body(Map.of("into", survivor))
        .post("/api/v1/cases/" + loser + "/merge")
        .then()
        .statusCode(200);
    agent()
        .header("If-None-Match", "\"v1\"")
        .get("/api/v1/cases/" + survivor + "/comments/" + comment)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("originCaseId", equalTo((int) loser));
  }

  @Test
  void aMergeAndASplitAreTakenBackWithoutATrace() {
    long loser = open("Same again", "merge@example.org");
    long survivor = open("Same", "merge@example.org");
    agent()
        .body(Map.of("visibility", "internal", "body", "note in the loser"))
        .post("/api/v1/cases/" + loser + "/comments")
        .then()
        .statusCode(201);
    agent()
        .body(Map.of("into", survivor))
        .post("/api/v1/cases/" + loser + "/merge")
        .then()
        .statusCode(200)
        .body("id", equalTo((int) survivor))
        .body("commentCount", equalTo(3));
    agent()
        .get("/api/v1/cases/" + loser)
        .then()
        .body("status", equalTo("closed"))
        .body("mergedIntoId", equalTo((int) survivor))
        .body("commentCount", equalTo(0));
    agent()
        .body("{\"subject\":\"x\"}")
        .patch("/api/v1/cases/" + loser)
        .then()
        .statusCode(409)
        .body("code", equalTo("case_merged"));
    agent()
        .post("/api/v1/cases/" + loser + "/unmerge")
        .then()
        .statusCode(200)
        .body("status", equalTo("new"))
        .body("commentCount", equalTo(2))
        .body("mergedIntoId", nullValue());
    agent()
        .get("/api/v1/cases/" + survivor + "/comments")
        .then()
        .body("data.size()", equalTo(1))
        .body("data[0].originCaseId", nullValue());
    agent()
        .get("/api/v1/cases/" + loser + "/comments")
        .then()
        .body("data.size()", equalTo(2))
        .body("data[1].originCaseId", nullValue());
    int note =
        agent().get("/api/v1/cases/" + loser + "/comments").then().extract().path("data[1].id");
    int parted =
        agent()
            .body(Map.of("commentIds", List.of(note), "subject", "Apart"))
            .post("/api/v1/cases/" + loser + "/split")
            .then()
            .statusCode(201)
            .body("splitFromId", equalTo((int) loser))
            .body("commentCount", equalTo(1))
            .extract()
            .path("id");
    agent()
        .post("/api/v1/cases/" + parted + "/unsplit")
        .then()
        .statusCode(200)
        .body("id", equalTo((int) loser))
        .body("commentCount", equalTo(2));
  }

  @Test
  void partOfACommentIsRedactedInBothForms() {
    long id = open("Card", "card@example.org");
    int comment =
        agent()
            .body(
                Map.of(
                    "visibility",
                    "public",
                    "bodyHtml",
                    "<p>My card 4111 <b>1111</b> 22</p><script>x</script>"))
            .post("/api/v1/cases/" + id + "/comments")
            .then()
            .statusCode(201)
            .body("body", equalTo("My card 4111 1111 22"))
            .extract()
            .path("id");
    agent()
        .body(Map.of("text", "4111 1111"))
        .post("/api/v1/cases/" + id + "/comments/" + comment + "/redactions")
        .then()
        .statusCode(200)
        .body("body", equalTo("My card █████████ 22"))
        .body("bodyHtml", equalTo("<p>My card █████<b>████</b> 22</p>"))
        .body("redacted", equalTo(true));
    agent()
        .get("/api/v1/cases?requesterId=" + agent().get("/api/v1/cases/" + id).path("requesterId"))
        .then()
        .body("data[0].preview", equalTo("My card █████████ 22"));
  }

  @Test
  void theListIsPagedByKeyAndItsCursorBoundToTheQuery() {
    for (int i = 0; i < 5; i++) {
      open("Page " + i, "pages@example.org");
    }
    int requester = agent().get("/api/v1/cases").path("data[0].requesterId");
    JsonPath first =
        agent()
            .get("/api/v1/cases?limit=2&count=true&include=requester&requesterId=" + requester)
            .then()
            .statusCode(200)
            .body("page.total", equalTo(5))
            .body("page.hasMore", equalTo(true))
            .body("included.customers.size()", equalTo(1))
            .header("Link", notNullValue())
            .extract()
            .jsonPath();
    String cursor = first.getString("page.nextCursor");
    agent()
        .queryParam("cursor", cursor)
        .queryParam("requesterId", requester)
        .queryParam("limit", 4)
        .get("/api/v1/cases")
        .then()
        .statusCode(200)
        .body("data.size()", equalTo(3))
        .body("page.hasMore", equalTo(false));
    agent()
        .queryParam("cursor", cursor)
        .queryParam("limit", 2)
        .get("/api/v1/cases")
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor_mismatch"));
  }

  @Test
  void somebodyWhoWroteBlindIsToldWhatIsNew() {
    long id = open("Race", "race@example.org");
    int seen = agent().get("/api/v1/cases/" + id).path("lastCommentId");
    given()
        .auth()
        .oauth2(Tokens.of("journey-colleague", "agent"))
        .contentType("application/json")
        .body(Map.of("visibility", "internal", "body", "first"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201);
    agent()
        .body(Map.of("visibility", "public", "body", "second", "lastSeenCommentId", seen))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(409)
        .body("code", equalTo("case_moved_on"))
        .body("newComments[0].body", equalTo("first"));
  }

  @Test
  void theFeedHoldsEveryEventInOrder() {
    String after =
        agent()
            .get("/api/v1/events?after=latest")
            .then()
            .statusCode(200)
            .extract()
            .path("page.nextCursor");
    long id = open("Feed", "feed@example.org");
    agent()
        .queryParam("after", after)
        .queryParam("types", "case.*,comment.created")
        .get("/api/v1/events")
        .then()
        .statusCode(200)
        .body(
            "data.findAll{it.caseId==" + id + "}.type",
            contains("case.created", "comment.created"));
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }

  private static long open(String subject, String email) {
    return agent()
        .body(
            Map.of(
                "subject",
                subject,
                "channel",
                "email",
                "requester",
                Map.of(
                    "name", "Ann", "identities", List.of(Map.of("kind", "email", "value", email))),
                "comment",
                Map.of("visibility", "public", "author", "customer", "body", "Hello: " + subject)))
        .post("/api/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }
}
