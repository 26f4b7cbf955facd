package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** Queries over lists of cases: combined with filters, pages and what the reader sees. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseQueryTest {

  private static final Set<Persona> READERS =
      EnumSet.of(
          Persona.CHANGE,
          Persona.SEE,
          Persona.OTHER,
          Persona.LEAD,
          Persona.ADMIN,
          Persona.COLLABORATOR,
          Persona.SERVICE,
          Persona.PUBLIC,
          Persona.REVOKED);

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  @Test
  void findsCasesByNameIdAndWord() {
    assertThat(ids(Persona.ADMIN, "team:Workshop")).containsExactlyInAnyOrder(1007L, 1008L, 1009L);
    assertThat(ids(Persona.ADMIN, "tag:refund -team:none")).containsExactlyInAnyOrder(1001L, 1005L);
    assertThat(ids(Persona.ADMIN, "subject:LAMP or id:#1006"))
        .containsExactlyInAnyOrder(1005L, 1006L);
    assertThat(ids(Persona.ADMIN, "requester:ann@shop.test id<=1002 -id:1001"))
        .containsExactly(1002L);
    assertThat(ids(Persona.CHANGE, "team:my_teams confidential:true")).containsExactly(1010L);
    assertThat(ids(Persona.CHANGE, "team:none created:today")).hasSize(2);
    assertThat(ids(Persona.CHANGE, "updated>3d")).isEmpty();
    assertThat(ids(Persona.CHANGE, "watcher:me")).containsExactly(1001L);
  }

  @Test
  void combinesWithFiltersAndCounts() {
    JsonNode page =
        Http.must(
            token(Persona.ADMIN),
            "GET",
            "/api/v1/cases?teamId=11&count=true&limit=1&query=" + encoded("kettle -tag:refund"),
            null);
    assertThat(page.path("page").path("total").asInt()).isEqualTo(2);
    String cursor = page.path("page").path("nextCursor").asText();
    String next = "/api/v1/cases?teamId=11&limit=1&cursor=" + cursor + "&query=";
    assertThat(
            Http.must(token(Persona.ADMIN), "GET", next + encoded("kettle -tag:refund"), null)
                .path("data"))
        .hasSize(1);
    Http.Answer other = Http.call(token(Persona.ADMIN), "GET", next + encoded("kettle"), null);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().path("code").asText()).isEqualTo("cursor_mismatch");
  }

  @Test
  void nobodyFindsOrCountsWhatTheyDoNotSee() {
    for (Persona reader : READERS) {
      List<Long> visible = ids(reader, "");
      for (String query :
          new String[] {
            "id>0",
            "-id:1",
            "confidential:true or confidential:false",
            "status:new or -status:new",
            "team:11 or -team:11",
            "comments>=0"
          }) {
        assertThat(ids(reader, query)).as("%s: %s", reader, query).isEqualTo(visible);
        assertThat(
                Http.must(
                        token(reader),
                        "GET",
                        "/api/v1/cases?count=true&query=" + encoded(query),
                        null)
                    .path("page")
                    .path("total")
                    .asInt())
            .isEqualTo(visible.size());
      }
    }
  }

  @Test
  void commentsThatAreNotSeenAreNotCounted() {
    assertThat(ids(Persona.SERVICE, "id:1001 comments:3")).containsExactly(1001L);
    assertThat(ids(Persona.PUBLIC, "id:1001 comments:3")).isEmpty();
    assertThat(ids(Persona.PUBLIC, "id:1001 comments:2")).containsExactly(1001L);
  }

  @Test
  void whoMayNotReadCustomersWritesIds() {
    assertThat(ask(Persona.COLLABORATOR, "organization:501").status()).isEqualTo(200);
    assertThat(ask(Persona.COLLABORATOR, "organization:987654").status()).isEqualTo(200);
    for (String query : new String[] {"organization:\"Kettles & Co\"", "requester:ann@shop.test"}) {
      Http.Answer refused = ask(Persona.COLLABORATOR, query);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("code").asText()).isEqualTo("missing_permission");
    }
  }

  @Test
  void aFaultIsExplainedInTheReadersLanguage() {
    Http.Answer answer = ask(Persona.ADMIN, "status:open asignee:me");
    assertThat(answer.status()).isEqualTo(400);
    JsonNode problem = answer.json();
    assertThat(problem.path("code").asText()).isEqualTo("invalid_query");
    assertThat(problem.path("position").asInt()).isEqualTo(12);
    assertThat(problem.path("suggestion").asText()).isEqualTo("assignee");
    assertThat(problem.path("expected")).isNotEmpty();
    assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo("?query");
    assertThat(problem.path("errors").path(0).path("detail").asText())
        .isEqualTo("unknown key asignee, did you mean assignee?");
  }

  @Test
  void anyTextIsAnsweredOrRefused() {
    Random random = new Random(20261122);
    List<String> texts =
        new ArrayList<>(List.of("я".repeat(2000), "茶".repeat(2000), "a ".repeat(999)));
    RandomQueries queries = new RandomQueries(QueryFields.with(List.of(), true), random);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(queries.query());
      for (int change = random.nextInt(3); change > 0; change--) {
        int at = random.nextInt(text.length());
        text.replace(
            at, at + 1, String.valueOf(":<>(),\"-*\\ '%é😀\u0007".charAt(random.nextInt(15))));
      }
      texts.add(text.toString());
    }
    for (String text : texts) {
      assertThat(ask(Persona.ADMIN, text).status()).as(text).isIn(200, 400);
    }
  }

  @Test
  void theKeysCanBeListed() {
    JsonNode keys =
        Http.must(token(Persona.CHANGE), "GET", "/api/v1/query/fields", null).path("data");
    assertThat(keys.findValuesAsText("key")).contains("status", "assignee", "custom.order_number");
    assertThat(keys.findValuesAsText("type")).contains("choice", "agent", "instant");
  }

  private static List<Long> ids(Persona reader, String query) {
    Http.Answer answer = ask(reader, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<Long> ids = new ArrayList<>();
    answer.json().path("data").forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }

  private static Http.Answer ask(Persona reader, String query) {
    return Http.call(token(reader), "GET", "/api/v1/cases?limit=100&query=" + encoded(query), null);
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String token(Persona reader) {
    return java.util.Objects.requireNonNull(reader.token());
  }
}
