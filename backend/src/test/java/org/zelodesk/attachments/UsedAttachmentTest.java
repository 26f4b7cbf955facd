package org.zelodesk.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Whose an upload is, before and after a comment uses it. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class UsedAttachmentTest extends AttachmentsDesk {

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
}
