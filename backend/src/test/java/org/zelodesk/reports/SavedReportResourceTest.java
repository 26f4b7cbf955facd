package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** Saved reports: whose they are, and that the engine would answer what they ask. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SavedReportResourceTest {

  private static final String ALL = "/api/v1/reports";
  private static final String NUMBER = "{\"kind\": \"number\", \"metrics\": [\"cases_created\"]}";

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  @Test
  void whatIsSavedIsReadAsItWas() {
    String definition =
        """
        {"range": {"preset": "last_quarter"}, "query": "channel:email", "compare": "previous_year",
         "widgets": [{"title": "New", "kind": "line", "metrics": ["cases_created", "cases_solved"], "bucket": "week"},
                     {"kind": "heatmap", "metrics": ["arrivals"], "groupBy": ["weekday", "hour_of_day"]}]}""";
    Http.Answer made = save(Persona.LEAD, "\"personal\"", definition);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    assertThat(made.headers()).containsEntry("location", ALL + "/" + id);
    Http.Answer read = call(Persona.LEAD, "GET", ALL + "/" + id, null);
    assertThat(read.json()).isEqualTo(made.json());
    assertThat(read.json().at("/definition/range/preset").asText()).isEqualTo("last_quarter");
    assertThat(read.json().at("/definition/compare").asText()).isEqualTo("previous_year");
    assertThat(read.json().at("/definition/widgets/0/bucket").asText()).isEqualTo("week");
    assertThat(read.json().at("/definition/widgets/1/groupBy").toString())
        .isEqualTo("[\"weekday\",\"hour_of_day\"]");
    assertThat(read.json().path("changeable").asBoolean()).isTrue();
    assertThat(read.json().path("ownerId").asLong()).isEqualTo(Persona.LEAD.id());
  }

  @Test
  void aReportIsReadByItsOwnerItsTeamOrEverybody() {
    long mine = id(save(Persona.LEAD, "\"personal\"", definition(NUMBER)));
    for (Persona other : List.of(Persona.ADMIN, Persona.SERVICE)) {
      assertThat(call(other, "GET", ALL + "/" + mine, null).status()).isEqualTo(404);
      assertThat(call(other, "PATCH", ALL + "/" + mine, "{\"name\": \"x\"}").status())
          .isEqualTo(404);
      assertThat(call(other, "DELETE", ALL + "/" + mine, null).status()).isEqualTo(404);
      assertThat(names(other)).doesNotContain("A report");
    }
    assertThat(names(Persona.LEAD)).containsExactly("A report", "Weekly review");
    // Of team 13, to which the lead does not belong.
    assertThat(call(Persona.LEAD, "GET", ALL + "/1602", null).status()).isEqualTo(404);
    assertThat(call(Persona.ADMIN, "GET", ALL + "/1602", null).status()).isEqualTo(200);
    assertThat(call(Persona.ADMIN, "GET", ALL + "?teamId=13", null).body()).contains("Workshop");
    assertThat(call(Persona.LEAD, "GET", ALL + "?teamId=13", null).json().path("data")).isEmpty();
    assertThat(call(Persona.CHANGE, "GET", ALL, null).status()).isEqualTo(403);
  }

  @Test
  void leadsSaveForTheirTeamsAndSettingsPeopleForEverybody() {
    assertThat(code(save(Persona.LEAD, "\"team\", \"teamId\": 11", definition(NUMBER))))
        .isEqualTo("201");
    assertThat(code(save(Persona.LEAD, "\"team\", \"teamId\": 13", definition(NUMBER))))
        .isEqualTo("403 not_allowed");
    assertThat(code(save(Persona.LEAD, "\"team\"", definition(NUMBER))))
        .isEqualTo("422 invalid /teamId required");
    assertThat(code(save(Persona.LEAD, "\"personal\", \"teamId\": 11", definition(NUMBER))))
        .isEqualTo("422 invalid /teamId only_of_team");
    assertThat(code(save(Persona.LEAD, "\"team\", \"teamId\": 99", definition(NUMBER))))
        .isEqualTo("422 invalid /teamId not_found");
    assertThat(code(save(Persona.LEAD, "\"shared\"", definition(NUMBER))))
        .isEqualTo("403 not_allowed");
    long id = id(save(Persona.ADMIN, "\"shared\"", definition(NUMBER)));
    assertThat(names(Persona.LEAD)).contains("A report");
    assertThat(
            call(Persona.LEAD, "GET", ALL + "/" + id, null).json().path("changeable").asBoolean())
        .isFalse();
    assertThat(code(call(Persona.LEAD, "PATCH", ALL + "/" + id, "{\"name\": \"x\"}")))
        .isEqualTo("403 not_allowed");
    Http.Answer moved =
        call(Persona.ADMIN, "PATCH", ALL + "/" + id, "{\"scope\": \"team\", \"teamId\": 13}");
    assertThat(moved.json().path("version").asInt()).isEqualTo(2);
    assertThat(call(Persona.LEAD, "GET", ALL + "/" + id, null).status()).isEqualTo(404);
    assertThat(call(Persona.ADMIN, "DELETE", ALL + "/" + id, null).status()).isEqualTo(204);
    assertThat(call(Persona.ADMIN, "GET", ALL + "/" + id, null).status()).isEqualTo(404);
  }

  @Test
  void theEngineRefusesWhatItCouldNotAnswerWithItsPlace() {
    String second = NUMBER + ", {\"kind\": \"table\", \"metrics\": [\"%s\"], %s}";
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    definition(second.formatted("cases_created", "\"groupBy\": [\"shoe_size\"]")))))
        .isEqualTo("422 invalid /definition/widgets/1/groupBy/0 not_one_of");
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    definition(second.formatted("topic_share", "\"groupBy\": []")))))
        .isEqualTo("422 invalid /definition/widgets/1/groupBy needed_by_metric");
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    definition(second.formatted("topic_trend", "\"groupBy\": [\"topic\"]")))))
        .isEqualTo("422 invalid /definition/compare needed_by_metric");
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    over("{\"preset\": \"this_year\", \"from\": \"2026-01-01\"}"))))
        .isEqualTo("422 invalid /definition/range preset_or_bounds");
    assertThat(code(save(Persona.LEAD, "\"personal\"", over("{\"from\": \"2026-01-01\"}"))))
        .isEqualTo("422 invalid /definition/range preset_or_bounds");
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    over("{\"from\": \"2026-01-01\", \"to\": \"2025-01-01\"}"))))
        .isEqualTo("422 invalid /definition/range/to after");
    String query =
        "{\"range\": {\"preset\": \"today\"}, \"query\": \"status:opne\", \"widgets\": ["
            + NUMBER
            + "]}";
    assertThat(code(save(Persona.LEAD, "\"personal\"", query)))
        .startsWith("400 invalid_query /definition/query");
    assertThat(
            code(
                save(
                    Persona.LEAD,
                    "\"personal\"",
                    "{\"range\": {\"preset\": \"today\"}, \"widgets\": []}")))
        .startsWith("422 invalid /definition/widgets");
    // The same holds for changes; what was accepted once stays.
    assertThat(
            code(
                call(
                    Persona.ADMIN,
                    "PATCH",
                    ALL + "/1601",
                    "{\"definition\": " + over("{\"from\": \"soon\", \"to\": \"later\"}") + "}")))
        .isEqualTo("422 invalid /definition/range/from format");
  }

  @Test
  void aChangeOfAnOlderVersionIsRefused() {
    assertThat(
            call(Persona.ADMIN, "PATCH", ALL + "/1601", "{\"name\": \"Another\"}")
                .headers()
                .get("etag"))
        .contains("2");
    assertThat(
            call(Persona.ADMIN, "PATCH", ALL + "/1601", "{\"name\": \"Another\"}")
                .json()
                .path("version")
                .asInt())
        .as("nothing changed")
        .isEqualTo(2);
    assertThat(World.count("select count(*) from saved_reports where version = 2")).isEqualTo(1);
    io.restassured.RestAssured.given()
        .header("Authorization", "Bearer " + Persona.ADMIN.token())
        .header("If-Match", "\"v1\"")
        .delete(ALL + "/1601")
        .then()
        .statusCode(412);
  }

  @Test
  void aRangeThatIsNotOverEndsWithToday() {
    LocalDate sunday = LocalDate.parse("2026-11-22");
    assertThat(
            Stream.of(RangePreset.values())
                .map(
                    one ->
                        one.name().toLowerCase(Locale.ROOT)
                            + " "
                            + one.on(sunday, DayOfWeek.MONDAY).from()
                            + " "
                            + one.on(sunday, DayOfWeek.MONDAY).to())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            today 2026-11-22 2026-11-23
            yesterday 2026-11-21 2026-11-22
            last_7_days 2026-11-16 2026-11-23
            last_30_days 2026-10-24 2026-11-23
            last_90_days 2026-08-25 2026-11-23
            this_week 2026-11-16 2026-11-23
            last_week 2026-11-09 2026-11-16
            this_month 2026-11-01 2026-11-23
            last_month 2026-10-01 2026-11-01
            this_quarter 2026-10-01 2026-11-23
            last_quarter 2026-07-01 2026-10-01
            this_year 2026-01-01 2026-11-23
            last_year 2025-01-01 2026-01-01""");
    assertThat(RangePreset.LAST_MONTH.on(LocalDate.parse("2026-03-31"), DayOfWeek.MONDAY).from())
        .isEqualTo("2026-02-01");
    assertThat(RangePreset.THIS_WEEK.on(sunday, DayOfWeek.SUNDAY).from()).isEqualTo(sunday);
  }

  private static String definition(String widgets) {
    return "{\"range\": {\"preset\": \"last_7_days\"}, \"widgets\": [" + widgets + "]}";
  }

  private static String over(String range) {
    return "{\"range\": " + range + ", \"widgets\": [" + NUMBER + "]}";
  }

  private static Http.Answer save(Persona who, String scope, String definition) {
    return call(
        who,
        "POST",
        ALL,
        "{\"name\": \"A report\", \"scope\": " + scope + ", \"definition\": " + definition + "}");
  }

  private static long id(Http.Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asLong();
  }

  private static List<String> names(Persona who) {
    return call(who, "GET", ALL, null).json().path("data").findValuesAsText("name");
  }

  private static String code(Http.Answer answer) {
    if (answer.status() < 300) {
      return String.valueOf(answer.status());
    }
    JsonNode body = answer.json();
    JsonNode fault = body.at("/errors/0");
    return (answer.status()
            + " "
            + body.path("code").asText()
            + " "
            + fault.path("pointer").asText()
            + " "
            + fault.path("code").asText())
        .strip();
  }

  private static Http.Answer call(Persona who, String method, String path, String body) {
    return Http.call(who.token(), method, path, body);
  }
}
