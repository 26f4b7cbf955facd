package org.zelodesk.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** What was elsewhere is here as if it had always been. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ImportResourceTest {

  private static final String ADMIN = Tokens.of("import-admin", "admin");
  private static final String AGENT = Tokens.of("import-agent", "agent");

  @Test
  void aCaseComesWithItsHistoryAndOnlyOnce() {
    String lines =
        line("history-1", "2024-03-04T09:00:00Z", "")
            + "\n\n"
            + line("history-2", "2024-03-04T09:00:00Z", "");
    send(lines).statusCode(200).body("created", equalTo(2)).body("refused", hasSize(0));
    send(lines).statusCode(200).body("created", equalTo(0)).body("unchanged", equalTo(2));
    JsonPath found = admin().get("/api/v1/cases?tag=imported-history-1").jsonPath();
    assertThat(found.getList("data")).hasSize(1);
    assertThat(found.getString("data[0].createdAt")).isEqualTo("2024-03-04T09:00:00.000Z");
    assertThat(found.getString("data[0].solvedAt")).isEqualTo("2024-03-05T09:00:00.000Z");
    JsonPath events =
        admin().get("/api/v1/cases/" + found.getLong("data[0].id") + "/events").jsonPath();
    assertThat(events.getList("data.occurredAt", String.class))
        .startsWith(
            "2024-03-04T09:00:00.000Z", "2024-03-04T09:00:00.000Z", "2024-03-04T10:30:00.000Z");
    assertThat(events.getList("data.data.imported", Boolean.class)).containsOnly(true);
    long id = found.getLong("data[0].id");
    say(id, Map.of("visibility", "internal", "body", "Now"));
    assertThat(
            admin()
                .get("/api/v1/cases/" + id + "/events")
                .jsonPath()
                .getList("data.data.imported", Boolean.class))
        .containsOnlyOnce((Boolean) null);
  }

  @Test
  void aLineThatIsWrongIsNamedAndTheOthersAreTaken() {
    String lines =
        String.join(
            "\n",
            line("good-1", "2024-03-04T09:00:00Z", ""),
            "{\"createdAt\": ",
            line(
                "early",
                "2024-03-04T09:00:00Z",
                "{\"at\": \"2024-03-04T08:00:00Z\", \"changes\": {\"priority\": \"high\"}}"),
            line("both", "2024-03-04T09:00:00Z", "{\"at\": \"2024-03-04T10:00:00Z\"}"),
            line(
                "nobody",
                "2024-03-04T09:00:00Z",
                "{\"at\": \"2024-03-04T10:00:00Z\", \"by\": 999999, \"changes\": {\"priority\": \"high\"}}"),
            line(
                "team",
                "2024-03-04T09:00:00Z",
                "{\"at\": \"2024-03-04T10:00:00Z\", \"changes\": {\"teamId\": 999999}}"),
            line("future", "2990-03-04T09:00:00Z", ""),
            line("good-2", "2024-03-04T09:00:00Z", ""));
    send(lines)
        .statusCode(200)
        .body("created", equalTo(2))
        .body("refused.line", contains(2, 3, 4, 5, 6, 7))
        .body("refused[0].problem.code", equalTo("malformed_json"))
        .body("refused[1].problem.errors[0].pointer", equalTo("/history/0/at"))
        .body("refused[1].problem.errors[0].code", equalTo("not_in_order"))
        .body("refused[2].problem.errors[0].code", equalTo("exactly_one"))
        .body("refused[3].problem.errors[0].pointer", equalTo("/history/0/by"))
        .body("refused[4].problem.errors[0].pointer", equalTo("/history/0/changes/teamId"))
        .body("refused[5].problem.errors[0].code", equalTo("in_future"));
    assertThat(admin().get("/api/v1/cases?tag=imported-team").jsonPath().getList("data")).isEmpty();
  }

  @Test
  void whatTheDatabaseCannotHoldIsRefusedLikeAnyOtherFault() {
    send(String.join(
            "\n",
            line("nul", "2024-03-04T09:00:00Z", "").replace("Imported", "NUL \\u0000 inside"),
            line("after", "2024-03-04T09:00:00Z", "")))
        .statusCode(200)
        .body("created", equalTo(1))
        .body("refused.line", contains(1));
  }

  @Test
  void anAgentMayNotImport() {
    given()
        .auth()
        .oauth2(AGENT)
        .contentType("application/x-ndjson")
        .body("{}".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(403);
  }

  /** The same story, once as it happens and once brought in: the same clocks, ledger and events. */
  @Test
  void clocksOfAnImportedCaseAreThoseOfALiveOne() {
    String tag = "live-and-imported";
    admin().body(Map.of("name", tag)).post("/api/v1/tags");
    long policy =
        admin()
            .body(
                Map.of(
                    "name",
                    tag,
                    "conditions",
                    "tag:" + tag,
                    "targets",
                    Map.of(
                        "first_reply", Map.of("normal", 2, "urgent", 1),
                        "next_reply", Map.of("normal", 60, "urgent", 1),
                        "update", Map.of("urgent", 3600),
                        "resolution", Map.of("normal", 3600, "urgent", 2)),
                    "warnings",
                    List.of(Map.of("percent", 50))))
            .post("/api/v1/sla-policies")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    try {
      long live = live(tag);
      long imported = imported(tag, events(live));
      assertThat(story(imported)).isEqualTo(story(live));
      assertThat(signals(imported)).isEqualTo(signals(live));
    } finally {
      admin().body(Map.of("active", false)).patch("/api/v1/sla-policies/" + policy);
    }
  }

  private static long live(String tag) {
    long id =
        admin()
            .body(
                Map.of(
                    "subject", "Live",
                    "channel", "email",
                    "tags", List.of(tag),
                    "requester",
                        Map.of(
                            "identities",
                            List.of(Map.of("kind", "email", "value", "live@example.org"))),
                    "comment",
                        Map.of("visibility", "public", "author", "customer", "body", "Hello")))
            .post("/api/v1/cases")
            .jsonPath()
            .getLong("id");
    // The first reply is late, the promises are changed to ones that have passed, and all ends
    // well.
    awaitEvent(id, "sla.breached");
    say(id, Map.of("visibility", "public", "body", "Late"));
    admin().body(Map.of("status", "pending")).patch("/api/v1/cases/" + id).then().statusCode(200);
    say(id, Map.of("visibility", "public", "author", "customer", "body", "And now?"));
    admin().body(Map.of("priority", "urgent")).patch("/api/v1/cases/" + id).then().statusCode(200);
    awaitBreaches(id, 3);
    say(id, Map.of("visibility", "public", "body", "Done", "status", "solved"));
    return id;
  }

  private static void awaitBreaches(long id, int breaches) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                events(id).getList("data.type", String.class).stream()
                        .filter("sla.breached"::equals)
                        .count()
                    == breaches);
  }

  private static void awaitEvent(long id, String type) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> events(id).getList("data.type", String.class).contains(type));
  }

  /** Writes down what happened, with its instants, and brings it in as another case. */
  private static long imported(String tag, JsonPath events) {
    List<Map<String, Object>> all = events.getList("data");
    List<String> steps = new ArrayList<>();
    int comments = 0;
    for (Map<String, Object> event : all) {
      Map<?, ?> data = (Map<?, ?>) event.get("data");
      if (event.get("type").equals("comment.created") && comments++ > 0) {
        boolean customer = ((Map<?, ?>) data.get("author")).get("kind").equals("customer");
        steps.add(
            "{\"at\": \"%s\", \"comment\": {\"visibility\": \"public\", \"author\": \"%s\", \"body\": \"x\"}}"
                .formatted(event.get("occurredAt"), customer ? "customer" : "agent"));
      } else if (event.get("type").equals("case.updated")) {
        Map<?, ?> changes = (Map<?, ?>) data.get("changes");
        changes.forEach(
            (field, change) ->
                steps.add(
                    "{\"at\": \"%s\", \"changes\": {\"%s\": \"%s\"}}"
                        .formatted(
                            event.get("occurredAt"), field, ((Map<?, ?>) change).get("after"))));
      }
    }
    String line =
        """
        {"createdAt": "%s", "case": {"subject": "Imported", "channel": "email", "source": "test", "externalId": "live-1", "tags": ["%s"],\
         "requester": {"identities": [{"kind": "email", "value": "live@example.org"}]},\
         "comment": {"visibility": "public", "author": "customer", "body": "Hello"}}, "history": [%s]}"""
            .formatted(all.getFirst().get("occurredAt"), tag, String.join(", ", steps));
    send(line).statusCode(200).body("refused", equalTo(List.of())).body("created", equalTo(1));
    return admin()
        .get("/api/v1/cases?tag=" + tag + "&sort=-createdAt")
        .jsonPath()
        .getLong("data.find { it.subject == 'Imported' }.id");
  }

  private static List<Map<String, Object>> story(long id) {
    List<Map<String, Object>> clocks =
        admin().get("/api/v1/cases/" + id + "/sla").jsonPath().getList("clocks");
    clocks.forEach(
        clock -> {
          clock.remove("id");
          // What runs has counted a little more when it is asked for later.
          if (clock.get("endedAt") == null) {
            clock.remove("elapsedSeconds");
          }
          ((List<?>) clock.get("intervals"))
              .forEach(
                  one -> {
                    Map<?, ?> interval = (Map<?, ?>) one;
                    interval.remove("eventId");
                    if (interval.get("to") == null) {
                      interval.remove("seconds");
                      interval.remove("sentence");
                    }
                  });
        });
    return clocks;
  }

  private static List<String> signals(long id) {
    List<Map<String, Object>> all = events(id).getList("data");
    return all.stream()
        .filter(event -> event.get("type").toString().startsWith("sla."))
        .peek(event -> ((Map<?, ?>) event.get("data")).remove("imported"))
        .map(event -> event.get("occurredAt") + " " + event.get("type") + " " + event.get("data"))
        .sorted()
        .toList();
  }

  private static void say(long id, Map<String, ?> comment) {
    admin().body(comment).post("/api/v1/cases/" + id + "/comments").then().statusCode(201);
  }

  private static JsonPath events(long id) {
    return admin().get("/api/v1/cases/" + id + "/events?limit=100").jsonPath();
  }

  private static String line(String name, String createdAt, String steps) {
    String history =
        steps.isEmpty()
            ? """
              {"at": "2024-03-04T10:30:00Z", "comment": {"visibility": "public", "body": "On its way"}}, \
              {"at": "2024-03-05T09:00:00Z", "changes": {"status": "solved"}}"""
            : steps;
    return """
        {"createdAt": "%s", "case": {"subject": "Imported", "channel": "email", "source": "test", "externalId": "%s", "tags": ["imported-%s"],\
         "requester": {"identities": [{"kind": "email", "value": "imported@example.org"}]},\
         "comment": {"visibility": "public", "author": "customer", "body": "Hello"}}, "history": [%s]}"""
        .formatted(createdAt, name, name, createdAt.startsWith("2990") ? "" : history);
  }

  private static ValidatableResponse send(String lines) {
    return given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
