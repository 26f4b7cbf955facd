package org.zelodesk.attachments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class AttachmentResourceTest {

  private static final String PATH = "/api/v1/attachments";
  private static final String ANN = Tokens.of("files-ann", "agent");
  private static final String BOB = Tokens.of("files-bob", "agent");
  private static final String ADMIN = Tokens.of("files-admin", "admin");
  private static final byte[] PNG = MediaTypesTest.PNG;

  @Inject AgroalDataSource database;
  @Inject Attachments attachments;
  @Inject StrayBlobs strays;
  @Inject Actors actors;
  @Inject AttachmentsConfig config;
  @Inject AttachmentRepository repository;

  private Actor ann;
  private Actor bob;
  private long teamId;
  private long caseId;

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

  @Test
  void anUploadIsTheUploadersUntilACommentUsesIt() throws Exception {
    long id =
        upload(ANN, "фото.png", "image/png", PNG)
            .statusCode(201)
            .header("Location", notNullValue())
            .header("ETag", equalTo("\"v1\""))
            .body("fileName", equalTo("фото.png"))
            .body("mediaType", equalTo("image/png"))
            .body("sizeBytes", equalTo(PNG.length))
            .body("sha256", equalTo(sha256(PNG)))
            .body("inline", equalTo(true))
            .body("redacted", equalTo(false))
            .extract()
            .jsonPath()
            .getLong("id");
    as(ANN).get(PATH + "/" + id).then().statusCode(200);
    as(BOB).get(PATH + "/" + id).then().statusCode(404);
    as(ADMIN).get(PATH + "/" + id).then().statusCode(404);
    assertFault(() -> claim(bob, List.of(id), comment("public")), "/attachmentIds/0");

    claim(ann, List.of(id), comment("public"));
    as(ANN).get(PATH + "/" + id).then().statusCode(200);
    as(ADMIN).get(PATH + "/" + id).then().statusCode(200);
    as(BOB).get(PATH + "/" + id).then().statusCode(404);
  }

  @Test
  void internalFilesAreForThoseWhoReadInternalComments() {
    long id = uploaded("internal.txt");
    claim(ann, List.of(id), comment("internal"));
    String blind = Tokens.service("files-blind", "cases:read", "comments:write");
    String seeing = Tokens.service("files-seeing", "cases:read", "comments:read_internal");
    as(blind).get(PATH + "/" + id).then().statusCode(404);
    as(seeing).get(PATH + "/" + id).then().statusCode(200);
  }

  @Test
  void badIdsAreNamedOneByOne() {
    long good = uploaded("a.txt");
    long used = uploaded("b.txt");
    long expired = uploaded("c.txt");
    claim(ann, List.of(used), comment("public"));
    Sql.of("update attachments set expires_at = now() where id = ?", expired).execute(database);
    assertFault(
        () -> claim(ann, List.of(good, used, expired, 1L), comment("public")),
        "/attachmentIds/1",
        "/attachmentIds/2",
        "/attachmentIds/3");
    assertFault(() -> claim(ann, List.of(good, good), comment("public")), "/attachmentIds/1");
    List<AttachmentView> claimed = claim(ann, List.of(good), comment("public"));
    assertThat(claimed).extracting(AttachmentView::fileName).containsExactly("a.txt");
  }

  @Test
  void ofTwoCommentsThatRaceForAFileOneGetsIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      long first = uploaded("a.txt");
      long second = uploaded("b.txt");
      CountDownLatch together = new CountDownLatch(1);
      try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
        List<Future<Boolean>> both =
            Stream.of(List.of(first, second), List.of(second, first))
                .map(
                    ids -> {
                      long comment = comment("public");
                      return pool.submit(
                          () -> {
                            together.await();
                            try {
                              claim(ann, ids, comment);
                              return true;
                            } catch (Problem problem) {
                              assertThat(problem.status()).isEqualTo(422);
                              return false;
                            }
                          });
                    })
                .toList();
        together.countDown();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsOnlyOnce(true);
      }
      assertThat(
              Sql.of(
                      "select count(distinct comment_id) from attachments where id in (?, ?)",
                      first,
                      second)
                  .first(database, row -> row.getLong(1)))
          .contains(1L);
    }
  }

  @Test
  void aLinkGivesTheBytesAndNothingThatRuns() {
    String page = "<html><script>alert(1)</script></html>";
    String link =
        upload(ANN, "a\".png", "image/png", page.getBytes(StandardCharsets.UTF_8))
            .statusCode(201)
            .body("mediaType", equalTo("application/octet-stream"))
            .body("inline", equalTo(false))
            .extract()
            .path("downloadUrl");
    ValidatableResponse answer = given().urlEncodingEnabled(false).get(link).then().statusCode(200);
    answer
        .header("Content-Type", equalTo("application/octet-stream"))
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"a_.png\"; filename*=UTF-8''a%22.png"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"))
        .header("Cache-Control", startsWith("private"))
        .header("Content-Length", equalTo("" + page.length()));
    assertThat(answer.extract().asString()).isEqualTo(page);
    assertThat(answer.extract().cookies()).isEmpty();

    String picture =
        upload(ANN, "a.svg", "image/svg+xml", PNG).statusCode(201).extract().path("downloadUrl");
    given()
        .urlEncodingEnabled(false)
        .get(picture)
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("image/png"))
        .header("Content-Disposition", startsWith("inline; "))
        .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"));
  }

  @Test
  void aPartOfAFileCanBeAskedFor() {
    ValidatableResponse created =
        upload(ANN, "d.txt", "text/plain", "0123456789".getBytes(StandardCharsets.UTF_8));
    String link = created.extract().path("downloadUrl");
    String sha256 = created.extract().path("sha256");
    assertRange(link, "bytes=2-4", "234", "bytes 2-4/10");
    assertRange(link, "bytes=7-", "789", "bytes 7-9/10");
    assertRange(link, "bytes=-3", "789", "bytes 7-9/10");
    assertRange(link, "bytes=-300", "0123456789", "bytes 0-9/10");
    assertRange(link, "bytes=0-99", "0123456789", "bytes 0-9/10");
    for (String none : List.of("bytes=10-", "bytes=-0", "bytes=5-4")) {
      given()
          .urlEncodingEnabled(false)
          .header("Range", none)
          .get(link)
          .then()
          .statusCode(416)
          .contentType("application/problem+json")
          .header("Content-Range", equalTo("bytes */10"));
    }
    for (String whole : List.of("bytes=1-2,4-5", "lines=1-2", "bytes=-", "x")) {
      given().urlEncodingEnabled(false).header("Range", whole).get(link).then().statusCode(200);
    }
    given()
        .urlEncodingEnabled(false)
        .header("If-None-Match", "\"" + sha256 + "\"")
        .get(link)
        .then()
        .statusCode(304);
    String empty =
        upload(ANN, "empty", "text/plain", new byte[0])
            .statusCode(201)
            .body("sizeBytes", equalTo(0))
            .extract()
            .path("downloadUrl");
    given().urlEncodingEnabled(false).get(empty).then().statusCode(200);
  }

  @Test
  void everyBadLinkIsTheSame404() {
    long id = uploaded("a.txt");
    String link = Objects.requireNonNull(attachments.get(ann, id).downloadUrl());
    for (String bad :
        List.of(
            link.replace("/" + id + "/", "/" + uploaded("b.txt") + "/"),
            link.replace("agent=" + ann.id(), "agent=" + bob.id()),
            link.replaceAll("expires=(\\d+)", "expires=1$1"),
            link.replaceAll("signature=.", "signature=x"),
            link.substring(0, link.length() - 2),
            link.substring(0, link.indexOf("&signature")),
            PATH + "/" + id + "/content",
            new DownloadLinks(
                    config, repository, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)))
                .of(id, ann.id()),
            new DownloadLinks(config, repository, Clock.systemUTC()).of(id, bob.id()),
            new DownloadLinks(config, repository, Clock.systemUTC()).of(id, 999_999))) {
      given()
          .urlEncodingEnabled(false)
          .get(bad)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("not_found"));
    }
    given().urlEncodingEnabled(false).get(link).then().statusCode(200);
  }

  @Test
  void aLinkDiesWithTheRightToSeeTheCase() {
    long id = uploaded("a.txt");
    claim(ann, List.of(id), comment("public"));
    String link = Objects.requireNonNull(attachments.get(ann, id).downloadUrl());
    given().urlEncodingEnabled(false).get(link).then().statusCode(200);
    Sql.of("delete from team_members where agent_id = ? and team_id = ?", ann.id(), teamId)
        .execute(database);
    given().urlEncodingEnabled(false).get(link).then().statusCode(404);
    Sql.of("insert into team_members values (?, ?, 'see')", teamId, ann.id()).execute(database);
    given().urlEncodingEnabled(false).get(link).then().statusCode(200);
    Sql.of("update agents set active = false where id = ?", ann.id()).execute(database);
    try {
      given().urlEncodingEnabled(false).get(link).then().statusCode(404);
    } finally {
      Sql.of("update agents set active = true where id = ?", ann.id()).execute(database);
      actors.forget();
    }
  }

  @Test
  void aFormUploadsLikeARawBody() {
    given()
        .auth()
        .oauth2(ANN)
        .multiPart("file", "note.txt", "hello".getBytes(StandardCharsets.UTF_8), "text/plain")
        .post(PATH)
        .then()
        .statusCode(201)
        .body("fileName", equalTo("note.txt"))
        .body("mediaType", equalTo("text/plain"))
        .body("sha256", equalTo(sha256("hello".getBytes(StandardCharsets.UTF_8))));
    given()
        .auth()
        .oauth2(ANN)
        .multiPart("other", "note.txt", "hello".getBytes(StandardCharsets.UTF_8), "text/plain")
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/file"));
    given()
        .auth()
        .oauth2(ANN)
        .multiPart("file", "..\\x", "hello".getBytes(StandardCharsets.UTF_8), "text/plain")
        .post(PATH)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("file_name"));
  }

  @Test
  void aRawBodyMayHaveAnyType() throws Exception {
    for (String type : List.of("application/x-www-form-urlencoded", "application/json", "x/y")) {
      HttpResponse<String> answer = raw("a", type, "a=b".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(type + answer.body()).isEqualTo(201);
      assertThat(answer.body()).contains("\"sizeBytes\":3");
    }
  }

  @Test
  void aNameThatIsAPathIsRefusedBeforeAByteIsTaken() {
    upload(ANN, "../../x", "text/plain", PNG)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo("?fileName"))
        .body("errors[0].code", equalTo("file_name"));
    as(ANN)
        .urlEncodingEnabled(false)
        .contentType("text/plain")
        .body("x")
        .post(PATH + "?fileName=%2e%2e%2fpasswd")
        .then()
        .statusCode(400);
    as(ANN)
        .contentType("text/plain")
        .body("x")
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("required"));
    as(Tokens.service("files-reader", "cases:read"))
        .queryParam("fileName", "a.txt")
        .contentType("text/plain")
        .body("x")
        .post(PATH)
        .then()
        .statusCode(403);
    given().queryParam("fileName", "a.txt").body("x").post(PATH).then().statusCode(401);
  }

  @Test
  void oneByteTooManyLeavesNothing() throws Exception {
    byte[] most = new byte[(int) config.maxSize().asLongValue()];
    byte[] tooMany = new byte[most.length + 1];
    assertThat(raw("most.bin", "x/y", most).statusCode()).isEqualTo(201);
    long rows = rows();
    long files = files();
    HttpResponse<String> refused = raw("more.bin", "x/y", tooMany);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body())
        .contains("\"code\":\"too_large\"", "\"maxSizeBytes\":" + most.length);
    given()
        .auth()
        .oauth2(ANN)
        .multiPart("file", "more.bin", tooMany, "application/octet-stream")
        .post(PATH)
        .then()
        .statusCode(413);
    assertThat(rows()).isEqualTo(rows);
    assertThat(files()).isEqualTo(files);
    assertThat(strayCount()).isZero();
  }

  @Test
  void anUploadThatIsCutOffLeavesNothing() throws Exception {
    long rows = rows();
    long files = files();
    for (String framing : List.of("Content-Length: 1000000", "Transfer-Encoding: chunked")) {
      try (Socket socket = new Socket("localhost", RestAssured.port)) {
        OutputStream out = socket.getOutputStream();
        out.write(
            ("POST "
                    + PATH
                    + "?fileName=cut.bin HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nAuthorization: Bearer "
                    + ANN
                    + "\r\n"
                    + framing
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (framing.startsWith("Transfer")) {
          out.write("20000\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write(new byte[100_000]);
        out.flush();
        Awaitility.await().until(() -> strayCount() == 1);
      }
      Awaitility.await().until(() -> strayCount() == 0);
    }
    assertThat(rows()).isEqualTo(rows);
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void aRetryWithTheSameKeyIsTheSameUpload() throws Exception {
    byte[] content = "once".getBytes(StandardCharsets.UTF_8);
    String first = keyed("upload-1", "a.txt", content).statusCode(201).extract().header("Location");
    long files = files();
    keyed("upload-1", "a.txt", content)
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .header("Location", equalTo(first));
    keyed("upload-1", "a.txt", "twice".getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    assertThat(files()).isEqualTo(files);
    assertThat(strayCount()).isZero();
  }

  @Test
  void redactionRemovesTheContentAndIsOnRecord() throws Exception {
    long id = uploaded("secret.txt");
    long comment = comment("internal");
    claim(ann, List.of(id), comment);
    String link = Objects.requireNonNull(attachments.get(ann, id).downloadUrl());
    long files = files();
    as(BOB).post(PATH + "/" + id + "/redaction").then().statusCode(404);
    as(ANN)
        .header("If-Match", "\"v7\"")
        .post(PATH + "/" + id + "/redaction")
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(1));
    for (int twice = 0; twice < 2; twice++) {
      as(ANN)
          .post(PATH + "/" + id + "/redaction")
          .then()
          .statusCode(200)
          .header("ETag", equalTo("\"v2\""))
          .body("redacted", equalTo(true))
          .body("fileName", equalTo("secret.txt"))
          .body("downloadUrl", nullValue());
    }
    as(ANN)
        .get("/api/v1/cases/" + caseId + "/comments/" + comment)
        .then()
        .header("ETag", equalTo("\"v2\""))
        .body("attachments[0].redacted", equalTo(true));
    given().urlEncodingEnabled(false).get(link).then().statusCode(404);
    Awaitility.await().until(() -> files() == files - 1);
    Awaitility.await().until(() -> strayCount() == 0);
    assertThat(
            Sql.of(
                    "select e.visibility || e.case_version || c.version from events e join cases c on c.id = e.case_id where e.case_id = ? and e.type = 'attachment.redacted'",
                    caseId)
                .list(database, row -> row.getString(1)))
        .containsExactly("internal22");
    Sql.of("update team_members set level = 'reply' where team_id = ?", teamId).execute(database);
    actors.forget();
    long other = uploaded("other.txt");
    claim(ann, List.of(other), comment("public"));
    as(ANN).post(PATH + "/" + other + "/redaction").then().statusCode(403);
  }

  @Test
  void unusedUploadsAndStraysAreSweptAway() throws Exception {
    sweepAll();
    long id = uploaded("late.txt");
    long kept = uploaded("kept.txt");
    long files = files();
    Sql.of("update attachments set expires_at = ? where id = ?", Instant.now(), id)
        .execute(database);
    strays.announce(BlobStoreContract.newKey());
    sweepAll();
    as(ANN).get(PATH + "/" + id).then().statusCode(404);
    as(ANN).get(PATH + "/" + kept).then().statusCode(200);
    assertThat(files()).isEqualTo(files - 1);
    assertThat(strayCount()).isZero();
  }

  /** What earlier tests left behind goes too. */
  private void sweepAll() {
    Sql.of("update stray_blobs set remove_after = ?", Instant.now()).execute(database);
    strays.sweep();
  }

  private List<AttachmentView> claim(Actor actor, List<Long> ids, long comment) {
    return QuarkusTransaction.requiringNew().call(() -> attachments.claim(actor, ids, comment));
  }

  private long comment(String visibility) {
    return id(
        "insert into comments (case_id, visibility, author_kind, author_name, channel, body, received_at, created_at)"
            + " values (?, ?, 'agent', 'x', 'email', 'x', now(), now()) returning id",
        caseId,
        visibility);
  }

  private long uploaded(String name) {
    return upload(ANN, name, "text/plain", name.getBytes(StandardCharsets.UTF_8))
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  /** A request that only has the headers we give it, and that does not copy its body around. */
  private static HttpResponse<String> raw(String name, String type, byte[] content)
      throws Exception {
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

  private static ValidatableResponse upload(
      String token, String name, String type, byte[] content) {
    return as(token).queryParam("fileName", name).contentType(type).body(content).post(PATH).then();
  }

  private static ValidatableResponse keyed(String key, String name, byte[] content) {
    return as(ANN)
        .header("Idempotency-Key", key)
        .queryParam("fileName", name)
        .contentType("text/plain")
        .body(content)
        .post(PATH)
        .then();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static void assertRange(String link, String range, String content, String answered) {
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

  private static void assertFault(Callable<?> work, String... pointers) {
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

  private long id(String insert, Object... values) {
    return Sql.of(insert, values).first(database, row -> row.getLong(1)).orElseThrow();
  }

  private long rows() {
    return id("select count(*) from attachments");
  }

  private long strayCount() {
    return id("select count(*) from stray_blobs");
  }

  private long files() throws IOException {
    Path folder = config.folder();
    try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.of()) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
