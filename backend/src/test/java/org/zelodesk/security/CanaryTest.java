package org.zelodesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Contract;
import org.zelodesk.testing.ContractFilter;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * An internal note never leaves: canaries are put where only some may look, then everything that
 * the others can get is collected (every GET with every id, pages, expansions, headers, errors, the
 * stream) and searched. The same again after everything that moves comments about.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CanaryTest {

  /** Nobody outside of team 11, admins and services may read these words of case 1001. */
  private static final List<String> OF_THE_TEAM =
      List.of("kettle leaks", "arrive on monday", "third leak");

  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());
  private static final String MEMBER = Objects.requireNonNull(Persona.CHANGE.token());

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void theCanariesSing() {
    assertThat(everything(Persona.CHANGE))
        .contains(World.CANARY.toLowerCase(Locale.ROOT) + "-note");
    assertThat(everything(Persona.OTHER)).contains("a question about the shop");
    assertThat(everything(Persona.PUBLIC)).contains("the kettle leaks", "arrive on monday");
  }

  @Test
  void whoMayNotReadNotesNeverDoes() {
    looksClean("at first");
    change("PATCH", "/api/v1/cases/1001", "{\"status\": \"solved\"}");
    change(
        "PATCH",
        "/api/v1/cases/1001",
        "{\"status\": \"open\", \"reason\": \"%s-note\"}".formatted(World.CANARY));
    looksClean("after reopening");
    change("POST", "/api/v1/cases/1001/merge", "{\"into\": 1012}");
    looksCleanForServices("after a merge into a case that more people see");
    change("POST", "/api/v1/cases/1001/unmerge", null);
    looksClean("after its undoing");
    change(
        "POST",
        "/api/v1/cases/1001/split",
        "{\"commentIds\": [5003], \"subject\": \"A third one\"}");
    looksCleanForServices("after the note was split off");
    change("POST", "/api/v1/cases/1001/comments/5002/redactions", "{\"text\": \"Monday\"}");
    looksCleanForServices("after a redaction");
  }

  @Test
  void redactedWordsAreGoneForEverybody() {
    change(
        "POST",
        "/api/v1/cases/1001/comments/5003/redactions",
        "{\"text\": \"%s\"}".formatted(World.CANARY));
    for (Persona persona : new Persona[] {Persona.CHANGE, Persona.LEAD, Persona.SERVICE}) {
      assertThat(everything(persona))
          .as("%s after redaction", persona)
          .doesNotContain(World.CANARY.toLowerCase(Locale.ROOT) + "-note");
    }
  }

  @Test
  void readingChangesNothing() {
    String before = World.checksum();
    for (Contract.Operation operation : ContractFilter.contract().operations()) {
      if (operation.method().equals("GET") && !operation.id().equals("streamEvents")) {
        paths(operation)
            .forEach(path -> collect(Persona.ADMIN, "GET", path, null, new StringBuilder()));
      }
    }
    assertThat(World.checksum()).isEqualTo(before);
  }

  @Test
  void aStaleReplyDoesNotTellWhatIsInternal() {
    Http.Answer stale =
        Http.call(
            Persona.PUBLIC.token(),
            "POST",
            "/api/v1/cases/1001/comments",
            "{\"visibility\": \"public\", \"body\": \"x\", \"lastSeenCommentId\": 5001}");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("arrive on Monday").doesNotContain(World.CANARY);
  }

  @Test
  void countsDoNotTellWhatIsInternal() {
    JsonNode seen = Http.call(Persona.PUBLIC.token(), "GET", "/api/v1/cases/1001", null).json();
    JsonNode comments =
        Http.call(Persona.PUBLIC.token(), "GET", "/api/v1/cases/1001/comments?count=true", null)
            .json();
    assertThat(seen.path("commentCount").asInt()).isEqualTo(comments.path("data").size());
    assertThat(comments.path("page").path("total").asInt(comments.path("data").size()))
        .isEqualTo(comments.path("data").size());
    assertThat(seen.path("lastCommentId").asLong())
        .isEqualTo(comments.path("data").get(comments.path("data").size() - 1).path("id").asLong());
  }

  private static void looksClean(String when) {
    looksCleanForServices(when);
    for (Persona persona :
        new Persona[] {
          Persona.OTHER,
          Persona.REVOKED,
          Persona.COLLABORATOR,
          Persona.DISABLED,
          Persona.ANON,
          Persona.UNSCOPED
        }) {
      String seen = everything(persona);
      assertThat(seen)
          .as("%s %s", persona, when)
          .doesNotContain(World.CANARY.toLowerCase(Locale.ROOT));
      OF_THE_TEAM.forEach(
          words -> assertThat(seen).as("%s %s", persona, when).doesNotContain(words));
    }
  }

  private static void looksCleanForServices(String when) {
    assertThat(everything(Persona.PUBLIC))
        .as("a service without comments:read_internal, %s", when)
        .doesNotContain(World.CANARY.toLowerCase(Locale.ROOT));
  }

  private static void change(String method, String path, String body) {
    Http.must(path.endsWith("/redactions") ? MEMBER : ADMIN, method, path, body);
  }

  /**
   * All that a persona can get, in lower case: bodies and headers of every GET, and of refusals.
   */
  private static String everything(Persona persona) {
    StringBuilder collected = new StringBuilder();
    for (Contract.Operation operation : ContractFilter.contract().operations()) {
      if (operation.method().equals("GET") && !operation.id().equals("streamEvents")) {
        for (String path : paths(operation)) {
          collect(persona, "GET", path, null, collected);
          for (String variant : variants(operation)) {
            collect(persona, "GET", path + variant, null, collected);
          }
        }
      }
    }
    for (long id = 1001; id <= 1012; id++) {
      collect(persona, "PATCH", "/api/v1/cases/" + id, "{\"status\": \"nonsense\"}", collected);
      collect(
          persona,
          "POST",
          "/api/v1/cases/" + id + "/comments",
          "{\"visibility\": \"internal\"}",
          collected);
    }
    if (persona != Persona.ANON) {
      collected.append(Streams.replay(persona));
    }
    return collected.toString().toLowerCase(Locale.ROOT);
  }

  private static void collect(
      Persona persona, String method, String path, String body, StringBuilder collected) {
    String next = path;
    for (int page = 0; next != null && page < 50; page++) {
      Http.Answer answer = Http.call(persona.token(), method, next, body);
      assertThat(answer.status()).as("%s %s", method, next).isLessThan(500);
      collected.append(answer.body()).append(answer.headers()).append('\n');
      String link = answer.headers().get("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
  }

  /** The operation's path with every id of the world in it, and with one that is not. */
  private static Set<String> paths(Contract.Operation operation) {
    if (operation.path().contains("{commentId}")) {
      Set<String> pairs = new LinkedHashSet<>();
      for (String pair :
          World.text(
                  "select string_agg(distinct concat(c, '/', id), ' ') from comments, unnest(array[case_id, origin_case_id, 1006]) c where c is not null")
              .split(" ", -1)) {
        String[] ids = pair.split("/", -1);
        pairs.add(operation.path().replace("{id}", ids[0]).replace("{commentId}", ids[1]));
      }
      return pairs;
    }
    Set<String> paths = new LinkedHashSet<>(Set.of(operation.path()));
    for (JsonNode parameter : (Iterable<JsonNode>) operation.parameters("path")::iterator) {
      String name = "{" + parameter.path("name").asText() + "}";
      if (!parameter.path("example").asText().matches("\\d+")) {
        // The signed part of a link: nobody can go through all of them.
        paths =
            new LinkedHashSet<>(
                paths.stream()
                    .map(path -> path.replace(name, parameter.path("example").asText()))
                    .toList());
        continue;
      }
      // The examples name one of the first ids of each kind of thing.
      long example = Long.parseLong(parameter.path("example").asText());
      long first = example - example % 100 + 1;
      Set<String> filled = new LinkedHashSet<>();
      paths.forEach(
          path -> {
            for (long id = first; id < first + 14; id++) {
              filled.add(path.replace(name, String.valueOf(id)));
            }
          });
      paths = filled;
    }
    return paths;
  }

  private static List<String> variants(Contract.Operation operation) {
    List<String> variants = new ArrayList<>();
    if (operation.takes("include")) {
      variants.add("?include=requester,assignee,team,organization,topic");
    }
    if (operation.takes("limit")) {
      variants.add("?limit=2");
    }
    if (operation.takes("count")) {
      variants.add("?count=true");
    }
    return variants;
  }
}
