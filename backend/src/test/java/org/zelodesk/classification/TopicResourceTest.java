package org.zelodesk.classification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class TopicResourceTest {

  private static final String ADMIN = Tokens.of("topics-admin", "admin");
  private static final String ALL = "/api/v1/topics";

  @Inject Topics topics;
  @Inject AgroalDataSource database;

  @Test
  void whatIsBelowATopicMovesAlongWithIt() {
    long returns = topic("parcels", null);
    long damaged = topic("damaged", returns);
    long glass = topic("glass", damaged);
    long returnsToo = topic("parcels-too", null);
    admin()
        .header("If-Match", "\"v1\"")
        .body("{\"name\":\"Возврат\"}")
        .patch(ALL + "/" + returns)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("path", equalTo("Возврат"));
    admin()
        .get(ALL + "/" + glass)
        .then()
        .header("ETag", equalTo("\"v2\""))
        .body("path", equalTo("Возврат/damaged/glass"));
    admin().get(ALL + "/" + returnsToo).then().body("path", equalTo("parcels-too"));
    admin()
        .body("{\"parentId\":" + returnsToo + "}")
        .patch(ALL + "/" + damaged)
        .then()
        .statusCode(200)
        .body("path", equalTo("parcels-too/damaged"));
    admin()
        .body("{\"parentId\":null}")
        .patch(ALL + "/" + damaged)
        .then()
        .statusCode(200)
        .body("parentId", nullValue())
        .body("path", equalTo("damaged"));
    assertThat(topics.refs(List.of(glass)))
        .isEqualTo(Map.of(glass, new TopicRef(glass, "glass", "damaged/glass")));
    assertThat(
            Sql.of(
                    "select count(*) from events where type = 'topic.updated' and subject_id = ?",
                    glass)
                .first(database, row -> row.getLong(1)))
        .contains(3L);
  }

  @Test
  void aCircleIsRefused() {
    long top = topic("circle", null);
    long below = topic("below", top);
    for (long parent : new long[] {top, below}) {
      admin()
          .body("{\"parentId\":" + parent + "}")
          .patch(ALL + "/" + top)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/parentId"))
          .body("errors[0].code", equalTo("no_circle"));
    }
  }

  @Test
  void aListShowsATopicBeforeWhatIsBelowItAndGoesOn() {
    long list = topic("list", null);
    topic("b", list);
    topic("a", list);
    topic("list two", null);
    assertThat(
            admin()
                .queryParam("count", true)
                .get(ALL)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("data.path"))
        .containsSubsequence("list", "list/a", "list/b")
        .contains("list two");
    String cursor =
        admin().queryParam("limit", 1).get(ALL).then().extract().path("page.nextCursor");
    admin()
        .queryParam("cursor", cursor)
        .get(ALL)
        .then()
        .statusCode(200)
        .body("data.path", hasItems("list/a", "list/b"));
  }

  @Test
  void aRetiredTopicIsThereAndOfferedNoMore() {
    long old = topic("old", null);
    assertThat(topics.exists(old)).isTrue();
    admin()
        .body("{\"active\":false}")
        .patch(ALL + "/" + old)
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    assertThat(topics.exists(old)).isFalse();
    assertThat(topics.refs(List.of(old))).containsKey(old);
  }

  @Test
  void everyRefusalIsNamed() {
    long one = topic("one", null);
    admin()
        .body("{\"name\":\"one\"}")
        .post(ALL)
        .then()
        .statusCode(409)
        .body("code", equalTo("already_exists"));
    admin()
        .body("{\"name\":\"a/b\"}")
        .post(ALL)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/name"));
    admin()
        .body("{\"name\":\"x\",\"parentId\":999999}")
        .post(ALL)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/parentId"));
    admin().body("{\"name\":null}").patch(ALL + "/" + one).then().statusCode(422);
    admin().body("{\"active\":null}").patch(ALL + "/" + one).then().statusCode(422);
    admin().header("If-Match", "\"v9\"").body("{}").patch(ALL + "/" + one).then().statusCode(412);
    admin().get(ALL + "/999999").then().statusCode(404);
    admin().body("{}").patch(ALL + "/999999").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("topics-agent", "agent"))
        .contentType("application/json")
        .body("{\"name\":\"x\"}")
        .post(ALL)
        .then()
        .statusCode(403)
        .body("code", equalTo("missing_permission"));
    given().get(ALL).then().statusCode(401);
  }

  private static long topic(String name, @Nullable Long parentId) {
    String location =
        admin()
            .body("{\"name\":\"%s\",\"parentId\":%s}".formatted(name, parentId))
            .post(ALL)
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
