package org.zelodesk.attachments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** How files come in. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class UploadTest extends AttachmentsDesk {

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
}
