package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** What a policy wants done after a warning or a breach is done once, and is on the record. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SlaEscalationTest {

  private static final String ADMIN = Tokens.of("sla-admin", "admin");

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
  void aBreachRaisesTheLevelAndTellsWhoShallKnow() {
    long me = admin().get("/api/v1/me").jsonPath().getLong("id");
    desk.policy(
        Map.of("first_reply", 2),
        List.of(Map.of("percent", 50)),
        List.of(
            Map.of("when", "breach", "afterSeconds", 0, "notify", List.of(me), "raiseLevel", true),
            Map.of(
                "when",
                "breach",
                "afterSeconds",
                86_400,
                "notify",
                List.of(me),
                "raiseLevel",
                true)));
    long id = openCase();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> admin().get("/api/v1/cases/" + id).jsonPath().getInt("escalationLevel") == 1);
    JsonPath events = admin().get("/api/v1/cases/" + id + "/events?limit=100").jsonPath();
    assertThat(events.getList("data.type", String.class))
        .containsSubsequence(
            "sla.started", "sla.warning", "sla.breached", "sla.escalated", "case.updated")
        .containsOnlyOnce("sla.warning", "sla.breached", "sla.escalated");
    assertThat(events.getList("data.find { it.type == 'sla.escalated' }.data.notify", Long.class))
        .containsExactly(me);
    assertThat(events.getString("data.findAll { it.type == 'case.updated' }.last().actor.kind"))
        .isEqualTo("system");
    assertThat(events.getString("data.findAll { it.type == 'case.updated' }.last().data.reason"))
        .contains("first reply");
  }

  private long openCase() {
    return admin()
        .body(
            Map.of(
                "subject",
                "Quick",
                "channel",
                "email",
                "tags",
                List.of(desk.tag()),
                "requester",
                Map.of("identities", List.of(Map.of("kind", "email", "value", "esc@example.org"))),
                "comment",
                Map.of("visibility", "public", "author", "customer", "body", "Hello")))
        .post("/api/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
