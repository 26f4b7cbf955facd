package org.zelodesk.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Cases are found by the words inside their files. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class FileTextsTest extends AttachmentsDesk {

  @Inject FileTexts texts;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void aWordInsideAFileIsFoundUntilTheFileIsRedacted() {
    long file = used("public", word + " is what it says");
    texts.readWaiting();
    assertThat(found(ANN)).containsExactly(caseId);
    assertThat(found(BOB)).isEmpty();

    as(ANN).post(PATH + "/" + file + "/redaction").then().statusCode(200);
    assertThat(found(ANN)).isEmpty();
    assertThat(id("select count(*) from file_texts where attachment_id = ?", file)).isZero();
  }

  @Test
  void aWordInsideAnInternalFileIsFoundByThoseWhoReadInternalComments() {
    used("internal", word);
    texts.readWaiting();
    assertThat(found(ANN)).containsExactly(caseId);
    assertThat(found(Tokens.service("files-seeing", "cases:read", "comments:read_internal")))
        .containsExactly(caseId);
    assertThat(found(Tokens.service("files-blind", "cases:read"))).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsLeftAlone() {
    long file = uploaded("broken.pdf", "application/pdf", "%PDF-1.7\nbroken".getBytes(UTF_8));
    claim(ann, List.of(file), comment("public"));
    texts.readWaiting();
    assertThat(state(file)).isIn("unreadable", "empty");
  }

  /** A node died over it more than once. */
  @Test
  void aFileThatNobodyCameBackFromIsNotTriedForEver() {
    long file = used("public", word);
    Sql.of("update file_texts set attempts = 3 where attachment_id = ?", file).execute(database);
    texts.readWaiting();
    assertThat(state(file)).isEqualTo("unreadable");
    assertThat(found(ANN)).isEmpty();
  }

  /** From the upload to the answer, as a client does it. */
  @Test
  void pagesAndDocumentsThatACommentCarriesAreFound() throws Exception {
    long pages = uploaded("letter.pdf", FileTextReaderTest.PDF, FileTextReaderTest.pdf(word, null));
    long document =
        uploaded(
            "письмо.docx",
            FileTextReaderTest.DOCX,
            FileTextReaderTest.docx("Чайник течёт: " + word));
    say(caseId, "public", "A letter", pages);
    assertThat(found(ANN)).isEmpty();
    texts.readWaiting();
    assertThat(found(ANN)).containsExactly(caseId);

    assertThat(found(ANN, "чайники " + word)).isEmpty();
    say(caseId, "public", "And another", document);
    texts.readWaiting();
    assertThat(found(ANN, "чайники " + word)).containsExactly(caseId);
    assertThat(found(BOB, "чайники " + word)).isEmpty();
  }

  /** Words of files are found, not shown. */
  @Test
  void aSnippetIsOfCommentsThatTheReaderSees() {
    long file = uploaded("note.txt", "text/plain", (word + " is what it says").getBytes(UTF_8));
    say(caseId, "internal", "Nothing of that " + word, uploaded("x" + word));
    say(caseId, "public", "The kettle leaks", file);
    texts.readWaiting();
    String blind = Tokens.service("files-blind", "cases:read");
    assertThat(rows(blind, word).getList("data.id", Long.class)).containsExactly(caseId);
    assertThat(rows(blind, word).getMap("data[0].snippet")).isNull();
    assertThat(rows(blind, word + " kettles").getList("data[0].snippet.pieces.text", String.class))
        .containsExactly("The ", "kettle", " leaks");
    assertThat(rows(ANN, word).getList("data[0].snippet.pieces.text", String.class))
        .containsExactly("Nothing of that ", word);
  }

  @Test
  void theWordsOfAFileGoWithTheCommentThatCarriesIt() {
    say(caseId, "public", "First");
    long comment =
        say(caseId, "public", "Second", uploaded("note.txt", "text/plain", word.getBytes(UTF_8)));
    texts.readWaiting();
    long parted =
        as(ANN)
            .contentType("application/json")
            .body("{\"commentIds\": [%d], \"subject\": \"Another matter\"}".formatted(comment))
            .post("/api/v1/cases/" + caseId + "/split")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    assertThat(found(ANN)).containsExactly(parted);
    as(ANN).post("/api/v1/cases/" + parted + "/unsplit").then().statusCode(200);
    assertThat(found(ANN)).containsExactly(caseId);

    long first = caseId;
    aCaseOfAnnsTeam();
    Sql.of("update cases set team_id = ? where id = ?", teamId, first).execute(database);
    as(ANN)
        .contentType("application/json")
        .body("{\"into\": %d}".formatted(caseId))
        .post("/api/v1/cases/" + first + "/merge")
        .then()
        .statusCode(200);
    assertThat(found(ANN)).containsExactly(caseId);
    as(ANN).post("/api/v1/cases/" + first + "/unmerge").then().statusCode(200);
    assertThat(found(ANN)).containsExactly(first);
  }

  @Test
  void aFileThatCannotBeHadIsReadLater() throws Exception {
    long file = used("public", word);
    Path blob = blob(file);
    Files.delete(blob);
    Files.createDirectory(blob);
    texts.readWaiting();
    assertThat(state(file)).isEqualTo("waiting");
    assertThat(texts.backlog().files()).isPositive();
    Files.delete(blob);
    Files.writeString(blob, word);
    Sql.of(
            "update file_texts set claimed_until = null where attachment_id = ? and attempts = 0",
            file)
        .execute(database);
    texts.readWaiting();
    assertThat(found(ANN)).containsExactly(caseId);
    assertThat(texts.backlog().files()).isZero();
  }

  @Test
  void onlyFilesThatHoldWordsWait() {
    long picture =
        upload(ANN, "a.png", "image/png", PNG).statusCode(201).extract().jsonPath().getLong("id");
    claim(ann, List.of(picture), comment("public"));
    assertThat(id("select count(*) from file_texts where attachment_id = ?", picture)).isZero();
    long unused = uploaded("unused.txt");
    assertThat(id("select count(*) from file_texts where attachment_id = ?", unused)).isZero();
  }

  private Path blob(long file) {
    String key =
        Sql.of("select blob_key from attachments where id = ?", file)
            .first(database, row -> row.getString(1))
            .orElseThrow();
    return config.folder().resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
  }

  private long used(String visibility, String content) {
    long file = uploaded("note.txt", "text/plain", content.getBytes(UTF_8));
    claim(ann, List.of(file), comment(visibility));
    return file;
  }

  private static long uploaded(String name, String type, byte[] content) {
    return upload(ANN, name, type, content).statusCode(201).extract().jsonPath().getLong("id");
  }

  private static long say(long caseId, String visibility, String body, Long... files) {
    return as(ANN)
        .contentType("application/json")
        .body(
            "{\"visibility\": \"%s\", \"body\": \"%s\", \"attachmentIds\": %s}"
                .formatted(visibility, body, List.of(files)))
        .post("/api/v1/cases/" + caseId + "/comments")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  private String state(long file) {
    return Sql.of("select state from file_texts where attachment_id = ?", file)
        .first(database, row -> row.getString(1))
        .orElseThrow();
  }

  private List<Long> found(String token) {
    return found(token, word);
  }

  private static List<Long> found(String token, String query) {
    return rows(token, query).getList("data.id", Long.class);
  }

  private static JsonPath rows(String token, String query) {
    return as(token)
        .queryParam("query", query)
        .get("/api/v1/cases")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
