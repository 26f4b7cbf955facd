package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zelodesk.launcher.LocalPostgres;
import org.zelodesk.testing.Tokens;

/**
 * Comments that wait are said once and in time by two packaged backends on one database, also when
 * one of them is killed while it does so.
 */
class SendingIT {

  private static final int CASES = 10;
  private static final int OF_EACH = 8;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AGENT = Tokens.of("sending-agent", "agent");

  /** A comment that was held back, and the case that it belongs to. */
  private record Held(long caseId, long id) {}

  @Test
  void eachIsSaidOnceThoughANodeIsKilledMeanwhile(@TempDir Path folder) throws Exception {
    LocalPostgres postgres = LocalPostgres.throwaway();
    BackendProcess here = BackendProcess.start(postgres, 0, folder.resolve("here.log"));
    BackendProcess there = BackendProcess.start(postgres, 0, folder.resolve("there.log"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<Held> all = new ArrayList<>();
      Instant at = Instant.now().plusSeconds(8);
      for (int number = 0; number < CASES; number++) {
        long id = open(client, here);
        for (int each = 0; each < OF_EACH; each++) {
          String body =
              "{\"visibility\": \"public\", \"body\": \"Words %d\", \"sendAt\": \"%s\"}"
                  .formatted(each, at);
          JsonNode held =
              call(
                  client, each % 2 == 0 ? here : there, "POST", "/cases/" + id + "/comments", body);
          all.add(new Held(id, held.path("scheduledId").asLong()));
        }
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> state(client, here, all.getFirst()).path("state").asText().equals("sent"));
      there.kill();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                for (Held one : all) {
                  if (!state(client, here, one).path("state").asText().equals("sent")) {
                    return false;
                  }
                }
                return true;
              });
      Duration latest = Duration.ZERO;
      for (long id : all.stream().map(Held::caseId).distinct().toList()) {
        JsonNode said = call(client, here, "GET", "/cases/" + id + "/comments?limit=100", "");
        List<String> words = new ArrayList<>();
        for (JsonNode one : said.path("data")) {
          words.add(one.path("body").asText());
          if (words.size() > 1) {
            Duration late = Duration.between(at, Instant.parse(one.path("createdAt").asText()));
            latest = late.compareTo(latest) > 0 ? late : latest;
          }
        }
        assertThat(words).hasSize(1 + OF_EACH).doesNotHaveDuplicates();
      }
      System.out.println("the last of " + all.size() + " was said after " + latest);
    } finally {
      here.kill();
      there.kill();
      postgres.close();
    }
  }

  private static JsonNode state(HttpClient client, BackendProcess node, Held one) throws Exception {
    return call(
        client, node, "GET", "/cases/" + one.caseId() + "/scheduled-comments/" + one.id(), "");
  }

  private static long open(HttpClient client, BackendProcess node) throws Exception {
    return call(
            client,
            node,
            "POST",
            "/cases",
            """
            {"subject": "Sending", "channel": "phone",
             "requester": {"identities": [{"kind": "email", "value": "sending@example.org"}]},
             "comment": {"visibility": "public", "author": "customer", "body": "Hello"}}""")
        .path("id")
        .asLong();
  }

  private static JsonNode call(
      HttpClient client, BackendProcess node, String method, String path, String body)
      throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + AGENT)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }
}
