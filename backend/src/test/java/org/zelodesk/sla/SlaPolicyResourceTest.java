package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class SlaPolicyResourceTest {

  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());
  private static final String ALL = "/api/v1/sla-policies";
  private static final String TARGETS = "\"targets\":{\"work\":{\"low\":60}}";

  @Inject AgroalDataSource database;

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void aPolicyIsMadeBehindTheOthers() {
    int id =
        create(
                """
                {"name": "Urgent", "conditions": " priority:urgent ", "calendarId": 1101,
                 "targets": {"resolution": {"urgent": 28800, "low": 86400}, "first_reply": {"urgent": 1800}, "update": {}},
                 "pauses": {"resolution": ["on_hold", "pending", "pending"], "work": []},
                 "warnings": [{"beforeSeconds": 600}, {"percent": 80}],
                 "escalations": [{"when": "breach", "afterSeconds": 0, "notify": [101], "teamId": 11, "raiseLevel": true},
                                 {"when": "warning", "afterSeconds": 60, "assigneeId": 101}]}""")
            .statusCode(201)
            .header("ETag", equalTo("\"v1\""))
            .body("position", equalTo(2))
            .body("active", equalTo(true))
            .body("conditions", equalTo("priority:urgent"))
            .body("targets", not(hasKey("update")))
            .body("targets.resolution", equalTo(Map.of("low", 86400, "urgent", 28800)))
            .body(
                "pauses",
                equalTo(Map.of("resolution", List.of("pending", "on_hold"), "work", List.of())))
            .body("warnings[0].percent", nullValue())
            .body("escalations[1].notify", equalTo(List.of()))
            .body("escalations[1].raiseLevel", equalTo(false))
            .extract()
            .path("id");
    admin().get(ALL + "/" + id).then().statusCode(200).body("name", equalTo("Urgent"));
    admin().header("If-None-Match", "\"v1\"").get(ALL + "/" + id).then().statusCode(304);
    admin().get(ALL).then().body("data.id", contains(1201, id));
    admin().queryParam("active", true).get(ALL).then().body("data.id", contains(id));
    String cursor =
        admin().queryParam("limit", 1).get(ALL).then().extract().path("page.nextCursor");
    admin().queryParam("cursor", cursor).get(ALL).then().body("data.id", contains(id));
    assertThat(World.count("select count(*) from events where type = 'sla_policy.created'"))
        .isEqualTo(1);
  }

  @Test
  void targetsAndPausesAreMerged() {
    patch(1201, "{\"targets\":{\"first_reply\":{\"low\":86400},\"work\":{\"high\":60}}}")
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body(
            "targets",
            equalTo(
                Map.of(
                    "first_reply", Map.of("low", 86400, "normal", 14400),
                    "work", Map.of("high", 60))));
    patch(1201, "{\"targets\":{\"first_reply\":{\"normal\":null},\"work\":null}}")
        .statusCode(200)
        .body("targets", equalTo(Map.of("first_reply", Map.of("low", 86400))));
    patch(1201, "{\"pauses\":{\"update\":[\"on_hold\"]}}")
        .statusCode(200)
        .body("pauses", equalTo(Map.of("update", List.of("on_hold"))));
    patch(1201, "{\"pauses\":{\"update\":null},\"calendarId\":null}")
        .statusCode(200)
        .body("pauses", equalTo(Map.of()))
        .body("calendarId", nullValue());
    patch(1201, "{\"pauses\":{},\"calendarId\":null,\"conditions\":\"\"}")
        .statusCode(200)
        .body("version", equalTo(5));
    assertThat(
            Sql.of(
                    "select definition #>> '{targets,first_reply,normal}' from sla_policy_versions where policy_id = 1201 order by version")
                .list(database, row -> String.valueOf(row.getString(1))))
        .containsExactly("14400", "14400", "null", "null", "null");
    admin()
        .header("If-Match", "\"v1\"")
        .body("{\"name\":\"Stale\"}")
        .patch(ALL + "/1201")
        .then()
        .statusCode(412);
  }

  @Test
  void conditionsKeepWhatWasTypedAndMeanTheSameWhenATeamIsRenamed() {
    int id =
        create("{\"name\":\"Team\",\"conditions\":\"team:Support\"," + TARGETS + "}")
            .statusCode(201)
            .body("conditions", equalTo("team:Support"))
            .extract()
            .path("id");
    World.sql("update teams set name = 'First line' where id = 11");
    patch(id, "{\"name\":\"Team 1\",\"conditions\":\"team:Support\"}")
        .statusCode(200)
        .body("conditions", equalTo("team:Support"));
    patch(id, "{\"conditions\":\"team:Support priority:low\"}")
        .statusCode(400)
        .body("code", equalTo("invalid_query"))
        .body("errors.pointer", contains("/conditions"));
  }

  @Test
  void aPolicyWhoseConditionsCannotBeReadAnyMoreSaysSo() {
    int id =
        create("{\"name\":\"Gone\",\"conditions\":\"team:Support\"," + TARGETS + "}")
            .statusCode(201)
            .body("fault", nullValue())
            .extract()
            .path("id");
    World.sql(
        "update sla_policy_versions set definition = jsonb_set(definition, '{conditionsWithIds}', '\"nothing:known\"') where policy_id = "
            + id);
    given()
        .auth()
        .oauth2(ADMIN)
        .get(ALL + "/" + id)
        .then()
        .body("fault", equalTo("conditions_unreadable"));
    given()
        .auth()
        .oauth2(ADMIN)
        .get(ALL)
        .then()
        .body("data.find { it.id == " + id + " }.fault", equalTo("conditions_unreadable"));
    patch(id, "{\"conditions\":\"team:Support priority:low\"}")
        .statusCode(200)
        .body("fault", nullValue());
  }

  @Test
  void aNewOrderNamesEveryPolicyOnce() {
    int second = create("{\"name\":\"Second\"," + TARGETS + "}").extract().path("id");
    int third = create("{\"name\":\"Third\"," + TARGETS + "}").extract().path("id");
    order(third, 1201, second)
        .statusCode(200)
        .body("data.id", contains(third, 1201, second))
        .body("data.position", contains(1, 2, 3))
        .body("data.version", contains(2, 2, 2));
    order(third, second, 1201).statusCode(200).body("data.version", contains(2, 3, 3));
    order(third, second, 1201).statusCode(200).body("data.version", contains(2, 3, 3));
    admin().get(ALL).then().body("data.id", contains(third, second, 1201));
    assertThat(World.count("select count(*) from events where type = 'sla_policy.reordered'"))
        .isEqualTo(2);
    assertThat(
            World.count(
                "select count(*) from sla_policies p join sla_policy_versions v on v.policy_id = p.id and v.version = p.version"))
        .isEqualTo(3);
    order(third, second)
        .statusCode(422)
        .body("errors.pointer", contains("/ids"))
        .body("errors[0].detail", equalTo("must name every policy; missing: 1201"));
    order(third, second, third)
        .statusCode(422)
        .body("errors.pointer", contains("/ids/2", "/ids"))
        .body("errors.code", contains("given_twice", "policies_missing"));
    order(third, second, 1201, 999)
        .statusCode(422)
        .body("errors.pointer", contains("/ids/3"))
        .body("errors.code", contains("not_found"));
    admin().body("{\"ids\":[null]}").put(ALL + "/order").then().statusCode(422);
    admin().body("{}").put(ALL + "/order").then().statusCode(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"targets": {}} | /targets | target_needed
          {"targets": {"work": {}}} | /targets | target_needed
          {} | /targets | required
          {"targets": {"work": {"low": 0}}} | /targets/work/low | range
          {"targets": {"first_reply": {"low": 400000000}}} | /targets/first_reply/low | range
          {"targets": {"first_reply": {"low": null}}} | /targets/first_reply/low | required
          {"targets": {"first_reply": null}} | /targets/first_reply | required
          {"targets": {"first_reply": {"low": "60"}}} | /targets/first_reply/low | wrong_type
          {"targets": {"last_reply": {"low": 60}}} | /targets | not_one_of
          {"targets": {"work": {"lowest": 60}}} | /targets/work | not_one_of
          {"targets": {"work": {"low": 60}}, "pauses": {"work": ["asleep"]}} | /pauses/work/0 | not_one_of
          {"targets": {"work": {"low": 60}}, "pauses": {"work": [null]}} | /pauses/work/0 | required
          {"targets": {"work": {"low": 60}}, "calendarId": 999} | /calendarId | not_found
          {"targets": {"work": {"low": 60}}, "warnings": [{}]} | /warnings/0 | exactly_one
          {"targets": {"work": {"low": 60}}, "warnings": [{"beforeSeconds": 1, "percent": 1}]} | /warnings/0 | exactly_one
          {"targets": {"work": {"low": 60}}, "warnings": [{"percent": 100}]} | /warnings/0/percent | range
          {"targets": {"work": {"low": 60}}, "warnings": [{"percent": 1}, {"percent": 2}, {"percent": 3}, {"percent": 4}, {"percent": 5}, {"percent": 6}]} | /warnings | length
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": -1, "raiseLevel": true}]} | /escalations/0/afterSeconds | range
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0}]} | /escalations/0 | escalation_does_nothing
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "later", "afterSeconds": 0, "raiseLevel": true}]} | /escalations/0/when | not_one_of
          {"targets": {"work": {"low": 60}}, "escalations": [{"afterSeconds": 0, "raiseLevel": true}]} | /escalations/0/when | required
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0, "notify": [101, 999]}]} | /escalations/0/notify/1 | not_found
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0, "notify": [101, 101]}]} | /escalations/0/notify/1 | given_twice
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0, "notify": [null]}]} | /escalations/0/notify/0 | required
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0, "assigneeId": 999}]} | /escalations/0/assigneeId | not_found
          {"targets": {"work": {"low": 60}}, "escalations": [{"when": "breach", "afterSeconds": 0, "teamId": 999}]} | /escalations/0/teamId | not_found
          """)
  void everyFaultHasItsPlaceInThreeLanguages(String policy, String pointer, String code) {
    String rest = policy.equals("{}") ? "}" : "," + policy.substring(1);
    for (String language : List.of("en", "ru", "pt")) {
      String detail =
          admin()
              .header("Accept-Language", language)
              .body("{\"name\":\"Faulty\"" + rest)
              .post(ALL)
              .then()
              .statusCode(422)
              .body("errors.pointer", hasItem(pointer))
              .body("errors.find { it.pointer == '" + pointer + "' }.code", equalTo(code))
              .extract()
              .path("errors.find { it.pointer == '" + pointer + "' }.detail");
      assertThat(detail).isNotBlank().doesNotContain("rule.");
    }
  }

  @Test
  void tooManyToNotifyAndOtherRefusals() {
    create(
            "{\"name\":\"Many\",%s,\"escalations\":[{\"when\":\"breach\",\"afterSeconds\":0,\"notify\":[%s]}]}"
                .formatted(TARGETS, String.join(",", Collections.nCopies(21, "101"))))
        .statusCode(422)
        .body("errors.code", hasItem("too_many"));
    create("{\"name\":\"everybody\"," + TARGETS + "}")
        .statusCode(409)
        .body("code", equalTo("already_exists"));
    create("{\"name\":\"Q\",\"conditions\":\"assignee:me\"," + TARGETS + "}")
        .statusCode(400)
        .body("code", equalTo("invalid_query"));
    patch(1201, "{\"name\":null}").statusCode(422).body("errors.pointer", contains("/name"));
    patch(1201, "{\"targets\":null}").statusCode(422).body("errors.pointer", contains("/targets"));
    patch(1201, "{\"targets\":{\"first_reply\":null}}")
        .statusCode(422)
        .body("errors.code", contains("target_needed"));
    patch(1201, "{\"position\":1}").statusCode(400);
    patch(999, "{}").statusCode(404);
    admin().get(ALL + "/999").then().statusCode(404);
    admin().delete(ALL + "/1201").then().statusCode(405);
  }

  private static ValidatableResponse order(int... ids) {
    List<String> words = new ArrayList<>();
    for (int id : ids) {
      words.add(String.valueOf(id));
    }
    return admin().body("{\"ids\":[" + String.join(",", words) + "]}").put(ALL + "/order").then();
  }

  private static ValidatableResponse create(String body) {
    return admin().body(body).post(ALL).then();
  }

  private static ValidatableResponse patch(long id, String changes) {
    return admin().body(changes).patch(ALL + "/" + id).then();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
