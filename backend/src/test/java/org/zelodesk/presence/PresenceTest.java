package org.zelodesk.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Listener;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** Who is at a case; and the notices on the live stream, of that and of drafts. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class PresenceTest {

  private static final String ANN = Objects.requireNonNull(Persona.CHANGE.token());
  private static final String BEN = Objects.requireNonNull(Persona.REPLY.token());

  @TestHTTPResource("/api/v1/events/stream")
  URI stream;

  @Inject Presences presences;

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void colleaguesSeeWhoIsThereAndWhatTheyDo() {
    enter(ANN, 1001, "viewing");
    JsonNode there = enter(BEN, 1001, "replying");
    assertThat(there.path("viewers")).hasSize(2);
    assertThat(there.at("/viewers/0/agentId").asLong()).isEqualTo(101);
    assertThat(there.at("/viewers/0/mode").asText()).isEqualTo("viewing");
    assertThat(there.at("/viewers/1/name").asText()).isEqualTo("Agent reply");
    assertThat(there.at("/viewers/1/mode").asText()).isEqualTo("replying");
    enter(ANN, 1002, "viewing");
    enter(Objects.requireNonNull(Persona.ADMIN.token()), 1007, "viewing");
    JsonNode seen = list(ANN, "1001,1002,1003,1007,999999");
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1).path("caseId").asLong()).isEqualTo(1002);
    assertThat(Http.call(ANN, "DELETE", "/api/v1/cases/1001/presence", null).status())
        .isEqualTo(204);
    assertThat(list(ANN, "1001").get(0).path("viewers")).hasSize(1);
  }

  @Test
  void whoHasSaidNothingForAWhileIsGone() {
    enter(ANN, 1001, "viewing");
    enter(BEN, 1001, "viewing");
    World.sql("update presences set seen_at = now() - interval '46 seconds' where agent_id = 101");
    assertThat(list(BEN, "1001").get(0).path("viewers")).hasSize(1);
    presences.expire();
    assertThat(World.count("select count(*) from presences")).isEqualTo(1);
    World.sql("update presences set seen_at = now() - interval '44 seconds'");
    presences.expire();
    assertThat(list(BEN, "1001")).hasSize(1);
  }

  @Test
  void itIsNobodysBusinessWhoDoesNotSeeTheCase() {
    enter(ANN, 1010, "viewing");
    assertThat(list(Objects.requireNonNull(Persona.ADMIN.token()), "1010")).isEmpty();
    assertThat(list(Objects.requireNonNull(Persona.OTHER.token()), "1010")).isEmpty();
    assertThat(list(BEN, "1010")).hasSize(1);
    assertThat(
            Http.call(Persona.PUBLIC.token(), "GET", "/api/v1/presence?caseIds=1001", null)
                .status())
        .isEqualTo(403);
  }

  @Test
  void thereIsAnEndToWhatCanBeAsked() {
    String many =
        String.join(",", IntStream.rangeClosed(1, 201).mapToObj(String::valueOf).toList());
    assertThat(Http.call(ANN, "GET", "/api/v1/presence?caseIds=" + many, null).status())
        .isEqualTo(400);
    assertThat(Http.call(ANN, "GET", "/api/v1/presence?caseIds=x", null).status()).isEqualTo(400);
    assertThat(Http.call(ANN, "GET", "/api/v1/presence", null).status()).isEqualTo(400);
  }

  @Test
  void presenceIsNoPartOfTheRecord() {
    long events = World.count("select count(*) from events");
    long version = World.count("select version from cases where id = 1001");
    enter(ANN, 1001, "viewing");
    enter(ANN, 1001, "replying");
    assertThat(World.count("select count(*) from events")).isEqualTo(events);
    assertThat(World.count("select version from cases where id = 1001")).isEqualTo(version);
  }

  @Test
  void theStreamTellsWhoComesWritesAndLeavesButNotEachSignOfLife() throws Exception {
    try (Listener ben = listen(BEN, "");
        Listener other = listen(Objects.requireNonNull(Persona.OTHER.token()), "")) {
      ben.await("open");
      other.await("open");
      enter(ANN, 1001, "viewing");
      assertThat(ben.await("\"caseId\":1001"))
          .contains("\"agentId\":101")
          .contains("\"mode\":\"viewing\"");
      long told = World.count("select count(*) from notices");
      enter(ANN, 1001, "viewing");
      assertThat(World.count("select count(*) from notices")).isEqualTo(told);
      enter(ANN, 1001, "replying");
      ben.await("\"mode\":\"replying\"");
      World.sql("update presences set seen_at = now() - interval '1 minute'");
      presences.expire();
      ben.await("\"viewers\":[]");
      assertThat(ben.heard())
          .contains("event:presence.updated")
          .noneMatch(l -> l.startsWith("id:"));
      enter(Objects.requireNonNull(Persona.OTHER.token()), 1006, "viewing");
      other.await("\"caseId\":1006");
      assertThat(other.heard()).noneMatch(line -> line.contains("1001"));
    }
  }

  @Test
  void theStreamTellsOfDraftsToThoseWhoMaySeeThem() throws Exception {
    String draft = UUID.randomUUID().toString();
    try (Listener ann = listen(ANN, "?types=draft.*");
        Listener ben = listen(BEN, "?types=draft.*")) {
      ann.await("open");
      ben.await("open");
      save(draft, "one", false, 0);
      assertThat(ann.await(draft)).contains("\"revision\":1").doesNotContain("one");
      save(draft, "two", true, 1);
      assertThat(ben.await(draft)).contains("\"shared\":true").contains("\"revision\":2");
      assertThat(ben.heard()).noneMatch(line -> line.contains("\"revision\":1,"));
      Http.must(BEN, "POST", "/api/v1/cases/1002/drafts/" + draft + "/take-over", null);
      assertThat(ann.await("taken_over")).contains("\"endedBy\":{\"id\":102");
      enter(ANN, 1001, "viewing");
      save(UUID.randomUUID().toString(), "three", false, 0);
      ann.await("\"revision\":1");
      assertThat(ann.heard()).noneMatch(line -> line.contains("presence"));
    }
  }

  private Listener listen(String token, String query) throws Exception {
    return new Listener(
        HttpRequest.newBuilder(URI.create(stream + query))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static void save(String draft, String text, boolean shared, long revision) {
    Http.must(
        ANN,
        "PUT",
        "/api/v1/cases/1002/drafts/" + draft,
        "{\"kind\": \"public\", \"bodyHtml\": \"%s\", \"shared\": %s, \"revision\": %d}"
            .formatted(text, shared, revision));
  }

  private static JsonNode enter(String token, long caseId, String mode) {
    return Http.must(
        token,
        "PUT",
        "/api/v1/cases/" + caseId + "/presence",
        "{\"mode\": \"%s\"}".formatted(mode));
  }

  private static JsonNode list(String token, String ids) {
    return Http.must(token, "GET", "/api/v1/presence?caseIds=" + ids, null).path("data");
  }
}
