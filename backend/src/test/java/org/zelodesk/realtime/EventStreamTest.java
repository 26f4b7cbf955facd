package org.zelodesk.realtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Listener;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class EventStreamTest {

  private static final String AGENT = Tokens.of("stream-agent", "agent");

  @TestHTTPResource("/api/v1/events/stream")
  URI stream;

  @Inject AgroalDataSource database;

  @Test
  void anEventArrivesLiveAndIsReplayedToWhoComesBack() throws Exception {
    try (Listener listener = listen(AGENT, null)) {
      listener.await("open");
      long id = open("Live");
      String created = listener.await("\"caseId\":" + id);
      assertThat(created).contains("case.created");
      String cursor = listener.idBefore(created);
      try (Listener back = listen(AGENT, cursor)) {
        assertThat(back.await("\"caseId\":" + id)).contains("comment.created");
      }
    }
  }

  @Test
  void aReaderWithoutInternalRightsHearsNothingInternal() throws Exception {
    String bot = Tokens.service("stream-bot", "cases:read", "events:read");
    try (Listener listener = listen(bot, null)) {
      listener.await("open");
      long id = open("Half");
      note(id);
      reply(id);
      assertThat(listener.await("case.created\",\"caseId\":" + id)).isNotNull();
      listener.await("\"caseVersion\":4");
      assertThat(listener.heard())
          .noneMatch(
              line -> line.contains("\"caseId\":" + id) && line.contains("\"caseVersion\":3,"));
    }
  }

  @Test
  void theStreamOfADisabledAccountEnds() throws Exception {
    String leaver = Tokens.of("stream-leaver", "agent");
    try (Listener listener = listen(leaver, null)) {
      listener.await("open");
      Sql.of("update agents set active = false where subject = 'stream-leaver'").execute(database);
      assertThat(listener.ended(10)).isTrue();
    }
  }

  @Test
  void nothingIsSkippedWhileAnOlderTransactionIsOpen() throws Exception {
    String after =
        given().auth().oauth2(AGENT).get("/api/v1/events?after=latest").path("page.nextCursor");
    long late = open("Held open");
    List<Long> expected = new ArrayList<>();
    try (Connection held = heldConnection();
        Statement statement = held.createStatement()) {
      statement.execute("begin");
      statement.execute(
          "insert into events (type, subject_id, actor_kind, actor_name, visibility, occurred_at, data)"
              + " values ('tag.held', 1, 'system', '', 'internal', now(), '{}')");
      long newer = open("Committed meanwhile");
      List<Map<String, Object>> seen = feed(after);
      assertThat(seen)
          .noneMatch(
              event ->
                  event.get("caseId") != null
                      && ((Number) event.get("caseId")).longValue() == newer);
      statement.execute("commit");
      expected.add(late);
      expected.add(newer);
    }
    List<Map<String, Object>> all = feed(after);
    assertThat(all).anyMatch(event -> event.get("type").equals("tag.held"));
    for (Long id : expected) {
      assertThat(all)
          .anyMatch(
              event ->
                  event.get("caseId") != null && ((Number) event.get("caseId")).longValue() == id);
    }
  }

  /** A connection outside any transaction of the application. */
  private Connection heldConnection() throws Exception {
    String url;
    try (Connection any = database.getConnection()) {
      url = any.getMetaData().getURL();
    }
    return java.sql.DriverManager.getConnection(url, "postgres", "postgres");
  }

  private static List<Map<String, Object>> feed(String after) {
    return given()
        .auth()
        .oauth2(AGENT)
        .queryParam("after", after)
        .queryParam("limit", 100)
        .get("/api/v1/events")
        .jsonPath()
        .getList("data");
  }

  private Listener listen(String token, String lastEventId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Listener(request.build());
  }

  private static long open(String subject) {
    return given()
        .auth()
        .oauth2(AGENT)
        .contentType("application/json")
        .body(
            Map.of(
                "subject",
                subject,
                "channel",
                "phone",
                "requester",
                Map.of(
                    "identities", List.of(Map.of("kind", "email", "value", "stream@example.org"))),
                "comment",
                Map.of("visibility", "public", "author", "customer", "body", "Hello")))
        .post("/api/v1/cases")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private static void note(long id) {
    comment(id, "internal");
  }

  private static void reply(long id) {
    comment(id, "public");
  }

  private static void comment(long id, String visibility) {
    given()
        .auth()
        .oauth2(AGENT)
        .contentType("application/json")
        .body(Map.of("visibility", visibility, "body", "x"))
        .post("/api/v1/cases/" + id + "/comments")
        .then()
        .statusCode(201);
  }
}
