package org.zelodesk.customers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;

/** How customers are found. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CustomerListTest extends CustomersDesk {

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
}
