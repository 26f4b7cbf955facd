package org.zelodesk.classification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseFieldResourceTest {

  private static final String ADMIN = Tokens.of("fields-admin", "admin");
  private static final String ALL = "/api/v1/case-fields";
  private static final String DELIVERY =
      """
      {"key":"delivery","type":"choice","required":true,"position":2,"label":{"en":"Delivery","ru":"Доставка"},
       "options":[{"value":"express","label":{"en":"Express"}},{"value":"pickup","label":{"en":"Pick-up"}}]}""";

  @Inject CaseFields fields;
  @Inject AgroalDataSource database;

  /** A required field would be missed by every case that another test opens. */
  @AfterEach
  void noFieldStaysRequired() {
    List<Integer> ids = admin().get(ALL).then().extract().path("data.id");
    ids.forEach(
        id ->
            admin()
                .body("{\"required\":false,\"active\":false}")
                .patch(ALL + "/" + id)
                .then()
                .statusCode(200));
    Sql.of("delete from case_fields").execute(database);
  }

  @Test
  void anAdminMakesAFieldAndItsChangesHoldAtOnce() {
    String location =
        admin()
            .body(DELIVERY)
            .post(ALL)
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .body("label.ru", equalTo("Доставка"))
            .body("label.pt", equalTo("Delivery"))
            .body("options[1].label.ru", equalTo("Pick-up"))
            .body("active", equalTo(true))
            .body("schema.enum", contains("express", "pickup"))
            .extract()
            .header("Location");
    admin().header("If-None-Match", "\"v1\"").get(location).then().statusCode(304);
    assertThat(fields.validate(Map.of("delivery", "express"), false))
        .isEqualTo(Map.of("delivery", "express"));
    admin()
        .header("If-Match", "\"v1\"")
        .contentType("application/merge-patch+json")
        .body("{\"options\":[{\"value\":\"pickup\",\"label\":{\"en\":\"Pick-up\"}}]}")
        .patch(location)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("schema.enum", contains("pickup"));
    refused(Map.of("delivery", "express"), false);
    admin()
        .body("{\"active\":false}")
        .patch(location)
        .then()
        .statusCode(200)
        .body("version", equalTo(3));
    refused(Map.of("delivery", "pickup"), true);
    assertThat(fields.validate(Map.of(), false)).isEmpty();
  }

  @Test
  void aWholeSetNeedsWhatIsRequiredAndAChangeKeepsIt() {
    admin().body(DELIVERY).post(ALL).then().statusCode(201);
    admin()
        .body("{\"key\":\"weight\",\"type\":\"number\",\"label\":{\"en\":\"Weight\"}}")
        .post(ALL)
        .then()
        .statusCode(201);
    refused(Map.of("weight", 3), false);
    assertThat(fields.validate(Map.of("weight", 3), true)).isEqualTo(Map.of("weight", 3L));
    refused(Map.of("weight", "3"), true);
    refused(Map.of("height", 3), true);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("weight", null);
    assertThat(fields.validate(cleared, true)).isEqualTo(cleared);
    cleared.put("delivery", null);
    refused(cleared, true);
  }

  @Test
  void aListIsInOrderOfPositionAndGoesOn() {
    for (int position : new int[] {5, 1, 3}) {
      admin()
          .body(
              "{\"key\":\"p%d\",\"type\":\"text\",\"position\":%d,\"label\":{\"en\":\"x\"}}"
                  .formatted(position, position))
          .post(ALL)
          .then()
          .statusCode(201);
    }
    String cursor =
        admin()
            .queryParam("limit", 2)
            .queryParam("count", true)
            .get(ALL)
            .then()
            .body("data.key", contains("p1", "p3"))
            .body("page.total", equalTo(3))
            .extract()
            .path("page.nextCursor");
    admin().queryParam("cursor", cursor).get(ALL).then().body("data.key", contains("p5"));
  }

  @Test
  void everyRefusalIsNamed() {
    String location =
        admin().body(DELIVERY).post(ALL).then().statusCode(201).extract().header("Location");
    admin().body(DELIVERY).post(ALL).then().statusCode(409).body("code", equalTo("already_exists"));
    wrong("{\"key\":\"Order Number\",\"type\":\"text\",\"label\":{\"en\":\"x\"}}", "/key");
    wrong("{\"key\":\"x\",\"type\":\"colour\",\"label\":{\"en\":\"x\"}}", "/type");
    wrong("{\"key\":\"x\",\"type\":\"text\",\"label\":{\"ru\":\"x\"}}", "/label/en");
    wrong("{\"key\":\"x\",\"type\":\"choice\",\"label\":{\"en\":\"x\"}}", "/options");
    wrong(
        "{\"key\":\"x\",\"type\":\"text\",\"label\":{\"en\":\"x\"},\"options\":[{\"value\":\"a\",\"label\":{\"en\":\"a\"}}]}",
        "/options");
    wrong(
        "{\"key\":\"x\",\"type\":\"choice\",\"label\":{\"en\":\"x\"},\"options\":[{\"value\":\"a\",\"label\":{\"en\":\"a\"}},{\"value\":\"a\",\"label\":{\"en\":\"b\"}}]}",
        "/options/1/value");
    admin()
        .body("{\"label\":null}")
        .patch(location)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/label"));
    admin()
        .body("{\"type\":\"text\"}")
        .patch(location)
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    admin().header("If-Match", "\"v9\"").body("{}").patch(location).then().statusCode(412);
    admin().get(ALL + "/999999").then().statusCode(404);
    admin().body("{}").patch(ALL + "/999999").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("fields-agent", "agent"))
        .contentType("application/json")
        .body(DELIVERY)
        .post(ALL)
        .then()
        .statusCode(403);
    given().auth().oauth2(Tokens.of("fields-agent", "agent")).get(ALL).then().statusCode(200);
    given().get(ALL).then().statusCode(401);
  }

  private static void wrong(String body, String pointer) {
    admin().body(body).post(ALL).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
  }

  private void refused(Map<String, Object> values, boolean partial) {
    assertThatThrownBy(() -> fields.validate(values, partial))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
