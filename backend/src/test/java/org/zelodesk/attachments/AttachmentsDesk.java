package org.zelodesk.attachments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Tokens;

/**
 * A case of a team that ann belongs to and bob does not, and short ways to do things with files.
 */
abstract class AttachmentsDesk {

  static final String PATH = "/api/v1/attachments";
  static final String ANN = Tokens.of("files-ann", "agent");
  static final String BOB = Tokens.of("files-bob", "agent");
  static final String ADMIN = Tokens.of("files-admin", "admin");
  static final byte[] PNG = MediaTypesTest.PNG;

  @Inject AgroalDataSource database;
  @Inject Attachments attachments;
  @Inject StrayBlobs strays;
  @Inject Actors actors;
  @Inject AttachmentsConfig config;
  @Inject AttachmentRepository repository;

  Actor ann;
  Actor bob;
  long teamId;
  long caseId;

  @BeforeEach
  void aCaseOfAnnsTeam() {
    for (String token : List.of(ANN, BOB, ADMIN)) {
      as(token).get(PATH + "/1").then().statusCode(404);
    }
    ann = actors.bySubject("files-ann").orElseThrow();
    bob = actors.bySubject("files-bob").orElseThrow();
    teamId =
        id(
            "insert into teams (name, created_at, updated_at) values (gen_random_uuid()::text, now(), now()) returning id");
    Sql.of(
            "insert into team_members (team_id, agent_id, level) values (?, ?, 'change')",
            teamId,
            ann.id())
        .execute(database);
    actors.forget();
    ann = actors.bySubject("files-ann").orElseThrow();
    long customer =
        id(
            "insert into customers (name, created_at, updated_at) values ('x', now(), now()) returning id");
    caseId =
        id(
            "insert into cases (version, subject, status, priority, channel, requester_id, team_id, received_at, created_at, updated_at)"
                + " values (1, 'x', 'open', 1, 'email', ?, ?, now(), now(), now()) returning id",
            customer,
            teamId);
  }

  /** What earlier tests left behind goes too. */
  void sweepAll() {
    Sql.of("update stray_blobs set remove_after = ?", Instant.now()).execute(database);
    strays.sweep();
  }

  List<AttachmentView> claim(Actor actor, List<Long> ids, long comment) {
    return QuarkusTransaction.requiringNew().call(() -> attachments.claim(actor, ids, comment));
  }

  long comment(String visibility) {
    return id(
        "insert into comments (case_id, visibility, author_kind, author_name, channel, body, received_at, created_at)"
            + " values (?, ?, 'agent', 'x', 'email', 'x', now(), now()) returning id",
        caseId,
        visibility);
  }

  long uploaded(String name) {
    return upload(ANN, name, "text/plain", name.getBytes(StandardCharsets.UTF_8))
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  /** A request that only has the headers we give it, and that does not copy its body around. */
  static HttpResponse<String> raw(String name, String type, byte[] content) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + RestAssured.port + PATH + "?fileName=" + name))
              .header("Authorization", "Bearer " + ANN)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofByteArray(content))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  static ValidatableResponse upload(String token, String name, String type, byte[] content) {
    return as(token).queryParam("fileName", name).contentType(type).body(content).post(PATH).then();
  }

  static ValidatableResponse keyed(String key, String name, byte[] content) {
    return as(ANN)
        .header("Idempotency-Key", key)
        .queryParam("fileName", name)
        .contentType("text/plain")
        .body(content)
        .post(PATH)
        .then();
  }

  static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  static void assertRange(String link, String range, String content, String answered) {
    ValidatableResponse answer =
        given()
            .urlEncodingEnabled(false)
            .header("Range", range)
            .get(link)
            .then()
            .statusCode(206)
            .header("Content-Range", equalTo(answered))
            .header("Content-Length", equalTo("" + content.length()));
    assertThat(answer.extract().asString()).isEqualTo(content);
  }

  static void assertFault(Callable<?> work, String... pointers) {
    try {
      work.call();
    } catch (Problem problem) {
      assertThat(problem.status()).isEqualTo(422);
      assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly(pointers);
      return;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("was accepted");
  }

  long id(String insert, Object... values) {
    return Sql.of(insert, values).first(database, row -> row.getLong(1)).orElseThrow();
  }

  long rows() {
    return id("select count(*) from attachments");
  }

  long strayCount() {
    return id("select count(*) from stray_blobs");
  }

  long files() throws IOException {
    Path folder = config.folder();
    try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.of()) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
