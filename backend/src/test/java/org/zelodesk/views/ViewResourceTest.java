package org.zelodesk.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** Saved views: whose they are, what they ask, in which order, and how many cases they hold. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ViewResourceTest {

  private static final String ALL = "/api/v1/views";

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  @Test
  void everyDeskHasTheSameSixInTheReadersLanguage() {
    HttpRequest inRussian =
        HttpRequest.newBuilder(uri(ALL))
            .header("Authorization", "Bearer " + Persona.SEE.token())
            .header("Accept-Language", "ru")
            .build();
    JsonNode russian = sent(inRussian);
    assertThat(russian.path("data").findValuesAsText("builtIn").subList(0, 6))
        .containsExactly(
            "mine", "unassigned", "my_teams", "sla_at_risk", "waiting_for_me", "recently_solved");
    assertThat(russian.path("data").path(0).path("name").asText()).isEqualTo("Мои");
    for (JsonNode view : russian.path("data")) {
      String query = view.path("query").asText();
      assertThat(
              call(
                      Persona.SEE,
                      "GET",
                      "/api/v1/cases?sort="
                          + view.path("sort").asText()
                          + "&query="
                          + java.net.URLEncoder.encode(query, StandardCharsets.UTF_8),
                      null)
                  .status())
          .as(query)
          .isEqualTo(200);
      assertThat(view.path("changeable").asBoolean()).isFalse();
    }
    assertThat(code(call(Persona.ADMIN, "PATCH", ALL + "/1", "{\"name\": \"My own\"}")))
        .isEqualTo("409 view_built_in");
    assertThat(code(call(Persona.ADMIN, "DELETE", ALL + "/6", null)))
        .isEqualTo("409 view_built_in");
  }

  @Test
  void aPersonalViewIsItsOwnersAlone() {
    long id = make(Persona.SEE, "\"personal\"", "assignee:me");
    for (Persona other : List.of(Persona.ADMIN, Persona.LEAD, Persona.CHANGE, Persona.SERVICE)) {
      assertThat(call(other, "GET", ALL + "/" + id, null).status()).isEqualTo(404);
      assertThat(call(other, "PATCH", ALL + "/" + id, "{\"name\": \"x\"}").status()).isEqualTo(404);
      assertThat(call(other, "DELETE", ALL + "/" + id, null).status()).isEqualTo(404);
      assertThat(names(other)).doesNotContain("A view");
      assertThat(counts(other, String.valueOf(id))).isEmpty();
      assertThat(call(other, "GET", "/api/v1/events?types=view.*", null).body())
          .doesNotContain("A view");
    }
    assertThat(names(Persona.SEE)).contains("A view");
    assertThat(call(Persona.SEE, "GET", "/api/v1/events?types=view.*", null).body())
        .contains("A view");
  }

  @Test
  void aTeamsViewIsMadeByItsLeadsAndReadByItsMembers() {
    assertThat(code(call(Persona.CHANGE, "POST", ALL, body("\"team\", \"teamId\": 11", ""))))
        .isEqualTo("403 not_allowed");
    assertThat(code(call(Persona.LEAD, "POST", ALL, body("\"team\", \"teamId\": 13", ""))))
        .isEqualTo("403 not_allowed");
    assertThat(code(call(Persona.LEAD, "POST", ALL, body("\"team\", \"teamId\": 99", ""))))
        .isEqualTo("422 invalid /teamId not_found");
    assertThat(code(call(Persona.LEAD, "POST", ALL, body("\"team\"", ""))))
        .isEqualTo("422 invalid /teamId required");
    assertThat(code(call(Persona.LEAD, "POST", ALL, body("\"personal\", \"teamId\": 11", ""))))
        .isEqualTo("422 invalid /teamId only_of_team");
    long id = make(Persona.LEAD, "\"team\", \"teamId\": 11", "team:11");
    assertThat(names(Persona.SEE)).contains("A view");
    assertThat(names(Persona.OTHER)).doesNotContain("A view");
    assertThat(call(Persona.OTHER, "GET", ALL + "/" + id, null).status()).isEqualTo(404);
    assertThat(code(call(Persona.CHANGE, "PATCH", ALL + "/" + id, "{\"name\": \"x\"}")))
        .isEqualTo("403 not_allowed");
    // Whoever cares for the settings finds every team's.
    assertThat(call(Persona.ADMIN, "GET", ALL + "?teamId=11", null).body()).contains("A view");
    assertThat(call(Persona.OTHER, "GET", ALL + "?teamId=11", null).body())
        .doesNotContain("A view");
    assertThat(call(Persona.OTHER, "GET", "/api/v1/events?types=view.*", null).body())
        .doesNotContain("A view");
    assertThat(call(Persona.SEE, "GET", "/api/v1/events?types=view.*", null).body())
        .contains("A view");
  }

  @Test
  void onlySettingsPeopleShareWithEverybody() {
    assertThat(code(call(Persona.LEAD, "POST", ALL, body("\"shared\"", ""))))
        .isEqualTo("403 not_allowed");
    long id = make(Persona.ADMIN, "\"shared\"", "tag:refund");
    assertThat(names(Persona.OTHER)).contains("A view");
    // Making it a team's takes it away from the others, and tells them that it is gone.
    Http.Answer moved =
        call(Persona.ADMIN, "PATCH", ALL + "/" + id, "{\"scope\": \"team\", \"teamId\": 11}");
    assertThat(moved.json().path("version").asInt()).isEqualTo(2);
    assertThat(names(Persona.OTHER)).doesNotContain("A view");
    assertThat(names(Persona.LEAD)).contains("A view");
    JsonNode told =
        call(Persona.OTHER, "GET", "/api/v1/events?types=view.*", null).json().path("data");
    assertThat(told.findValuesAsText("type")).containsExactly("view.created", "view.deleted");
    // A lead of the team may have it now, and keep it for themselves.
    Http.Answer mine = call(Persona.LEAD, "PATCH", ALL + "/" + id, "{\"scope\": \"personal\"}");
    assertThat(mine.json().path("ownerId").asLong()).isEqualTo(Persona.LEAD.id());
    assertThat(call(Persona.ADMIN, "GET", ALL + "/" + id, null).status()).isEqualTo(404);
  }

  @Test
  void aFaultInTheQueryIsNamedWithItsPlaceWhenItIsSaved() {
    Http.Answer wrong =
        call(Persona.SEE, "POST", ALL, body("\"personal\"", "status:open asignee:me"));
    assertThat(code(wrong)).isEqualTo("400 invalid_query /query query_unknown_key_near");
    assertThat(wrong.json().path("position").asInt()).isEqualTo(12);
    assertThat(wrong.json().path("suggestion").asText()).isEqualTo("assignee");
    long id = make(Persona.SEE, "\"personal\"", "status:open");
    Http.Answer changed =
        call(Persona.SEE, "PATCH", ALL + "/" + id, "{\"query\": \"status:opne\"}");
    assertThat(code(changed)).startsWith("400 invalid_query /query");
    assertThat(code(call(Persona.SEE, "PATCH", ALL + "/" + id, "{\"sort\": \"subject\"}")))
        .startsWith("422 invalid /sort");
    assertThat(call(Persona.SEE, "PATCH", ALL + "/" + id, "{\"columns\": [\"age\"]}").status())
        .isEqualTo(422);
  }

  @Test
  void everyReaderArrangesTheirOwn() {
    long id = make(Persona.SEE, "\"personal\"", "");
    Http.Answer arranged =
        call(
            Persona.SEE,
            "PUT",
            ALL + "/order",
            "{\"ids\": [%d, 3], \"hiddenIds\": [2]}".formatted(id));
    List<Long> order = new ArrayList<>();
    arranged.json().path("data").forEach(view -> order.add(view.path("id").asLong()));
    assertThat(order).startsWith(id, 3L, 2L, 1L, 4L);
    assertThat(arranged.json().path("data").path(2).path("hidden").asBoolean()).isTrue();
    assertThat(arranged.json().path("data").findValuesAsText("position")).startsWith("1", "2", "3");
    assertThat(names(Persona.CHANGE)).startsWith("Mine", "Unassigned");
    assertThat(
            code(
                call(
                    Persona.SEE,
                    "PUT",
                    ALL + "/order",
                    "{\"ids\": [1, 1, 1403], \"hiddenIds\": []}")))
        .isEqualTo("422 invalid /ids/1 given_twice");
    assertThat(call(Persona.SEE, "GET", ALL + "/counts", null).json().path("data"))
        .noneMatch(count -> count.path("viewId").asInt() == 2);
  }

  @Test
  void countsAreThoseOfTheReader() {
    String everything = String.valueOf(make(Persona.ADMIN, "\"shared\"", ""));
    for (Persona persona :
        List.of(
            Persona.CHANGE,
            Persona.OTHER,
            Persona.ADMIN,
            Persona.COLLABORATOR,
            Persona.SERVICE,
            Persona.REVOKED)) {
      int seen = call(persona, "GET", "/api/v1/cases?limit=100", null).json().path("data").size();
      JsonNode count = counts(persona, everything).get(0);
      assertThat(count.path("count").asInt()).as(persona.name()).isEqualTo(seen);
      assertThat(count.path("capped").asBoolean()).isFalse();
    }
    // Whoever loses the right to see has other counts at once, whatever is remembered.
    int before = counts(Persona.OTHER, everything).get(0).path("count").asInt();
    Http.must(
        Objects.requireNonNull(Persona.ADMIN.token()),
        "PUT",
        "/api/v1/teams/13/members/" + Persona.OTHER.id(),
        "{\"level\": \"see\"}");
    assertThat(counts(Persona.OTHER, everything).get(0).path("count").asInt())
        .isEqualTo(before + 4);
  }

  @Test
  void countsEndAtAThousand() {
    World.sql(
        "insert into cases (version, subject, status, priority, channel, requester_id, received_at,"
            + " created_at, updated_at) select 1, 'Many', 'open', 1, 'email', 2001, now(), now(),"
            + " now() from generate_series(1, 1001)");
    JsonNode count = counts(Persona.SEE, "2").get(0);
    assertThat(count.path("count").asInt()).isEqualTo(1000);
    assertThat(count.path("capped").asBoolean()).isTrue();
  }

  @Test
  void aViewThatCannotBeAskedAnyMoreSaysWhy() {
    long id = make(Persona.ADMIN, "\"shared\"", "team:Workshop");
    World.sql("update teams set name = 'Garage' where id = 13");
    JsonNode found = counts(Persona.ADMIN, "1," + id);
    assertThat(found.get(0).path("fault").isNull()).isTrue();
    assertThat(found.get(1).path("fault").asText()).isEqualTo("invalid_query");
    assertThat(found.get(1).path("count").isNull()).isTrue();
  }

  @Test
  void aListIsGroupedByAValue() {
    JsonNode groups =
        call(Persona.ADMIN, "GET", "/api/v1/cases/groups?by=team&query=status:new,open", null)
            .json()
            .path("data");
    for (JsonNode group : groups) {
      String team = group.path("value").isNull() ? "none" : group.path("value").asText();
      int listed =
          call(
                  Persona.ADMIN,
                  "GET",
                  "/api/v1/cases?limit=100&query=status:new,open&teamId=" + team,
                  null)
              .json()
              .path("data")
              .size();
      assertThat(group.path("count").asInt()).as(team).isEqualTo(listed);
    }
    assertThat(groups).hasSize(3);
    assertThat(call(Persona.OTHER, "GET", "/api/v1/cases/groups?by=team", null).json().path("data"))
        .noneMatch(group -> group.path("value").asText().equals("13"));
  }

  @Test
  void theStreamTellsWhenACountChanges() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/v1/events/stream?types=none.at_all&views=2"))
            .header("Authorization", "Bearer " + Persona.SEE.token())
            .build();
    List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    try {
      HttpResponse<java.util.stream.Stream<String>> answer =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
      awaitLine(lines, line -> line.contains("\"viewId\":2,"));
      Http.must(
          Objects.requireNonNull(Persona.ADMIN.token()),
          "PATCH",
          "/api/v1/cases/1012",
          "{\"assigneeId\": 107}");
      int unassigned =
          call(
                  Persona.SEE,
                  "GET",
                  "/api/v1/cases?limit=100&query=assignee:none&status=new,open,pending,on_hold",
                  null)
              .json()
              .path("data")
              .size();
      awaitLine(lines, line -> line.contains("\"viewId\":2,\"count\":" + unassigned + ","));
      assertThat(lines).noneMatch(line -> line.startsWith("id:"));
      assertThat(lines).anyMatch(line -> line.matches("event: ?views\\.counts"));
    } finally {
      client.shutdownNow();
    }
    assertThat(Http.statusOfStream(Persona.SEE.token(), "/api/v1/events/stream?views=one"))
        .isEqualTo(400);
  }

  private static void awaitLine(List<String> lines, Predicate<String> wanted) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(lines).anyMatch(wanted));
  }

  private static JsonNode counts(Persona reader, String ids) {
    return call(reader, "GET", ALL + "/counts?ids=" + ids, null).json().path("data");
  }

  private static List<String> names(Persona reader) {
    return call(reader, "GET", ALL, null).json().path("data").findValuesAsText("name");
  }

  private static long make(Persona maker, String scope, String query) {
    Http.Answer made = call(maker, "POST", ALL, body(scope, query));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asLong();
  }

  private static String body(String scope, String query) {
    return "{\"name\": \"A view\", \"scope\": %s, \"query\": \"%s\"}".formatted(scope, query);
  }

  private static Http.Answer call(Persona persona, String method, String path, String body) {
    return Http.call(persona.token(), method, path, body);
  }

  /** Status, code, and the first fault. */
  private static String code(Http.Answer answer) {
    JsonNode problem = answer.json();
    JsonNode fault = problem.path("errors").path(0);
    return (answer.status()
            + " "
            + problem.path("code").asText()
            + " "
            + fault.path("pointer").asText()
            + " "
            + fault.path("code").asText())
        .strip();
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + io.restassured.RestAssured.port + path);
  }

  private static JsonNode sent(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
