package org.zelodesk.customers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CustomerResourceTest extends CustomersDesk {

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
}
