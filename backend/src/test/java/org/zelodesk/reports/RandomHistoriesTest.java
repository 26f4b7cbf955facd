package org.zelodesk.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/**
 * Random histories, counted once by the engine and once by whoever made them up: from the steps
 * themselves, with lists and loops. Only the question is the same.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class RandomHistoriesTest {

  private static final String TAG = "random-histories";
  private static final long SEED = 20_261_122;
  private static final int CASES = 120;
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
  private static final LocalDate END = LocalDate.of(2025, 5, 1);
  private static final List<String> CHANNELS = List.of("email", "chat", "phone");
  private static final String ADMIN = Tokens.of("random-admin", "admin");
  private static final String TOKEN_A = Tokens.of("random-a", "agent");
  private static final String TOKEN_B = Tokens.of("random-b", "agent");

  private final Random random = new Random(SEED);
  private final ObjectMapper json = new ObjectMapper();

  private record Step(Instant at, String what, long by) {}

  private record Told(String channel, Instant at, List<Step> steps) {}

  /** A sample of a metric: where and when it counts, whose it is, and how much it is. */
  private record Sample(int story, Instant at, String channel, String agent, double amount) {}

  @Test
  void engineCountsWhatHappened() throws Exception {
    long a = me(TOKEN_A);
    long b = me(TOKEN_B);
    List<Told> stories = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      stories.add(story(a, b));
    }
    admin().body(Map.of("name", TAG)).post("/api/v1/tags");
    bringIn(stories);
    Map<String, List<Sample>> samples = samples(stories);
    for (String by : List.of("", "channel", "agent")) {
      for (String bucket : List.of("", "day", "week", "month")) {
        List<String> metrics =
            samples.keySet().stream()
                .filter(metric -> !by.equals("agent") || isOfAgents(metric))
                .sorted()
                .toList();
        JsonNode answer = query(metrics, by, bucket);
        for (String metric : metrics) {
          compare(answer, metric, samples.get(metric), by, bucket);
        }
      }
    }
    compareBacklog(stories);
  }

  private static boolean isOfAgents(String metric) {
    return !Set.of("cases_created", "full_resolution_time", "agent_work_time", "replies")
        .contains(metric);
  }

  private Told story(long a, long b) {
    Instant at =
        FIRST
            .minusDays(10)
            .atStartOfDay(ZONE)
            .plusMinutes(random.nextInt(65 * 24 * 60))
            .toInstant();
    List<Step> steps = new ArrayList<>();
    Instant next = at;
    String status = "new";
    int count = random.nextInt(9);
    for (int i = 0; i < count; i++) {
      next = next.plusSeconds(60 + random.nextInt(random.nextBoolean() ? 7200 : 400_000));
      long by = random.nextBoolean() ? a : b;
      String what =
          List.of(
                  "customer",
                  "reply",
                  "reply",
                  "note",
                  "pending",
                  "on_hold",
                  "open",
                  "solved",
                  "solved")
              .get(random.nextInt(9));
      if (what.equals(status)
          || status.equals("new") && what.equals("open") && random.nextBoolean()) {
        continue;
      }
      steps.add(new Step(next, what, by));
      status = after(status, what);
    }
    return new Told(CHANNELS.get(random.nextInt(CHANNELS.size())), at, steps);
  }

  /** What becomes of a status: the customer's words open what waits, ours begin what is new. */
  private static String after(String status, String what) {
    return switch (what) {
      case "customer" -> status.equals("new") ? "new" : "open";
      case "reply" -> status.equals("new") ? "open" : status;
      case "note" -> status;
      default -> what;
    };
  }

  private static boolean isSolved(String status) {
    return status.equals("solved");
  }

  private Map<String, List<Sample>> samples(List<Told> stories) {
    Map<String, List<Sample>> samples = new TreeMap<>();
    for (String metric :
        List.of(
            "cases_created",
            "cases_solved",
            "reopens_by_customer",
            "reopens_by_agent",
            "replies_sent",
            "first_reply_time",
            "next_reply_time",
            "first_resolution_time",
            "full_resolution_time",
            "agent_work_time",
            "replies")) {
      samples.put(metric, new ArrayList<>());
    }
    for (int number = 0; number < stories.size(); number++) {
      Told story = stories.get(number);
      int id = number;
      Function<Step, String> who = step -> String.valueOf(step.by());
      samples.get("cases_created").add(new Sample(id, story.at(), story.channel(), "", 1));
      Instant waitingSince = story.at();
      boolean repliedBefore = false;
      int replies = 0;
      String status = "new";
      Instant since = story.at();
      double work = 0;
      Step solved = null;
      int solvings = 0;
      for (Step step : story.steps()) {
        if (step.what().equals("customer") && waitingSince == null) {
          waitingSince = step.at();
        }
        if (step.what().equals("reply")) {
          replies++;
          samples
              .get("replies_sent")
              .add(new Sample(id, step.at(), story.channel(), who.apply(step), 1));
          if (waitingSince != null) {
            samples
                .get(repliedBefore ? "next_reply_time" : "first_reply_time")
                .add(
                    new Sample(
                        id,
                        step.at(),
                        story.channel(),
                        who.apply(step),
                        seconds(waitingSince, step.at())));
            repliedBefore = true;
            waitingSince = null;
          }
        }
        String next = after(status, step.what());
        if (status.equals("new") || status.equals("open")) {
          work += seconds(since, step.at());
        }
        since = step.at();
        if (isSolved(next) && !isSolved(status)) {
          solved = step;
          solvings++;
          Sample one =
              new Sample(
                  id, step.at(), story.channel(), who.apply(step), seconds(story.at(), step.at()));
          samples.get("cases_solved").add(one);
          if (solvings == 1) {
            samples.get("first_resolution_time").add(one);
          }
        }
        if (isSolved(status) && !isSolved(next)) {
          samples
              .get(step.what().equals("customer") ? "reopens_by_customer" : "reopens_by_agent")
              .add(new Sample(id, step.at(), story.channel(), who.apply(step), 1));
        }
        status = next;
      }
      if (isSolved(status) && solved != null) {
        samples
            .get("full_resolution_time")
            .add(
                new Sample(id, solved.at(), story.channel(), "", seconds(story.at(), solved.at())));
        samples.get("agent_work_time").add(new Sample(id, solved.at(), story.channel(), "", work));
        samples.get("replies").add(new Sample(id, solved.at(), story.channel(), "", replies));
      }
    }
    return samples;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }

  private void compare(JsonNode answer, String metric, List<Sample> all, String by, String bucket) {
    List<Sample> within =
        all.stream()
            .filter(one -> !one.at().isBefore(FIRST.atStartOfDay(ZONE).toInstant()))
            .filter(one -> one.at().isBefore(END.atStartOfDay(ZONE).toInstant()))
            .toList();
    assertValue(
        metric + " in all", answer.path("total").path("values").path(metric), within, metric);
    if (by.isEmpty() && bucket.isEmpty()) {
      return;
    }
    Map<String, List<Sample>> expected =
        within.stream()
            .collect(
                Collectors.groupingBy(
                    one ->
                        (bucket.isEmpty() ? "" : begin(one.at(), bucket))
                            + "|"
                            + (by.equals("channel")
                                ? one.channel()
                                : by.equals("agent") ? one.agent() : "")));
    Map<String, JsonNode> told = new HashMap<>();
    for (JsonNode row : answer.path("rows")) {
      JsonNode value = row.path("values").path(metric);
      if (!value.isMissingNode() && value.path("n").asDouble() > 0) {
        told.put(
            (bucket.isEmpty()
                    ? ""
                    : answer
                        .path("buckets")
                        .path(row.path("bucket").asInt())
                        .path("label")
                        .asText())
                + "|"
                + (by.isEmpty() ? "" : row.path("group").path(0).path("value").asText()),
            value);
      }
    }
    assertThat(told.keySet()).as(metric + " by " + by + " " + bucket).isEqualTo(expected.keySet());
    expected.forEach(
        (place, some) -> assertValue(metric + " at " + place, told.get(place), some, metric));
  }

  private static String begin(Instant at, String bucket) {
    LocalDate day = at.atZone(ZONE).toLocalDate();
    return switch (bucket) {
      case "day" -> day.toString();
      case "week" -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toString();
      default -> day.withDayOfMonth(1).toString();
    };
  }

  private static void assertValue(String what, JsonNode value, List<Sample> some, String metric) {
    if (some.isEmpty()) {
      assertThat(value.path("n").asDouble()).as(what).isZero();
      return;
    }
    assertThat(value.path("n").asDouble()).as(what).isEqualTo(some.size());
    assertThat(value.path("cases").asInt())
        .as(what)
        .isEqualTo(some.stream().map(Sample::story).collect(Collectors.toSet()).size());
    JsonNode spread = metric.endsWith("_time") ? value.path("calendar") : value.path("spread");
    if (spread.isMissingNode()) {
      assertThat(value.path("value").asDouble()).as(what).isEqualTo(some.size());
      return;
    }
    List<Double> sorted = some.stream().map(Sample::amount).sorted().toList();
    assertThat(spread.path("mean").asDouble())
        .as(what)
        .isCloseTo(
            sorted.stream().mapToDouble(one -> one).average().orElseThrow(),
            Percentage.withPercentage(1e-9));
    assertThat(spread.path("median").asDouble()).as(what).isEqualTo(quantile(sorted, 0.5));
    assertThat(spread.path("p90").asDouble())
        .as(what)
        .isCloseTo(quantile(sorted, 0.9), Offset.offset(1e-6));
    assertThat(spread.path("p95").asDouble())
        .as(what)
        .isCloseTo(quantile(sorted, 0.95), Offset.offset(1e-6));
  }

  /** Between two neighbours, in proportion. */
  private static double quantile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  private void compareBacklog(List<Told> stories) throws Exception {
    JsonNode answer = query(List.of("backlog"), "age", "day");
    Map<String, Integer> told = new TreeMap<>();
    for (JsonNode row : answer.path("rows")) {
      int n = row.path("values").path("backlog").path("value").asInt();
      if (n > 0) {
        told.put(
            answer.path("buckets").path(row.path("bucket").asInt()).path("label").asText()
                + "|"
                + row.path("group").path(0).path("value").asText(),
            n);
      }
    }
    Map<String, Integer> expected = new TreeMap<>();
    for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
      Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
      for (Told story : stories) {
        String status = story.at().isAfter(end) ? "solved" : "new";
        for (Step step : story.steps()) {
          if (!step.at().isAfter(end)) {
            status = after(status, step.what());
          }
        }
        if (!isSolved(status)) {
          expected.merge(
              day + "|" + age(Duration.between(story.at(), end).toHours()), 1, Integer::sum);
        }
      }
    }
    assertThat(told).isEqualTo(expected);
  }

  private static String age(long hours) {
    return hours < 24
        ? "lt_1d"
        : hours < 72 ? "1d_3d" : hours < 168 ? "3d_7d" : hours < 720 ? "7d_30d" : "gt_30d";
  }

  private void bringIn(List<Told> stories) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < stories.size(); i++) {
      Told story = stories.get(i);
      List<Map<String, Object>> history = new ArrayList<>();
      for (Step step : story.steps()) {
        Map<String, Object> one =
            new LinkedHashMap<>(Map.of("at", step.at().toString(), "by", step.by()));
        switch (step.what()) {
          case "customer" ->
              one.put("comment", Map.of("visibility", "public", "author", "customer", "body", "?"));
          case "reply" -> one.put("comment", Map.of("visibility", "public", "body", "!"));
          case "note" -> one.put("comment", Map.of("visibility", "internal", "body", "."));
          default -> one.put("changes", Map.of("status", step.what()));
        }
        history.add(one);
      }
      lines
          .append(
              json.writeValueAsString(
                  Map.of(
                      "createdAt",
                      story.at().toString(),
                      "case",
                      Map.of(
                          "subject",
                          "Random",
                          "channel",
                          story.channel(),
                          "source",
                          TAG,
                          "externalId",
                          String.valueOf(i),
                          "tags",
                          List.of(TAG),
                          "requester",
                          Map.of(
                              "identities",
                              List.of(
                                  Map.of("kind", "email", "value", "r" + i + "@random.example"))),
                          "comment",
                          Map.of("visibility", "public", "author", "customer", "body", "Hello")),
                      "history",
                      history)))
          .append('\n');
    }
    JsonNode result =
        json.readTree(
            given()
                .auth()
                .oauth2(ADMIN)
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports")
                .asString());
    assertThat(result.path("refused")).isEmpty();
    assertThat(result.path("created").asInt()).isEqualTo(CASES);
    Instant told = Instant.now();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Instant.parse(admin().get("/api/v1/reports/facts").jsonPath().getString("asOf"))
                    .isAfter(told));
  }

  private JsonNode query(List<String> metrics, String by, String bucket) throws Exception {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("metrics", metrics);
    question.put("query", "tag:" + TAG);
    question.put("from", FIRST.toString());
    question.put("to", END.toString());
    question.put("timeZone", ZONE.getId());
    if (!by.isEmpty()) {
      question.put("groupBy", List.of(by));
    }
    if (!bucket.isEmpty()) {
      question.put("bucket", bucket);
    }
    return json.readTree(
        admin()
            .body(question)
            .post("/api/v1/reports/query")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static long me(String token) {
    return given().auth().oauth2(token).get("/api/v1/me").jsonPath().getLong("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
