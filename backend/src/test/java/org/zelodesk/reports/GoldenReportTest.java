package org.zelodesk.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/**
 * Every metric of the {@link GoldenScenario}, counted by hand. Where a sum is written out, its
 * terms stand in the order of the cases.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class GoldenReportTest {

  private static final String TAG = "golden";
  private static final Offset<Double> EXACT = within(1e-9);

  private static final JsonPathConfig DOUBLES =
      new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE);

  private static GoldenScenario scenario;

  @Inject AgroalDataSource database;

  @BeforeEach
  void tell() {
    if (scenario == null) {
      scenario = GoldenScenario.told(TAG);
      awaitFacts();
      answerSurveys();
      // Promises that were broken long ago are published as soon as somebody looks.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> value(october("sla_attainment"), "sla_attainment.n") == 28);
    }
  }

  @Test
  void casesAreCountedWhenTheyAreOpened() {
    // All thirty, but 28 (September), 22 (spam) and 23 (merged away).
    JsonPath answer =
        october("cases_created", "arrivals", "complaint_share", "repeat_contact_rate");
    count(answer, "cases_created", 27);
    count(answer, "arrivals", 27);
    // 11 and 12; and 12 is the second one of the same customer on the same topic, two days later.
    ratio(answer, "complaint_share", 27, 2);
    ratio(answer, "repeat_contact_rate", 27, 1);
  }

  @Test
  void transitionsAreCountedWhenTheyHappen() {
    JsonPath answer =
        october(
            "cases_solved",
            "cases_solved_distinct",
            "cases_closed",
            "cases_reopened",
            "reopens_by_agent",
            "reopens_by_customer",
            "escalations",
            "replies_sent");
    // 1 to 10, 11 to 17, 18 twice, 19, 20, 21, 26, 27, 28, 30.
    count(answer, "cases_solved", 26);
    assertThat(answer.getInt("total.values.cases_solved.cases")).isEqualTo(25);
    count(answer, "cases_solved_distinct", 25);
    count(answer, "cases_closed", 1);
    count(answer, "cases_reopened", 1);
    count(answer, "reopens_by_agent", 1);
    count(answer, "reopens_by_customer", 0);
    count(answer, "escalations", 2);
    assertThat(answer.getInt("total.values.escalations.cases")).isEqualTo(1);
    // Ten, then 1, 2, 2 (we called first), 1, 1, 1, 1, 1, 1, 1, then 25, 26, three of 27, 28, 30.
    count(answer, "replies_sent", 29);
    JsonPath november =
        query(
            Map.of("from", "2026-11-01", "to", "2026-12-01"),
            "reopens_by_customer",
            "next_reply_time");
    count(november, "reopens_by_customer", 1);
    // 17: from Sunday 10:00 to Monday 10:00, of which one hour is open.
    spread(november, "next_reply_time", "calendar", 86400, 86400, 86400, 86400);
    spread(november, "next_reply_time", "business", 3600, 3600, 3600, 3600);
  }

  @Test
  void repliesAreMeasuredFromWhatTheCustomerSaidToTheReply() {
    JsonPath answer = october("first_reply_time", "next_reply_time");
    // 600 to 6000 in steps of 600, then 11: 3600, 12: 64800, 13: 1800, 14: 171000, 15: 169200
    // (with the hour of the night of the 25th), 16: 1800, 17: 3600, 18: 3600, 19: 1800, 20: 3600,
    // 25: 3600, 26: 1800, 27: 300, 28: 64800, 30: 1800. Together 530100.
    sample(answer, "first_reply_time", 25, 25);
    spread(answer, "first_reply_time", "calendar", 530100 / 25.0, 3600, 64800, 148320);
    // Within the hours 12: 7200, 14: 1800, 15: 3600, 28: 7200. Together 80100.
    spread(answer, "first_reply_time", "business", 80100 / 25.0, 3600, 5760, 6960);
    // 12: 3600; 27: 600, and 900 since the older one of two.
    sample(answer, "next_reply_time", 3, 2);
    spread(answer, "next_reply_time", "calendar", 1700, 900, 3060, 3330);
  }

  @Test
  void resolutionsAreMeasuredFromTheOpening() {
    JsonPath answer = october("first_resolution_time", "full_resolution_time");
    // Ten times 7200, 3600, 75600, 7200, 171000, 169200, 14400, 3600, 3600, 7200, 10800, 1200,
    // 1800,
    // 2700, 64800, 1800.
    sample(answer, "first_resolution_time", 25, 25);
    mean(answer, "first_resolution_time.calendar", 610500 / 25.0);
    assertThat(value(answer, "first_resolution_time.calendar.median")).isEqualTo(7200, EXACT);
    // Without 17, which is open again in November; 18 was solved again at 12: 10800.
    sample(answer, "full_resolution_time", 24, 24);
    mean(answer, "full_resolution_time.calendar", 614100 / 24.0);
    // Within the hours less: 12 by 57600, 14 by 169200, 15 by 165600, 28 by 57600.
    mean(
        answer, "full_resolution_time.business", (614100 - 57600 - 169200 - 165600 - 57600) / 24.0);
  }

  @Test
  void timeOfSolvedCasesIsToldByTheirStatus() {
    JsonPath answer =
        october("agent_wait_time", "on_hold_time", "requester_wait_time", "agent_work_time");
    // 12 was pending for two hours, 16 on hold for two; 18 was solved between 10 and 11.
    mean(answer, "agent_wait_time.calendar", 7200 / 24.0);
    mean(answer, "agent_wait_time.business", 7200 / 24.0);
    mean(answer, "on_hold_time.calendar", 7200 / 24.0);
    mean(answer, "requester_wait_time.calendar", (614100 - 7200 - 3600) / 24.0);
    mean(answer, "agent_work_time.calendar", (614100 - 7200 - 3600 - 7200) / 24.0);
    sample(answer, "agent_work_time", 24, 24);
  }

  @Test
  void workIsCountedForEachSolvedCase() {
    JsonPath answer =
        october(
            "replies",
            "notes",
            "touches",
            "assignee_stations",
            "team_stations",
            "one_touch_rate",
            "solved_without_reply_rate");
    // 10, 1, 2, 2, 1, 1, 1, 1, 1, 1, 0, 1, 3, 1, 1
    mean(answer, "replies.spread", 27 / 24.0);
    mean(answer, "notes.spread", 1 / 24.0);
    // Each was recorded, and each step is one: 30, 2, 4, 4, 2, 2, 5, 4, 4, 5, 3, 3, 7, 2, 4
    mean(answer, "touches.spread", 81 / 24.0);
    mean(answer, "assignee_stations.spread", 2 / 24.0);
    mean(answer, "team_stations.spread", 25 / 24.0);
    // Not 12, 13, 27 (more replies), 18 (reopened), 19 (another team), 21 (no reply).
    ratio(answer, "one_touch_rate", 24, 18);
    ratio(answer, "solved_without_reply_rate", 24, 1);
    // Fewer than 30: Wilson's interval of 18 of 24.
    assertThat(value(answer, "one_touch_rate.low")).isEqualTo(0.551, within(0.001));
    assertThat(value(answer, "one_touch_rate.high")).isEqualTo(0.880, within(0.001));
  }

  @Test
  void promisesCountWhenTheyAreKeptOrBroken() {
    JsonPath answer =
        ask(
            Map.of("groupBy", List.of("sla_metric")),
            "sla_attainment",
            "sla_breached_by_recalculation");
    // 105 minutes: 12 and 28 were answered after two hours, 21, 24 and 29 never.
    ratio(answer, "sla_attainment", 28, 23);
    assertThat(answer.getString("rows[0].group[0].value")).isEqualTo("first_reply");
    assertThat(answer.getDouble("rows[0].values.sla_attainment.value")).isEqualTo(23 / 28.0, EXACT);
    count(answer, "sla_breached_by_recalculation", 0);
  }

  @Test
  void backlogIsWhatWasUnsolvedAtTheEnd() {
    JsonPath answer = ask(Map.of("groupBy", List.of("age")), "backlog");
    // 24 and 25 for twelve days, 29 for a day and a half; 17 is solved on that day.
    count(answer, "backlog", 3);
    assertThat(byGroup(answer, "backlog")).isEqualTo(Map.of("7d_30d", 2.0, "1d_3d", 1.0));
    JsonPath week =
        query(Map.of("from", "2026-10-05", "to", "2026-10-10", "bucket", "day"), "backlog");
    // In the night to Thursday 12 waited, and nothing else on other days.
    assertThat(week.getList("rows.values.backlog.value", Double.class))
        .containsExactly(0.0, 0.0, 1.0, 0.0, 0.0);
    JsonPath september =
        query(Map.of("from", "2026-09-01", "to", "2026-10-01"), "backlog", "cases_created");
    count(september, "backlog", 1);
    count(september, "cases_created", 1);
    // On Sunday evening 17 is open again.
    count(query(Map.of("from", "2026-11-01", "to", "2026-11-02"), "backlog"), "backlog", 4);
  }

  @Test
  void natureOfInquiriesIsToldByTopicAndChannel() {
    JsonPath topics =
        ask(
            Map.of("groupBy", List.of("topic"), "compare", "previous_period"),
            "topic_share",
            "topic_trend");
    String delivery = "rows.find { it.group[0].value == '" + scenario.topic("D") + "' }";
    assertThat(topics.getString(delivery + ".group[0].label")).endsWith("golden-delivery");
    assertThat(topics.getDouble(delivery + ".values.topic_share.value"))
        .isEqualTo(10 / 27.0, EXACT);
    assertThat(topics.getInt(delivery + ".values.topic_share.cases")).isEqualTo(10);
    JsonPath channels =
        ask(Map.of("groupBy", List.of("channel")), "channel_share", "cases_created");
    assertThat(byGroup(channels, "cases_created"))
        .isEqualTo(Map.of("email", 24.0, "chat", 2.0, "phone", 1.0));
    assertThat(byGroup(channels, "channel_share"))
        .isEqualTo(Map.of("email", 24 / 27.0, "chat", 2 / 27.0, "phone", 1 / 27.0));
    assertThat(byGroup(ask(Map.of("groupBy", List.of("weekday")), "arrivals"), "arrivals"))
        .isEqualTo(Map.of("1", 5.0, "2", 6.0, "3", 5.0, "4", 5.0, "5", 4.0, "6", 2.0));
    Map<String, Double> hours =
        byGroup(ask(Map.of("groupBy", List.of("hour_of_day")), "arrivals"), "arrivals");
    // In local time on both sides of the night of the 25th: 11, 16 to 21, 25 and 30 at 9.
    assertThat(hours).containsEntry("9", 9.0).containsEntry("16", 1.0);
  }

  @Test
  void replyBelongsToItsAuthor() {
    JsonPath answer =
        ask(Map.of("groupBy", List.of("agent")), "replies_sent", "next_reply_time", "cases_solved");
    assertThat(byGroup(answer, "replies_sent"))
        .isEqualTo(
            Map.of("" + scenario.x(), 21.0, "" + scenario.y(), 7.0, "" + scenario.importer(), 1.0));
    // 27's second turn was answered by y; the first one, and 12, by x and y.
    String x = "rows.find { it.group[0].value == '" + scenario.x() + "' }.values.";
    assertThat(answer.getDouble(x + "next_reply_time.n")).isEqualTo(1);
    assertThat(answer.getDouble(x + "next_reply_time.calendar.mean")).isEqualTo(600, EXACT);
  }

  @Test
  void answersAreCreditedInEqualParts() {
    JsonPath answer = october("csat", "csat_rating", "csat_response_rate");
    // 27: 5, 12: 4, 11: 2; 16 was asked and said nothing.
    ratio(answer, "csat", 3, 2);
    mean(answer, "csat_rating.spread", 11 / 3.0);
    ratio(answer, "csat_response_rate", 4, 3);
    JsonPath agents = ask(Map.of("groupBy", List.of("agent")), "csat");
    String x = "rows.find { it.group[0].value == '" + scenario.x() + "' }.values.csat.";
    String y = "rows.find { it.group[0].value == '" + scenario.y() + "' }.values.csat.";
    assertThat(agents.getDouble(x + "n")).isEqualTo(0.5, EXACT);
    assertThat(agents.getDouble(x + "value")).isEqualTo(1, EXACT);
    assertThat(agents.getDouble(y + "n")).isEqualTo(2.5, EXACT);
    assertThat(agents.getDouble(y + "value")).isEqualTo(1.5 / 2.5, EXACT);
    ratio(agents, "csat", 3, 2);
  }

  @Test
  void loadIsForEachAgentWhoDidSomething() {
    JsonPath answer = october("agent_load", "arrivals_per_agent", "contact_rate");
    // x, y and whoever wrote down what customers said.
    assertThat(value(answer, "agent_load.n")).isEqualTo(3, EXACT);
    assertThat(value(answer, "agent_load.value")).isEqualTo(1, EXACT);
    assertThat(value(answer, "arrivals_per_agent.value")).isEqualTo(9, EXACT);
    assertThat(value(answer, "contact_rate.n")).isEqualTo(27, EXACT);
    long customers =
        Sql.of(
                "select count(*) from customers where merged_into_id is null and created_at < ?::timestamptz",
                GoldenScenario.instant("11-01T00:00"))
            .first(database, row -> row.getLong(1))
            .orElseThrow();
    assertThat(value(answer, "contact_rate.value")).isEqualTo(2700.0 / customers, EXACT);
  }

  @Test
  void dayOfTheChangedClockHasTwentyFiveHours() {
    JsonPath answer =
        query(
            Map.of(
                "from",
                "2026-10-24",
                "to",
                "2026-10-27",
                "bucket",
                "day",
                "compare",
                "previous_period"),
            "cases_created");
    assertThat(answer.getList("buckets.from", String.class))
        .containsExactly(
            "2026-10-23T22:00:00.000Z", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z");
    assertThat(answer.getList("buckets.label", String.class))
        .containsExactly("2026-10-24", "2026-10-25", "2026-10-26");
    assertThat(answer.getList("rows.values.cases_created.value", Double.class))
        .containsExactly(1.0, 0.0, 0.0);
    assertThat(answer.getString("comparedFrom")).isEqualTo("2026-10-20T22:00:00.000Z");
    // 27 on the 21st, 30 on the 22nd.
    assertThat(answer.getList("rows.compared.cases_created.value", Double.class))
        .containsExactly(1.0, 1.0, 0.0);
    // What they add up to is what the whole says.
    assertThat(answer.getDouble("total.values.cases_created.value")).isEqualTo(1);
    assertThat(answer.getDouble("total.compared.cases_created.value")).isEqualTo(2);
  }

  /** A number, and a metric for which it is the number of cases. */
  @Test
  void everyNumberOpensToItsCases() {
    List<String> metrics = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (metric.hasCases()) {
        metrics.add(EnumValues.wire(metric));
      }
    }
    for (String metric : metrics) {
      Metric known = EnumValues.parse(Metric.class, metric);
      String by =
          known.counting().requires().isEmpty()
              ? "priority"
              : known.counting().requires().getFirst();
      Map<String, Object> more =
          new LinkedHashMap<>(Map.of("groupBy", List.of(by), "bucket", "week"));
      if (known.counting().comparing()) {
        more.put("compare", "previous_period");
      }
      JsonPath answer = ask(more, metric);
      List<Map<String, Object>> rows = answer.getList("rows");
      for (int i = 0; i < rows.size(); i++) {
        Object cases = answer.get("rows[" + i + "].values." + metric + ".cases");
        if (cases == null) {
          continue;
        }
        String bucket = "buckets[" + answer.getInt("rows[" + i + "].bucket") + "]";
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("key", by);
        group.put("value", answer.get("rows[" + i + "].group[0].value"));
        JsonPath opened =
            cases(
                metric,
                Map.of(
                    "from",
                    answer.getString(bucket + ".from"),
                    "to",
                    answer.getString(bucket + ".to"),
                    "group",
                    List.of(group)));
        assertThat(opened.getLong("page.total"))
            .as(metric + " " + answer.getString(bucket + ".label"))
            .isEqualTo(((Number) cases).longValue());
        assertThat(opened.getList("data")).hasSize(((Number) cases).intValue());
      }
      if (known.counting().requires().isEmpty()) {
        JsonPath whole = october(metric);
        assertThat(cases(metric, Map.of()).getLong("page.total"))
            .as(metric)
            .isEqualTo(whole.getLong("total.values." + metric + ".cases"));
      }
    }
    // The numerator of a ratio opens, too.
    assertThat(cases("complaint_share", Map.of("part", true)).getList("data.id", Long.class))
        .containsExactlyInAnyOrder(scenario.id("11"), scenario.id("12"));
  }

  @Test
  void whoSeesNoneOfTheCasesCountsNone() {
    String stranger = Tokens.of("golden-stranger", "lead");
    JsonPath answer =
        given()
            .auth()
            .oauth2(stranger)
            .contentType("application/json")
            .body(question(Map.of(), "cases_created", "backlog", "csat", "first_reply_time"))
            .post("/api/v1/reports/query")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    count(answer, "cases_created", 0);
    count(answer, "backlog", 0);
    assertThat(answer.getMap("total.values")).doesNotContainKeys("csat", "first_reply_time");
  }

  /** Numbers give no names to a service that may not look them up. */
  @Test
  void namesAreForThoseWhoMayReadThem() {
    String counter = Tokens.service("golden-counter", "cases:read", "reports:read");
    for (String key : List.of("requester", "team")) {
      JsonPath answer =
          given()
              .auth()
              .oauth2(counter)
              .contentType("application/json")
              .body(question(Map.of("groupBy", List.of(key)), "cases_created"))
              .post("/api/v1/reports/query")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath(DOUBLES);
      count(answer, "cases_created", 27);
      assertThat(answer.getList("rows.group[0].label")).containsOnlyNulls();
    }
    Map<String, Object> cell = question(Map.of("metric", "cases_created"));
    cell.remove("metrics");
    assertThat(
            given()
                .auth()
                .oauth2(counter)
                .contentType("application/json")
                .body(cell)
                .post("/api/v1/reports/cases")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.requesterName"))
        .hasSize(27)
        .containsOnlyNulls();
  }

  /** Damaged facts are mended from the log, and nothing but the log. */
  @Test
  void measuringAnewGivesTheSame() {
    List<String> before = facts();
    assertThat(before).hasSizeGreaterThan(100);
    Sql.of("delete from case_moments where case_id = any(?) and source_id % 2 = 0", ids())
        .execute(database);
    Sql.of("delete from case_spans where case_id = any(?)", ids()).execute(database);
    Sql.of(
            """
            insert into case_spans (case_id, from_at, to_at, priority, channel, confidential, created_at)
            select id, created_at - interval '1 day', 'infinity', priority, channel, confidential, created_at
            from case_facts where id = any(?)""",
            ids())
        .execute(database);
    Sql.of(
            "update case_facts set replies = 7, resolved_at = null, touches = 0 where id = any(?)",
            ids())
        .execute(database);
    Sql.of("delete from case_clocks where case_id = any(?) and clock_id % 2 = 0", ids())
        .execute(database);
    Sql.of("update case_clocks set state = 'met', team_id = null where case_id = any(?)", ids())
        .execute(database);
    assertThat(facts()).isNotEqualTo(before);
    GoldenScenario.admin().post("/api/v1/reports/facts/rebuild").then().statusCode(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !GoldenScenario.admin()
                    .get("/api/v1/reports/facts")
                    .jsonPath()
                    .getBoolean("rebuilding"));
    assertThat(facts()).isEqualTo(before);
  }

  private List<Long> ids() {
    return Sql.of("select id from cases where source = ?", TAG)
        .list(database, row -> row.getLong(1));
  }

  private List<String> facts() {
    return Sql.of(
            """
            select 'f' || f::text from case_facts f where id = any(?)
            union all select 'm' || m::text from case_moments m where case_id = any(?)
            union all select 's' || s::text from case_spans s where case_id = any(?)
            union all select 'k' || k::text from case_clocks k where case_id = any(?) order by 1""",
            ids(),
            ids(),
            ids(),
            ids())
        .list(database, row -> row.getString(1));
  }

  /** What customers answered: the rows that surveys make. */
  private void answerSurveys() {
    for (String number : List.of("27", "12", "11", "16")) {
      Sql.of("delete from survey_candidates where case_id = ?", scenario.id(number))
          .execute(database);
      Sql.of("delete from surveys where case_id = ?", scenario.id(number)).execute(database);
    }
    survey("27", 5, "10-22T10:00");
    survey("12", 4, "10-09T10:00");
    survey("11", 2, "10-06T10:00");
    survey("16", null, "10-14T10:00");
  }

  private void survey(String number, Integer rating, String at) {
    String instant = GoldenScenario.instant(at);
    Sql.of(
            """
            insert into surveys (case_id, customer_id, state, nonce, solved_at, send_at, sent_at, expires_at, rating, answered_at, changed_at)
            select id, requester_id, ?, '\\x00', solved_at, solved_at, ?::timestamptz, now(), ?::smallint, ?::timestamptz, ?::timestamptz
            from cases where id = ?""",
            rating == null ? "sent" : "answered",
            instant,
            rating,
            rating == null ? null : instant,
            rating == null ? null : instant,
            scenario.id(number))
        .execute(database);
  }

  private static void awaitFacts() {
    Instant told = Instant.now();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Instant.parse(
                        GoldenScenario.admin()
                            .get("/api/v1/reports/facts")
                            .jsonPath()
                            .getString("asOf"))
                    .isAfter(told));
  }

  private static JsonPath october(String... metrics) {
    return ask(Map.of(), metrics);
  }

  private static JsonPath ask(Map<String, ?> more, String... metrics) {
    return query(more, metrics);
  }

  private static JsonPath query(Map<String, ?> more, String... metrics) {
    return GoldenScenario.admin()
        .body(question(more, metrics))
        .post("/api/v1/reports/query")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath(DOUBLES);
  }

  private static Map<String, Object> question(Map<String, ?> more, String... metrics) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("metrics", List.of(metrics));
    question.put("query", "tag:" + TAG);
    question.put("from", "2026-10-01");
    question.put("to", "2026-11-01");
    question.put("timeZone", "Europe/Berlin");
    question.putAll(more);
    return question;
  }

  private static JsonPath cases(String metric, Map<String, ?> more) {
    Map<String, Object> cell = question(more, metric);
    cell.remove("metrics");
    cell.put("metric", metric);
    return GoldenScenario.admin()
        .queryParam("limit", 100)
        .queryParam("count", true)
        .body(cell)
        .post("/api/v1/reports/cases")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, Double> byGroup(JsonPath answer, String metric) {
    Map<String, Double> values = new TreeMap<>();
    List<Map<String, Object>> rows = answer.getList("rows");
    for (int i = 0; i < rows.size(); i++) {
      values.put(
          String.valueOf((Object) answer.get("rows[" + i + "].group[0].value")),
          answer.getDouble("rows[" + i + "].values." + metric + ".value"));
    }
    return values;
  }

  private static double value(JsonPath answer, String path) {
    return answer.getDouble("total.values." + path);
  }

  private static void count(JsonPath answer, String metric, double expected) {
    assertThat(value(answer, metric + ".value")).as(metric).isEqualTo(expected, EXACT);
  }

  private static void sample(JsonPath answer, String metric, int n, int cases) {
    assertThat(value(answer, metric + ".n")).as(metric).isEqualTo(n, EXACT);
    assertThat(answer.getInt("total.values." + metric + ".cases")).as(metric).isEqualTo(cases);
  }

  private static void ratio(JsonPath answer, String metric, double n, double part) {
    assertThat(value(answer, metric + ".n")).as(metric).isEqualTo(n, EXACT);
    assertThat(value(answer, metric + ".part")).as(metric).isEqualTo(part, EXACT);
    assertThat(value(answer, metric + ".value")).as(metric).isEqualTo(part / n, EXACT);
  }

  private static void mean(JsonPath answer, String path, double expected) {
    assertThat(value(answer, path + ".mean")).as(path).isEqualTo(expected, EXACT);
  }

  private static void spread(
      JsonPath answer,
      String metric,
      String time,
      double mean,
      double median,
      double p90,
      double p95) {
    String path = metric + "." + time;
    mean(answer, path, mean);
    assertThat(value(answer, path + ".median")).as(path).isEqualTo(median, EXACT);
    assertThat(value(answer, path + ".p90")).as(path).isEqualTo(p90, EXACT);
    assertThat(value(answer, path + ".p95")).as(path).isEqualTo(p95, EXACT);
  }
}
