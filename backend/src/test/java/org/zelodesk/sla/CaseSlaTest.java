package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** The promises about one case, from the API's side, on a real database. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseSlaTest {

  private static final String AGENT = Tokens.of("sla-agent", "agent");
  private static final String LEAD = Tokens.of("sla-lead", "lead");

  @Inject AgroalDataSource database;

  private SlaDesk desk;

  @BeforeEach
  void open() {
    desk = new SlaDesk(database);
  }

  @AfterEach
  void retirePolicies() {
    desk.retire();
  }

  @Test
  void aCaseIsPromisedWhatItsPolicySays() {
    desk.policy(Map.of("first_reply", 3600, "resolution", 7200));
    long id = open("When will you answer?");
    ValidatableResponse sla = sla(id);
    sla.body("clocks.metric", contains("resolution", "first_reply"))
        .body("clocks.state", contains("running", "running"))
        .body("clocks[1].targetSeconds", equalTo(3600))
        .body("clocks[1].intervals", hasSize(1))
        .body("clocks[1].intervals[0].sentence", containsString("the customer waits for a reply"))
        .body("unansweredSince", notNullValue());
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("slaState", equalTo("running"))
        .body("nextDueMetric", equalTo("first_reply"))
        .body("nextDueAt", notNullValue());
    say(id, "agent", "Tomorrow.");
    sla(id)
        .body("clocks.find { it.metric == 'first_reply' }.state", equalTo("met"))
        .body("unansweredSince", nullValue());
    agent().get("/api/v1/cases/" + id).then().body("nextDueMetric", equalTo("resolution"));
    assertThat(types(id)).contains("sla.policy_applied", "sla.started", "sla.met");
  }

  @Test
  void whatIsNotDoneInTimeIsPublishedOnceWithItsTrueInstant() {
    desk.policy(Map.of("first_reply", 1));
    long id = open("Quickly!");
    Instant due = Instant.parse(sla(id).extract().jsonPath().getString("clocks[0].dueAt"));
    await().atMost(Duration.ofSeconds(10)).until(() -> types(id).contains("sla.breached"));
    JsonPath events = events(id);
    String breach = "data.find { it.type == 'sla.breached' }";
    assertThat(Instant.parse(events.getString(breach + ".occurredAt"))).isEqualTo(due);
    assertThat(events.getString(breach + ".data.cause")).isEqualTo("time");
    assertThat(events.getString(breach + ".actor.kind")).isEqualTo("system");
    say(id, "agent", "Sorry, late.");
    assertThat(types(id).stream().filter("sla.breached"::equals)).hasSize(1);
    sla(id)
        .body("clocks[0].state", equalTo("breached"))
        .body("clocks[0].breaches", hasSize(1))
        .body("clocks[0].endedAt", notNullValue());
  }

  @Test
  void pendingPausesAndSaysSo() {
    desk.policy(Map.of("resolution", 7200));
    long id = open("Slow");
    agent().body(Map.of("status", "pending")).patch("/api/v1/cases/" + id).then().statusCode(200);
    sla(id)
        .body("clocks[0].state", equalTo("paused"))
        .body("clocks[0].dueAt", nullValue())
        .body("clocks[0].intervals.kind", contains("counted", "paused"))
        .body("clocks[0].intervals[1].sentence", containsString("waiting for the customer"));
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("slaState", equalTo("paused"))
        .body("nextDueAt", nullValue());
    given()
        .auth()
        .oauth2(AGENT)
        .header("Accept-Language", "ru")
        .get("/api/v1/cases/" + id + "/sla")
        .then()
        .header("Content-Language", equalTo("ru"))
        .body("clocks[0].intervals[1].sentence", containsString("ждём клиента"));
  }

  @Test
  void whatIsSpamIsPromisedNothingUntilItIsTakenBack() {
    desk.policy(Map.of("first_reply", 3600));
    long id = open("You won");
    agent().body("{\"discardedAs\": \"spam\"}").patch("/api/v1/cases/" + id).then().statusCode(200);
    sla(id)
        .body("clocks[0].state", equalTo("cancelled"))
        .body("clocks[0].cancelReason", equalTo("spam"));
    agent()
        .get("/api/v1/cases/" + id)
        .then()
        .body("slaState", equalTo("done"))
        .body("nextDueAt", nullValue());
    agent().body("{\"discardedAs\": null}").patch("/api/v1/cases/" + id).then().statusCode(200);
    sla(id)
        .body("clocks[0].state", equalTo("running"))
        .body("clocks[0].intervals.kind", contains("counted", "paused", "counted"))
        .body("clocks[0].intervals[1].cause", equalTo("discarded"))
        .body("clocks[0].intervals[1].sentence", containsString("set aside as spam or trash"));
    agent().get("/api/v1/cases/" + id).then().body("slaState", equalTo("running"));
    assertThat(types(id)).contains("sla.cancelled", "sla.resumed");
  }

  @Test
  void aLeadSetsADueInstantByHandAndTakesItBack() {
    desk.policy(Map.of("resolution", 7200));
    long id = open("Agreed");
    String path = "/api/v1/cases/" + id + "/sla/resolution/due";
    Map<String, String> pin = Map.of("dueAt", "2090-01-01T00:00:00Z", "reason", "Agreed by phone");
    agent().body(pin).put(path).then().statusCode(403);
    lead().body(Map.of("dueAt", "2090-01-01T00:00:00Z")).put(path).then().statusCode(422);
    lead()
        .body(pin)
        .put(path)
        .then()
        .statusCode(200)
        .body("clocks[0].pinned", equalTo(true))
        .body("clocks[0].pinReason", equalTo("Agreed by phone"))
        .body("clocks[0].dueAt", equalTo("2090-01-01T00:00:00.000Z"));
    lead()
        .body(Map.of("reason", "They changed their mind"))
        .put(path)
        .then()
        .statusCode(200)
        .body("clocks[0].pinned", equalTo(false));
    lead().body(pin).put("/api/v1/cases/" + id + "/sla/work/due").then().statusCode(409);
  }

  @Test
  void anAgentSaysThatNoReplyIsNeeded() {
    desk.policy(Map.of("next_reply", 3600));
    long id = open("Thanks for all");
    say(id, "agent", "You are welcome.");
    say(id, "customer", "Bye!");
    agent()
        .body(Map.of("reason", "A farewell"))
        .post("/api/v1/cases/" + id + "/sla/reply-not-needed")
        .then()
        .statusCode(200)
        .body("clocks[0].state", equalTo("cancelled"))
        .body("clocks[0].cancelReason", equalTo("A farewell"));
    agent()
        .body(Map.of("reason", "Again"))
        .post("/api/v1/cases/" + id + "/sla/reply-not-needed")
        .then()
        .statusCode(409);
  }

  @Test
  void anAbsorbedCaseBringsItsOldestUnansweredMessageAlong() {
    desk.policy(Map.of("first_reply", 3600, "next_reply", 7200));
    long older = open("First mail");
    long newer = open("Second mail");
    say(newer, "agent", "Hello");
    agent()
        .body(Map.of("into", newer))
        .post("/api/v1/cases/" + older + "/merge")
        .then()
        .statusCode(200);
    sla(newer)
        .body("clocks.find { it.metric == 'next_reply' }.state", equalTo("running"))
        .body("unansweredSince", notNullValue());
    sla(older).body("clocks[0].state", equalTo("cancelled"));
    agent().post("/api/v1/cases/" + older + "/unmerge").then().statusCode(200);
    sla(older).body("clocks[0].state", equalTo("running"));
    sla(newer).body("clocks.findAll { it.metric == 'next_reply' }", hasSize(0));
  }

  @Test
  void aPartOfACaseWaitsSinceItsOwnMessage() {
    desk.policy(Map.of("first_reply", 3600, "next_reply", 7200));
    long id = open("Two questions");
    say(id, "agent", "Answered the first.");
    long second = say(id, "customer", "And the second?");
    long part =
        agent()
            .body(Map.of("commentIds", List.of(second), "subject", "The second"))
            .post("/api/v1/cases/" + id + "/split")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    sla(part).body("clocks.find { it.metric == 'first_reply' }.state", equalTo("running"));
    sla(id)
        .body("clocks.find { it.metric == 'next_reply' }.state", equalTo("cancelled"))
        .body("unansweredSince", nullValue());
  }

  private long open(String subject) {
    return agent()
        .body(
            Map.of(
                "subject",
                subject,
                "channel",
                "email",
                "tags",
                List.of(desk.tag()),
                "requester",
                Map.of("identities", List.of(Map.of("kind", "email", "value", "sla@example.org"))),
                "comment",
                Map.of("visibility", "public", "author", "customer", "body", subject)))
        .post("/api/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private long say(long id, String author, String text) {
    return agent()
        .body(Map.of("visibility", "public", "author", author, "body", text))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private ValidatableResponse sla(long id) {
    return agent().get("/api/v1/cases/" + id + "/sla").then().statusCode(200);
  }

  private List<String> types(long id) {
    return events(id).getList("data.type", String.class);
  }

  private JsonPath events(long id) {
    return agent()
        .get("/api/v1/cases/" + id + "/events?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }

  private static RequestSpecification lead() {
    return given().auth().oauth2(LEAD).contentType("application/json");
  }
}
