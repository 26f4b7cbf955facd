package org.zelodesk.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Tokens;

/** What the framework refuses before our code runs looks like what our code refuses. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class EveryErrorIsAProblemTest {

  private static final String ADMIN = Tokens.of("errors-admin", "admin");

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/nothing, 404, not_found",
    "GET, /api/v1/tags/abc, 404, not_found",
    "GET, /api/v1/tags/99999999999999999999, 404, not_found",
    "GET, /api/v1/tags/-1, 404, not_found",
    "GET, /api/v1, 404, not_found",
    "GET, /api/v2/tags, 404, not_found",
    "GET, /nothing, 404, not_found",
    "DELETE, /api/v1/tags, 405, method_not_allowed",
    "PUT, /api/v1/tags/601, 405, method_not_allowed",
    "TRACE, /api/v1/tags, 405, method_not_allowed",
    "GET, /api/v1/tags?limit=many, 400, invalid_parameter",
    "GET, /api/v1/tags?limit=, 400, invalid_parameter",
    "GET, /api/v1/tags?limit=999999999999, 400, invalid_parameter",
    "GET, /api/v1/tags?count=perhaps, 400, invalid_parameter",
    "GET, /api/v1/tags?limit=1&limit=2, 400, invalid_parameter",
    "GET, /api/v1/tags?nmae=x, 400, unknown_parameter",
    "GET, /api/v1/tags?name=a%00b, 400, invalid_parameter",
    "GET, /api/v1/tags?cursor=%25%25, 400, invalid_cursor",
    "GET, /api/v1/tags?cursor=AAAA, 400, invalid_cursor",
    "GET, /api/v1/cases/1/comments?sort=name, 400, invalid_parameter",
  })
  void byPath(String method, String path, int status, String code) {
    isProblem(
        given().auth().oauth2(ADMIN).urlEncodingEnabled(false).request(method, path), status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|400|malformed_json",
        "[]|422|invalid",
        "\"x\"|422|invalid",
        "null|422|invalid",
        "{\"name\":\"a\",\"name\":\"b\"}|400|malformed_json",
        "{\"name\":\"a\"} {}|422|invalid",
        "{\"name\":\"a\",\"secret\":1}|400|unknown_property",
        "{\"name\":7}|422|invalid",
        "{\"name\":null}|422|invalid",
        "{\"name\":\"a\\u0000b\"}|422|invalid",
        "{\"name\":\"\\ud800\"}|422|invalid",
        "{\"name\":\"x\",\"description\":1}|422|invalid",
      })
  void byBody(String body, int status, String code) {
    isProblem(json().body(body).post("/api/v1/tags"), status, code);
  }

  /** Not by REST Assured: it means to print the body prettily. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":", "", "{\"a\":"})
  void aBodyNestedTooDeeplyIsRefused(String start) {
    Http.Answer answer =
        Http.call(ADMIN, "POST", "/api/v1/tags", start + "[".repeat(100_000) + "]".repeat(100_000));
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").asText())
        .isIn("malformed_json", "invalid", "unknown_property");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tags|{\"name\":\"\\u00a0\"}",
        "teams|{\"name\":\"\\u00a0\"}",
        "teams|{\"name\":\"\\ufeff \\u2003\"}",
        "topics|{\"name\":\"\\u00a0\"}",
        "topics|{\"name\":\"name\\u2003\"}",
      })
  void aNameOfWhichNothingIsToBeSeenIsRefused(String list, String body) {
    isProblem(json().body(body).post("/api/v1/" + list), 422, "invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, tags, text/plain",
    "POST, tags, */*",
    "POST, tags, application/*",
    "POST, tags, application/merge-patch+json",
    "POST, tags, nonsense",
    "POST, tags, a/b; c=",
    "POST, attachments?fileName=a.txt, nonsense",
    "PATCH, tags/601, application/json-patch+json",
    "PATCH, tags/601, */*",
    "PATCH, tags/601, ''",
    "PUT, teams/11/members/101, application/json-patch+json",
  })
  void aMediaTypeThatIsNotDocumentedIsRefused(String method, String path, String mediaType) {
    Http.Answer answer =
        Http.call(
            ADMIN, method, "/api/v1/" + path, mediaType, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(415);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo("unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noise",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end"
      })
  void aFormThatEndsTooEarlyIsRefused(String form) {
    Http.Answer answer =
        Http.call(
            ADMIN,
            "POST",
            "/api/v1/attachments",
            "multipart/form-data; boundary=x",
            form.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("malformed_request");
  }

  @Test
  void aRequestHasOneId() {
    Response answer = given().auth().oauth2(ADMIN).get("/api/v1/tags");
    assertThat(answer.headers().getValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void aMediaTypeThatNobodyWritesIsRefused() {
    isProblem(
        given().auth().oauth2(ADMIN).accept("image/png").get("/api/v1/tags"),
        406,
        "not_acceptable");
  }

  @Test
  void noTokenAndBadTokensAreRefused() {
    for (String token :
        new String[] {
          "x",
          "a.b.c",
          ADMIN + "x",
          Tokens.sign(Tokens.claims("errors-admin", "admin").audience("other"))
        }) {
      Response answer = given().auth().oauth2(token).get("/api/v1/tags");
      isProblem(answer, 401, "unauthorized");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
    isProblem(given().get("/api/v1/tags"), 401, "unauthorized");
    isProblem(
        given().header("Authorization", "Basic YTpi").get("/api/v1/tags"), 401, "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "\"v1", "W/\"v1\" x", ","})
  void aMalformedEntityTagIsRefused(String tag) {
    isProblem(
        json()
            .contentType("application/merge-patch+json")
            .header("If-Match", tag)
            .body("{}")
            .patch("/api/v1/tags/601"),
        400,
        "invalid_parameter");
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    isProblem(
        json()
            .header("Idempotency-Key", "k".repeat(256))
            .body(Map.of("name", "long-key"))
            .post("/api/v1/tags"),
        400,
        "invalid_parameter");
  }

  @Test
  void everyProblemSpeaksTheReadersLanguage() {
    for (String language : new String[] {"ru", "pt-BR", "en", "xx, ru;q=0.5", "*", ";;;"}) {
      Response answer =
          given().auth().oauth2(ADMIN).header("Accept-Language", language).get("/api/v1/tags/0");
      isProblem(answer, 404, "not_found");
      assertThat(answer.header("Content-Language")).isIn("en", "ru", "pt");
    }
  }

  @Test
  void headIsGetWithoutABodyAndOptionsNamesTheMethods() {
    given().auth().oauth2(ADMIN).head("/api/v1/tags").then().statusCode(200);
    Response options = given().auth().oauth2(ADMIN).options("/api/v1/tags");
    assertThat(options.statusCode()).isIn(200, 204, 405);
    assertThat(options.header("Allow")).contains("GET", "POST");
  }

  /** Over a plain socket: no client library sends such requests. */
  @Test
  void whatIsTooLargeIsRefusedInPieces() throws IOException {
    String head =
        "POST /api/v1/tags HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + ADMIN
            + "\r\nContent-Type: application/json\r\n";
    assertThat(raw(head + "Content-Length: 99999999\r\n\r\n", 0))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "\"code\":\"too_large\"", "requestId");
  }

  /** Found out only while it is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tags|application/json",
        "attachments?fileName=a.bin|application/octet-stream",
        "attachments|multipart/form-data; boundary=x",
      })
  void whatTurnsOutToBeTooLargeIsRefused(String path, String mediaType) throws IOException {
    String head =
        "POST /api/v1/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(path, ADMIN, mediaType);
    assertThat(raw(head, 30))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "\"code\":\"too_large\"", "requestId");
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    String head =
        "POST /api/v1/tags HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + ADMIN
            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(hangsUp(head)).isTrue();
  }

  /** The HTTP server itself refuses these, before there is a request: a status, no more. */
  @Test
  void headsThatAreTooLongAreRefused() throws IOException {
    String start = "GET /api/v1/tags HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
    assertThat(raw(start + "x".repeat(40_000) + "\r\n\r\n", 0)).contains(" 431 ");
    assertThat(raw("GET /api/v1/" + "x".repeat(30_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 0))
        .contains(" 414 ");
  }

  /**
   * @param megabytes chunks of one megabyte to send after the head, until the server hangs up
   */
  private static String raw(String head, int megabytes) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int i = 0; i < megabytes; i++) {
          socket.getOutputStream().write(chunk);
        }
      } catch (IOException hungUp) {
        assertThat(megabytes).isPositive();
      }
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[8192];
      int length = 0;
      for (int read = 0; read >= 0 && length < answer.length; length += read) {
        String soFar = new String(answer, 0, length, StandardCharsets.UTF_8);
        if (soFar.contains("\r\n\r\n") && soFar.endsWith("}")) {
          break;
        }
        read = in.read(answer, length, answer.length - length);
        if (read < 0) {
          break;
        }
      }
      return new String(answer, 0, length, StandardCharsets.UTF_8);
    }
  }

  /** Whether the server closes the connection on somebody who never stops sending. */
  private static boolean hangsUp(String head) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (System.nanoTime() < end) {
        try {
          socket.getOutputStream().write(chunk);
        } catch (IOException hungUp) {
          return true;
        }
      }
      return false;
    }
  }

  private static RequestSpecification json() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }

  private static void isProblem(Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(answer.jsonPath().getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.jsonPath().getString("title")).isNotBlank();
    assertThat(answer.jsonPath().getString("detail")).isNotBlank().isNotEqualTo(code);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/docs/problems#" + code);
    assertThat(answer.asString()).doesNotContain("Exception", "org.zelodesk", "\tat ");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
