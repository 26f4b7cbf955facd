package org.zelodesk.sla;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Tokens;

/** Policies for the cases of one test only: those that carry its tag. */
final class SlaDesk {

  private static final String ADMIN = Tokens.of("sla-admin", "admin");
  private static final AtomicInteger MADE = new AtomicInteger();

  private final AgroalDataSource database;
  private final String tag = "sla-" + MADE.incrementAndGet();
  private long policyId;

  SlaDesk(AgroalDataSource database) {
    this.database = database;
  }

  String tag() {
    return tag;
  }

  /** A policy, day and night, with the same seconds for every priority. */
  void policy(Map<String, Integer> targets) {
    policy(targets, List.of(), List.of());
  }

  void policy(Map<String, Integer> targets, List<?> warnings, List<?> escalations) {
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body(Map.of("name", tag))
        .post("/api/v1/tags");
    policyId =
        given()
            .auth()
            .oauth2(ADMIN)
            .contentType("application/json")
            .body(
                Map.of(
                    "name",
                    tag,
                    "conditions",
                    "tag:" + tag,
                    "targets",
                    perPriority(targets),
                    "warnings",
                    warnings,
                    "escalations",
                    escalations))
            .post("/api/v1/sla-policies")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
  }

  void change(Map<String, ?> changes) {
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/json")
        .body(changes)
        .patch("/api/v1/sla-policies/" + policyId)
        .then()
        .statusCode(200);
  }

  static Map<String, Map<String, Integer>> perPriority(Map<String, Integer> targets) {
    return targets.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one ->
                    Map.of(
                        "low",
                        one.getValue(),
                        "normal",
                        one.getValue(),
                        "high",
                        one.getValue(),
                        "urgent",
                        one.getValue())));
  }

  void retire() {
    Sql.of("update sla_policies set active = false where name = ?", tag).execute(database);
    Sql.of("update sla_revision set revision = revision + 1").execute(database);
  }
}
