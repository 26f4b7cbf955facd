package org.zelodesk.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** What a message of the customer does to a case that was solved, by when it comes. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class FollowUpTest {

  private static final String AGENT = Tokens.of("follow-up-agent", "agent");

  @Inject AgroalDataSource database;
  @Inject FollowUps followUps;

  @Test
  void reopensTheCaseWithinTheWindow() {
    long id = solved("13 days 23 hours");
    customerWrites(id).body("caseId", equalTo((int) id));
    read(id).body("status", equalTo("open"));
  }

  @Test
  void opensANewCaseAfterTheWindow() {
    long id = solved("14 days 1 minute");
    JsonPath written =
        customerWrites(id)
            .body("author.kind", equalTo("customer"))
            .body("body", equalTo("It leaks again"))
            .extract()
            .jsonPath();
    long next = written.getLong("caseId");
    assertThat(next).isNotEqualTo(id);
    read(next)
        .body("status", equalTo("new"))
        .body("subject", equalTo("The kettle leaks"))
        .body("requesterId", equalTo(read(id).extract().jsonPath().getInt("requesterId")))
        .body("tags", hasItem("kettle"))
        .body("assigneeId", nullValue())
        .body("commentCount", equalTo(1))
        .body("version", equalTo(2));
    agent()
        .get("/api/v1/cases/" + id + "/links")
        .then()
        .body("data", hasSize(1))
        .body("data[0].caseId", equalTo((int) next))
        .body("data[0].type", equalTo("follow_up"));
    agent()
        .get("/api/v1/cases/" + next + "/links")
        .then()
        .body("data[0].type", equalTo("follow_up_of"));
    agent()
        .get("/api/v1/cases/" + next + "/events")
        .then()
        .body("data.type", equalTo(List.of("case.created", "comment.created")))
        .body("data[0].data.followUpOfId", equalTo((int) id));
    read(id).body("status", equalTo("solved")).body("commentCount", equalTo(1));
  }

  @Test
  void opensANewCaseWhenTheCaseIsClosedAndSaysWhereTheCommentIs() {
    long id = solved("1 hour");
    change(id, "{\"status\": \"closed\"}");
    ValidatableResponse written = customerWrites(id);
    long next = written.extract().jsonPath().getLong("caseId");
    long comment = written.extract().jsonPath().getLong("id");
    assertThat(next).isNotEqualTo(id);
    written.header("Location", equalTo("/api/v1/cases/" + next + "/comments/" + comment));
    agent().get("/api/v1/cases/" + next + "/comments/" + comment).then().statusCode(200);
  }

  @Test
  void whatComesNextGoesIntoTheSameNewCaseUntilThatIsOverToo() {
    long id = solved("14 days 1 minute");
    long next = customerWrites(id).extract().jsonPath().getLong("caseId");
    customerWrites(id).body("caseId", equalTo((int) next));
    change(next, "{\"status\": \"solved\"}");
    customerWrites(id).body("caseId", equalTo((int) next));
    read(next).body("status", equalTo("open")).body("commentCount", equalTo(3));
    change(next, "{\"status\": \"solved\"}");
    change(next, "{\"status\": \"closed\"}");
    long third = customerWrites(id).extract().jsonPath().getLong("caseId");
    assertThat(third).isNotIn(id, next);
    customerWrites(next).body("caseId", equalTo((int) third));
  }

  @Test
  void lettersCountFromTheDayOnWhichTheyWereReceived() {
    long id = solved("14 days 1 minute");
    String received = Instant.now().minusSeconds(3600).toString();
    agent()
        .body(
            Map.of(
                "visibility",
                "public",
                "author",
                "customer",
                "body",
                "By post",
                "receivedAt",
                received))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201)
        .body("caseId", equalTo((int) id));
  }

  @Test
  void anAgentCannotWriteInAClosedCase() {
    long id = solved("1 hour");
    change(id, "{\"status\": \"closed\"}");
    agent()
        .body(Map.of("visibility", "public", "body", "One more thing"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(409)
        .body("code", equalTo("case_closed"));
  }

  @Test
  void solvedCasesAreClosedOnceWhenTheWindowHasPassedWhoeverComesFirst() {
    long over = solved("15 days");
    long notYet = solved("13 days");
    long spam = solved("15 days");
    change(spam, "{\"discardedAs\": \"spam\"}");
    IntStream.range(0, 4).parallel().forEach(node -> followUps.closeWhatIsOver());
    JsonPath closed = read(over).body("status", equalTo("closed")).extract().jsonPath();
    // At the instant at which the window ended, not when somebody looked.
    assertThat(Instant.parse(closed.getString("closedAt")))
        .isEqualTo(Instant.parse(closed.getString("solvedAt")).plus(Duration.ofDays(14)));
    read(notYet).body("status", equalTo("solved"));
    read(spam).body("status", equalTo("solved"));
    agent()
        .get("/api/v1/cases/" + over + "/events")
        .then()
        .body(
            "data.findAll { it.data.changes?.status?.after == 'closed' }.actor.kind",
            equalTo(List.of("system")));
  }

  private long solved(String ago) {
    long id =
        agent()
            .body(
                Map.of(
                    "subject",
                    "The kettle leaks",
                    "channel",
                    "email",
                    "tags",
                    List.of("kettle"),
                    "requester",
                    Map.of(
                        "name",
                        "Ann",
                        "identities",
                        List.of(
                            Map.of("kind", "email", "value", UUID.randomUUID() + "@example.org"))),
                    "comment",
                    Map.of("visibility", "public", "author", "customer", "body", "It leaks.")))
            .post("/api/v1/cases")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    change(id, "{\"status\": \"solved\"}");
    Sql.of("update cases set solved_at = now() - ?::interval where id = ?", ago, id)
        .execute(database);
    return id;
  }

  private static ValidatableResponse customerWrites(long id) {
    return agent()
        .body(Map.of("visibility", "public", "author", "customer", "body", "It leaks again"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201);
  }

  private static void change(long id, String body) {
    agent().body(body).patch("/api/v1/cases/" + id).then().statusCode(200);
  }

  private static ValidatableResponse read(long id) {
    return agent().get("/api/v1/cases/" + id).then().statusCode(200);
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }
}
