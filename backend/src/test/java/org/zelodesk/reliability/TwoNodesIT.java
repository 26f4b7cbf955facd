package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zelodesk.launcher.LocalPostgres;
import org.zelodesk.testing.Tokens;

/**
 * Two packaged backends on one database that know nothing of each other: what one takes away, the
 * other gives no more within five seconds; and what is to be published is, once.
 */
class TwoNodesIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final int FREEZING = 40;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMIN = Tokens.of("nodes-admin", "admin");

  private static LocalPostgres postgres;
  private static BackendProcess here;
  private static BackendProcess there;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    client = HttpClient.newHttpClient();
    postgres = LocalPostgres.throwaway();
    here = BackendProcess.start(postgres, 0, folder.resolve("here.log"));
    there = BackendProcess.start(postgres, 0, folder.resolve("there.log"));
  }

  @AfterAll
  static void stop() throws Exception {
    client.shutdownNow();
    for (BackendProcess node : new BackendProcess[] {here, there}) {
      if (node != null) {
        node.kill();
      }
    }
    postgres.close();
  }

  @Test
  void whoIsDisabledOnOneNodeIsOutOnTheOther() throws Exception {
    String leaver = Tokens.of("nodes-leaver", "agent");
    long id = must(there, leaver, "GET", "/me", "").path("id").asLong();
    try (Stream stream = new Stream(there, leaver)) {
      must(here, ADMIN, "PATCH", "/agents/" + id, "{\"active\": false}");
      long from = System.nanoTime();
      awaitStatus(there, leaver, "/cases", 403);
      stream.awaitEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(AT_ONCE);
    }
  }

  @Test
  void whoLeavesATeamOnOneNodeSeesItsCasesNoMoreOnTheOther() throws Exception {
    String mover = Tokens.of("nodes-mover", "agent");
    long id = must(there, mover, "GET", "/me", "").path("id").asLong();
    long team = must(here, ADMIN, "POST", "/teams", "{\"name\": \"Nodes\"}").path("id").asLong();
    String membership = "/teams/" + team + "/members/" + id;
    must(here, ADMIN, "PUT", membership, "{\"level\": \"change\"}");
    String path = "/cases/" + open(team);
    awaitStatus(there, mover, path, 200);
    try (Stream stream = new Stream(there, mover)) {
      must(here, ADMIN, "DELETE", membership, "");
      awaitStatus(there, mover, path, 404);
      // By now the stream knows it, too: it looks at the same memory.
      must(here, ADMIN, "PATCH", path, "{\"subject\": \"not for them\"}");
      long everybodys = open(0);
      assertThat(stream.upTo("\"caseId\":" + everybodys)).doesNotContain("not for them");
    }
  }

  @Test
  void whatOneNodeWritesTheStreamsOfTheOtherTell() throws Exception {
    String listener = Tokens.of("nodes-listener", "agent");
    try (Stream stream = new Stream(there, listener)) {
      long id = open(0);
      assertThat(stream.upTo("\"caseId\":" + id)).contains("case.created");
    }
  }

  /** Warnings and breaches: each once, whichever node was about to publish it when it froze. */
  @Test
  void aNodeThatFreezesAndGoesOnPublishesNothingTwice() throws Exception {
    Duration frozen = Duration.ofSeconds(Integer.getInteger("zelodesk.freeze.seconds", 12));
    must(
        here,
        ADMIN,
        "POST",
        "/sla-policies",
        """
        {"name": "Freeze", "warnings": [{"percent": 50}], "targets": {"first_reply": {"normal": 6}}}""");
    List<Long> cases = new ArrayList<>();
    for (int number = 0; number < FREEZING; number++) {
      cases.add(open(0));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> signals(cases.getFirst()).contains("sla.warning"));
    there.freeze();
    Instant end = Instant.now().plus(frozen);
    try {
      Awaitility.await()
          .atMost(frozen.plusSeconds(30))
          .until(
              () ->
                  signals(cases.getLast()).contains("sla.breached") && Instant.now().isAfter(end));
    } finally {
      there.thaw();
    }
    awaitStatus(there, ADMIN, "/me", 200);
    long after = open(0);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> signals(after).contains("sla.breached"));
    for (Long id : cases) {
      assertThat(signals(id)).containsExactly("sla.started", "sla.warning", "sla.breached");
    }
  }

  private static List<String> signals(long id) throws Exception {
    List<String> types = new ArrayList<>();
    must(here, ADMIN, "GET", "/cases/" + id + "/events", "")
        .path("data")
        .forEach(event -> types.add(event.path("type").asText()));
    types.removeIf(type -> !type.startsWith("sla.") || type.equals("sla.policy_applied"));
    return types;
  }

  /**
   * @param team 0 for a case of no team, which every agent sees
   */
  private static long open(long team) throws Exception {
    return must(
            here,
            ADMIN,
            "POST",
            "/cases",
            """
            {"subject": "Two nodes", "channel": "phone", %s
             "requester": {"identities": [{"kind": "email", "value": "nodes@example.org"}]},
             "comment": {"visibility": "public", "author": "customer", "body": "Hello"}}"""
                .formatted(team == 0 ? "" : "\"teamId\": " + team + ","))
        .path("id")
        .asLong();
  }

  private static void awaitStatus(BackendProcess node, String token, String path, int status) {
    Awaitility.await()
        .atMost(AT_ONCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> call(node, token, "GET", path, "").statusCode() == status);
  }

  private static JsonNode must(
      BackendProcess node, String token, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = call(node, token, method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> call(
      BackendProcess node, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(node, token, path)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(BackendProcess node, String token, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + "/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  /** A live stream that is open from the constructor on. */
  private static final class Stream implements AutoCloseable {

    private final BufferedReader lines;

    Stream(BackendProcess node, String token) throws Exception {
      HttpResponse<InputStream> answer =
          client.send(
              request(node, token, "/events/stream").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      upTo("open");
    }

    /** All that comes, up to the line with this part. */
    String upTo(String part) throws IOException {
      StringBuilder heard = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.append(line).append('\n');
        if (line.contains(part)) {
          return heard.toString();
        }
      }
      throw new AssertionError("the stream ended before " + part + ": " + heard);
    }

    void awaitEnd() throws IOException {
      String line = lines.readLine();
      while (line != null) {
        line = lines.readLine();
      }
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
