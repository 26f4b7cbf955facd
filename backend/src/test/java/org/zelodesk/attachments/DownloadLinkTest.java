package org.zelodesk.attachments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

/** What a signed link gives, to whom and how long. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class DownloadLinkTest extends AttachmentsDesk {

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
}
