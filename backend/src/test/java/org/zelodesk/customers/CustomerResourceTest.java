package org.zelodesk.customers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CustomerResourceTest {

  private static final String AGENT = Tokens.of("customers-agent", "agent");

  @Inject AgroalDataSource database;

  @Test
  void anAgentMakesReadsAndChangesACustomer() {
    long organization = organization("Lopes Lda");
    String body =
        "{\"name\":\" Maria Lopes \",\"language\":\"pt\",\"identities\":["
            + "{\"kind\":\"email\",\"value\":\"Maria.Lopes@Example.com\"},"
            + "{\"kind\":\"email\",\"value\":\"maria.lopes@example.com\"},"
            + "{\"kind\":\"phone\",\"value\":\"+351 21 999 4567\"}]}";
    String location =
        agent()
            .header("Idempotency-Key", "customer-1")
            .body(body)
            .post("/api/v1/customers")
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .body("name", equalTo("Maria Lopes"))
            .body("identities.kind", contains("email", "phone"))
            .body("identities.value", contains("Maria.Lopes@Example.com", "+351 21 999 4567"))
            .body("organizationIds", empty())
            .body("mergedIntoId", nullValue())
            .extract()
            .header("Location");
    agent()
        .header("Idempotency-Key", "customer-1")
        .body(body)
        .post("/api/v1/customers")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .header("Location", equalTo(location));
    agent().header("If-None-Match", "\"v1\"").get(location).then().statusCode(304);
    agent()
        .header("If-Match", "\"v9\"")
        .body("{}")
        .patch(location)
        .then()
        .statusCode(412)
        .body("code", equalTo("stale_version"))
        .body("currentVersion", equalTo(1));
    agent().body("{}").patch(location).then().statusCode(200).body("version", equalTo(1));
    agent()
        .header("If-Match", "\"v1\"")
        .contentType("application/merge-patch+json")
        .body(
            "{\"name\":null,\"notes\":\"calls at ten\",\"timeZone\":\"Europe/Lisbon\",\"organizationIds\":["
                + organization
                + "]}")
        .patch(location)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("name", nullValue())
        .body("language", equalTo("pt"))
        .body("notes", equalTo("calls at ten"))
        .body("organizationIds", contains((int) organization));
    agent()
        .get("/api/v1/customers?organizationId=" + organization)
        .then()
        .statusCode(200)
        .body("data", hasSize(1));
    agent()
        .body("{\"organizationIds\":null}")
        .patch(location)
        .then()
        .statusCode(200)
        .body("organizationIds", empty());
    assertThat(events("customer.created", id(location))).isEqualTo(1);
    assertThat(events("customer.updated", id(location))).isEqualTo(2);
  }

  @Test
  void identitiesComeAndGoAndBelongToOneCustomerOnly() {
    long ann = customer("Ann", "ann.ids@example.com");
    long bob = customer("Bob", "bob.ids@example.com");
    int handle =
        agent()
            .body("{\"kind\":\"handle\",\"value\":\"@Ann_Ids\"}")
            .post("/api/v1/customers/" + ann + "/identities")
            .then()
            .statusCode(201)
            .header("Location", equalTo("/api/v1/customers/" + ann))
            .header("ETag", equalTo("\"v2\""))
            .body("identities", hasSize(2))
            .extract()
            .path("identities[1].id");
    agent()
        .header("Idempotency-Key", "identity-with-if-match")
        .header("If-Match", "\"v1\"")
        .body("{\"kind\":\"handle\",\"value\":\"@ann_ids\"}")
        .post("/api/v1/customers/" + bob + "/identities")
        .then()
        .statusCode(409)
        .body("code", equalTo("identity_taken"))
        .body("customerId", equalTo((int) ann))
        .body("errors[0].pointer", equalTo("/value"));
    agent()
        .body(
            "{\"identities\":[{\"kind\":\"email\",\"value\":\"free.ids@example.com\"},{\"kind\":\"email\",\"value\":\"BOB.ids@example.com\"}]}")
        .header("Accept-Language", "ru")
        .post("/api/v1/customers")
        .then()
        .statusCode(409)
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("/identities/1/value"))
        .body("errors[0].detail", equalTo("уже принадлежит клиенту " + bob));
    agent().get("/api/v1/customers?name=free.ids").then().body("data", empty());
    agent()
        .delete("/api/v1/customers/" + bob + "/identities/" + handle)
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    agent()
        .header("If-Match", "\"v1\"")
        .delete("/api/v1/customers/" + ann + "/identities/" + handle)
        .then()
        .statusCode(412);
    agent()
        .delete("/api/v1/customers/" + ann + "/identities/" + handle)
        .then()
        .statusCode(200)
        .body("identities", hasSize(1))
        .body("version", equalTo(3));
    agent()
        .body("{\"kind\":\"handle\",\"value\":\"@ann_ids\"}")
        .post("/api/v1/customers/" + bob + "/identities")
        .then()
        .statusCode(201);
  }

  @Test
  void searchFindsPartsOfNamesAndIdentitiesAndTakesWildcardsAsTheyAre() {
    long percent = customer("Hundred 100% sure", "percent.search@example.com");
    long ivan = customer("Иван Петров", "ivan.search@example.com");
    long phone =
        id(
            agent()
                .body(
                    "{\"name\":\"Phone\",\"identities\":[{\"kind\":\"phone\",\"value\":\"+49 30 901820\"}]}")
                .post("/api/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .header("Location"));
    find("100%").body("data.id", contains((int) percent));
    find("0_%").body("data", empty());
    find("иван пет").body("data.id", contains((int) ivan));
    find("IVAN.Search").body("data.id", contains((int) ivan));
    find("30 90-18").body("data.id", contains((int) phone));
    find("%").body("data.id", contains((int) percent));
  }

  @Test
  void aListGoesOnByCursorAndCounts() {
    for (int i = 0; i < 5; i++) {
      customer("Paged", "paged" + i + "@example.com");
    }
    ValidatableResponse first =
        agent()
            .queryParam("name", "paged")
            .queryParam("limit", 2)
            .queryParam("count", true)
            .get("/api/v1/customers")
            .then()
            .statusCode(200)
            .body("data", hasSize(2))
            .body("page.total", equalTo(5))
            .body("page.hasMore", equalTo(true))
            .header("Link", notNullValue());
    String cursor = first.extract().path("page.nextCursor");
    agent()
        .queryParam("name", "paged")
        .queryParam("limit", 3)
        .queryParam("cursor", cursor)
        .get("/api/v1/customers")
        .then()
        .statusCode(200)
        .body("data", hasSize(3))
        .body("page.nextCursor", nullValue());
    agent()
        .queryParam("name", "other")
        .queryParam("cursor", cursor)
        .get("/api/v1/customers")
        .then()
        .statusCode(400)
        .body("code", equalTo("cursor_mismatch"));
  }

  @Test
  void aMergeMovesEverythingAndItsUndoMovesItBack() {
    long shop = organization("Shop of merge");
    long club = organization("Club of merge");
    long loser = customer("Loser", "loser.merge@example.com", shop, club);
    long survivor = customer("Survivor", "survivor.merge@example.com", club);
    long moved = supportCase(loser);
    long own = supportCase(survivor);
    agent()
        .header("Idempotency-Key", "merge-1")
        .header("If-Match", "\"v1\"")
        .body("{\"into\":" + survivor + "}")
        .post("/api/v1/customers/" + loser + "/merge")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("id", equalTo((int) survivor))
        .body("identities.value", contains("loser.merge@example.com", "survivor.merge@example.com"))
        .body("organizationIds", contains((int) shop, (int) club));
    assertThat(requester(moved)).isEqualTo(survivor);
    agent()
        .get("/api/v1/customers/" + loser)
        .then()
        .statusCode(200)
        .body("mergedIntoId", equalTo((int) survivor))
        .body("identities", empty());
    find("loser").body("data.id", contains((int) survivor));
    agent()
        .body("{\"name\":\"x\"}")
        .patch("/api/v1/customers/" + loser)
        .then()
        .statusCode(409)
        .body("code", equalTo("customer_merged"))
        .body("mergedIntoId", equalTo((int) survivor));
    long later = supportCase(survivor);
    agent()
        .post("/api/v1/customers/" + loser + "/unmerge")
        .then()
        .statusCode(200)
        .body("id", equalTo((int) loser))
        .body("mergedIntoId", nullValue())
        .body("identities.value", contains("loser.merge@example.com"))
        .body("organizationIds", contains((int) shop, (int) club));
    agent()
        .get("/api/v1/customers/" + survivor)
        .then()
        .body("identities.value", contains("survivor.merge@example.com"))
        .body("organizationIds", contains((int) club));
    assertThat(requester(moved)).isEqualTo(loser);
    assertThat(requester(own)).isEqualTo(survivor);
    assertThat(requester(later)).isEqualTo(survivor);
    assertThat(events("customer.merged", loser)).isEqualTo(1);
    assertThat(events("customer.unmerged", loser)).isEqualTo(1);
  }

  @Test
  void everyImpossibleMergeIsRefused() {
    long one = customer("One", "one.refused@example.com");
    long two = customer("Two", "two.refused@example.com");
    long three = customer("Three", "three.refused@example.com");
    merge(one, one).statusCode(422).body("errors[0].code", equalTo("merge_into_itself"));
    merge(one, 999_999).statusCode(422).body("errors[0].pointer", equalTo("/into"));
    merge(999_999, one).statusCode(404);
    agent()
        .body("{}")
        .post("/api/v1/customers/" + one + "/merge")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/into"));
    unmerge(one).statusCode(409).body("code", equalTo("customer_not_merged"));
    unmerge(999_999).statusCode(404);
    merge(one, two).statusCode(200);
    merge(one, three).statusCode(409).body("code", equalTo("customer_merged"));
    merge(three, one).statusCode(409).body("code", equalTo("merge_target_merged"));
    merge(two, one)
        .statusCode(409)
        .body("code", equalTo("merge_target_merged"))
        .body("mergedIntoId", equalTo((int) two));
    merge(two, three).statusCode(200).body("identities", hasSize(3));
    unmerge(one).statusCode(409).body("code", equalTo("survivor_merged"));
    unmerge(two).statusCode(200).body("identities", hasSize(2));
    unmerge(one).statusCode(200).body("identities", hasSize(1));
  }

  @Test
  void anOrganizationBroughtByTwoMergesStaysUntilBothAreUndone() {
    long shop = organization("Shop of two");
    long one = customer("One", "one.two@example.com", shop);
    long two = customer("Two", "two.two@example.com", shop);
    long survivor = customer("Three", "three.two@example.com");
    merge(one, survivor).statusCode(200);
    merge(two, survivor).statusCode(200);
    unmerge(one).statusCode(200).body("organizationIds", contains((int) shop));
    agent()
        .get("/api/v1/customers/" + survivor)
        .then()
        .body("organizationIds", contains((int) shop));
    unmerge(two).statusCode(200);
    agent().get("/api/v1/customers/" + survivor).then().body("organizationIds", empty());
  }

  @Test
  void everyFaultIsNamed() {
    refused("{\"identities\":[]}", "/identities", "required");
    refused("{\"name\":\"x\"}", "/identities", "required");
    refused(
        "{\"identities\":[{\"kind\":\"email\",\"value\":\"no address\"}]}",
        "/identities/0/value",
        "email");
    refused(
        "{\"identities\":[{\"kind\":\"phone\",\"value\":\"030 901820\"}]}",
        "/identities/0/value",
        "phone_country");
    refused(
        "{\"identities\":[{\"kind\":\"phone\",\"value\":\"+49 1\"}]}",
        "/identities/0/value",
        "phone");
    refused(
        "{\"identities\":[{\"kind\":\"handle\",\"value\":\"a b\"}]}",
        "/identities/0/value",
        "handle");
    refused(
        "{\"name\":\"x\",\"identities\":[],\"timeZone\":\"Mars/Base\"}", "/timeZone", "time_zone");
    refused("{\"name\":\"x\",\"identities\":[],\"language\":\"Português\"}", "/language", "format");
    refused(
        "{\"name\":\"x\",\"identities\":[],\"organizationIds\":[999999]}",
        "/organizationIds/0",
        "not_found");
    agent()
        .body("{\"name\":\"x\",\"identities\":[{\"kind\":\"fax\",\"value\":\"1\"}]}")
        .post("/api/v1/customers")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/identities/0/kind"));
    agent().get("/api/v1/customers/999999").then().statusCode(404);
    agent().body("{}").patch("/api/v1/customers/999999").then().statusCode(404);
    agent().get("/api/v1/customers?nam=x").then().statusCode(400);
    given()
        .auth()
        .oauth2(Tokens.of("customers-collaborator", "collaborator"))
        .get("/api/v1/customers")
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"));
    given()
        .auth()
        .oauth2(Tokens.service("customers-reader", "customers:read"))
        .contentType("application/json")
        .body("{\"name\":\"x\",\"identities\":[]}")
        .post("/api/v1/customers")
        .then()
        .statusCode(403)
        .body("detail", equalTo("The permission customers:write is missing."));
    given().get("/api/v1/customers/1").then().statusCode(401);
  }

  private void refused(String body, String pointer, String code) {
    agent()
        .body(body)
        .post("/api/v1/customers")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(AGENT).contentType("application/json");
  }

  private static ValidatableResponse find(String name) {
    return agent().queryParam("name", name).get("/api/v1/customers").then().statusCode(200);
  }

  private static ValidatableResponse merge(long id, long into) {
    return agent()
        .body("{\"into\":" + into + "}")
        .post("/api/v1/customers/" + id + "/merge")
        .then();
  }

  private static ValidatableResponse unmerge(long id) {
    return agent().post("/api/v1/customers/" + id + "/unmerge").then();
  }

  private static long customer(String name, String email, Long... organizationIds) {
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

  private static long id(String location) {
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  private long organization(String name) {
    return number(
        Sql.of(
            "insert into organizations (name, created_at, updated_at) values (?, now(), now()) returning id",
            name));
  }

  private long supportCase(long requester) {
    return number(
        Sql.of(
            "insert into cases (version, subject, status, priority, channel, requester_id, received_at, created_at, updated_at)"
                + " values (1, 'x', 'open', 1, 'email', ?, now(), now(), now()) returning id",
            requester));
  }

  private long requester(long caseId) {
    return number(Sql.of("select requester_id from cases where id = ?", caseId));
  }

  private long events(String type, long subject) {
    return number(
        Sql.of("select count(*) from events where type = ? and subject_id = ?", type, subject));
  }

  private long number(Sql sql) {
    return sql.first(database, row -> row.getLong(1)).orElseThrow();
  }
}
