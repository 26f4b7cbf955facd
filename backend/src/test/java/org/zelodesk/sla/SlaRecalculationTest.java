package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/**
 * An edited policy moves what runs only when somebody asks for it, and says first what that does.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SlaRecalculationTest {

  private static final String ADMIN = Tokens.of("sla-admin", "admin");
  private static final String ALL = "/api/v1/sla-recalculations";

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
  void aDryRunCountsAndOnlyTheRealOneMovesClocks() {
    desk.policy(Map.of("resolution", 7200));
    long id = openCase("2026-01-05T10:00:00Z");
    long version =
        admin().get("/api/v1/cases/" + id).then().extract().jsonPath().getLong("version");
    desk.change(Map.of("targets", SlaDesk.perPriority(Map.of("resolution", 60))));
    sla(id).body("clocks[0].targetSeconds", equalTo(7200));
    run(true)
        .body("changed", greaterThanOrEqualTo(1))
        .body("total", greaterThanOrEqualTo(1))
        .body("finishedAt", notNullValue());
    sla(id)
        .body("clocks[0].targetSeconds", equalTo(7200))
        .body("clocks[0].policyVersion", equalTo(1));
    run(false).body("state", equalTo("done")).body("changed", greaterThanOrEqualTo(1));
    sla(id)
        .body("clocks[0].targetSeconds", equalTo(60))
        .body("clocks[0].policyVersion", equalTo(2));
    admin()
        .get("/api/v1/cases/" + id)
        .then()
        .body("version", equalTo((int) version + 1))
        .body("nextDueMetric", equalTo("resolution"));
    admin()
        .get("/api/v1/cases/" + id + "/events?limit=100")
        .then()
        .body("data.type", hasItem("sla.recalculated"));
    run(true).body("changed", equalTo(0));
  }

  @Test
  void whatHadPassedUnderTheNewTargetIsBrokenByTheChange() {
    desk.policy(Map.of("resolution", 315_000_000));
    long id = openCase("2026-01-05T10:00:00Z");
    desk.change(Map.of("targets", SlaDesk.perPriority(Map.of("resolution", 60))));
    run(true).body("breaching", greaterThanOrEqualTo(1));
    run(false).body("breaching", greaterThanOrEqualTo(1));
    sla(id)
        .body("clocks[0].state", equalTo("breached"))
        .body("clocks[0].breaches[0].cause", equalTo("recalculated"));
  }

  @Test
  void aVersionThatPromisesTheSameMovesNothing() {
    desk.policy(Map.of("resolution", 7200));
    long id = openCase("2026-01-05T10:00:00Z");
    run(false);
    desk.change(Map.of("name", desk.tag() + " renamed"));
    run(true).body("changed", equalTo(0));
    run(false).body("changed", equalTo(0));
    sla(id).body("clocks[0].policyVersion", equalTo(1));
    desk.change(Map.of("name", desk.tag()));
  }

  private ValidatableResponse run(boolean dryRun) {
    String path =
        admin()
            .body(Map.of("dryRun", dryRun))
            .post(ALL)
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !admin().get(path).jsonPath().getString("state").equals("running"));
    return admin().get(path).then().statusCode(200);
  }

  private long openCase(String receivedAt) {
    String line =
        """
        {"createdAt": "%s", "case": {"subject": "Old", "channel": "email", "source": "recalculation", "externalId": "%s",
         "tags": ["%s"], "requester": {"identities": [{"kind": "email", "value": "old@example.org"}]},
         "comment": {"visibility": "public", "author": "customer", "body": "Hello"}}}"""
            .formatted(receivedAt, desk.tag(), desk.tag())
            .replace("\n", " ");
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/x-ndjson")
        .body(line.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(200)
        .body("refused", equalTo(List.of()))
        .body("created", equalTo(1));
    return admin()
        .get("/api/v1/cases?tag=" + desk.tag())
        .then()
        .extract()
        .jsonPath()
        .getLong("data[0].id");
  }

  private ValidatableResponse sla(long id) {
    return admin().get("/api/v1/cases/" + id + "/sla").then().statusCode(200);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
