package org.zelodesk.attachments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

/** How files go: redacted, or never used. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class AttachmentEndTest extends AttachmentsDesk {

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
}
