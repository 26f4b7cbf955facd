package org.zelodesk.customers;

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

/** Two customers who are one, and are not. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CustomerMergeResourceTest extends CustomersDesk {

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
}
