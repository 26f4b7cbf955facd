package org.zelodesk.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Http.Answer;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.Together;
import org.zelodesk.testing.World;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class DraftTest {

  private static final String ANN = Objects.requireNonNull(Persona.CHANGE.token());
  private static final String BEN = Objects.requireNonNull(Persona.REPLY.token());
  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());

  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void whatIsWrittenIsThereOnAnotherDevice() {
    JsonNode saved = must(save(ANN, 1002, id, "<p>Dear <b>Ann</b><script>x()</script></p>", 0));
    assertThat(saved.path("bodyHtml").asText()).isEqualTo("<p>Dear <b>Ann</b></p>");
    assertThat(saved.path("revision").asLong()).isEqualTo(1);
    assertThat(saved.path("caseSubject").asText()).isEqualTo("The kettle is late");
    assertThat(saved.path("author").path("id").asLong()).isEqualTo(101);
    must(save(ANN, 1002, id, "<p>Dear Ann, it</p>", 1));
    assertThat(ofCase(ANN, 1002)).containsExactly(id);
    JsonNode mine = get(ANN, "/drafts").path("data");
    assertThat(mine.get(0).path("id").asText()).isEqualTo(id);
    assertThat(mine.get(0).path("revision").asLong()).isEqualTo(2);
    assertThat(mine.get(1).path("id").asText()).isEqualTo(World.DRAFT);
  }

  @Test
  void ofOneAuthorAndKindThereCanBeTwo() {
    String other = UUID.randomUUID().toString();
    must(save(ANN, 1002, id, "one", 0));
    must(save(ANN, 1002, other, "another", 0));
    assertThat(ofCase(ANN, 1002)).containsExactlyInAnyOrder(id, other);
  }

  @Test
  void aSaveWhoseAnswerWasLostCanBeRepeated() {
    must(save(ANN, 1002, id, "<p>Once</p>", 0));
    assertThat(must(save(ANN, 1002, id, "<p>Once</p>", 0)).path("revision").asLong()).isEqualTo(1);
    must(save(ANN, 1002, id, "<p>Twice</p>", 1));
    assertThat(must(save(ANN, 1002, id, "<p>Twice</p>", 1)).path("revision").asLong()).isEqualTo(2);
  }

  @Test
  void whoIsBehindGetsTheNewerOneAndLosesNothing() {
    must(save(ANN, 1002, id, "<p>First</p>", 0));
    must(save(ANN, 1002, id, "<p>From the desk</p>", 1));
    Answer late = save(ANN, 1002, id, "<p>From the phone</p>", 1);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("code").asText()).isEqualTo("draft_newer");
    assertThat(late.json().path("draft").path("bodyHtml").asText())
        .isEqualTo("<p>From the desk</p>");
    long newest = late.json().path("draft").path("revision").asLong();
    must(save(ANN, 1002, id, "<p>Both</p>", newest));
    assertThat(text(id)).isEqualTo("<p>Both</p>");
  }

  @Test
  void ofTwoDevicesThatSaveAtOnceOneLearnsOfTheOther() throws Exception {
    for (int round = 0; round < 15; round++) {
      String draft = UUID.randomUUID().toString();
      for (long revision = 0; revision < 2; revision++) {
        long from = revision;
        List<Answer> answers =
            Together.run(
                () -> save(ANN, 1002, draft, "<p>a" + from + "</p>", from),
                () -> save(ANN, 1002, draft, "<p>b" + from + "</p>", from),
                () -> save(ANN, 1002, draft, "<p>c" + from + "</p>", from));
        List<Answer> saved = answers.stream().filter(one -> one.status() == 200).toList();
        assertThat(saved).hasSize(1);
        assertThat(answers)
            .filteredOn(one -> one.status() != 200)
            .allSatisfy(
                one -> {
                  assertThat(one.json().path("code").asText()).isEqualTo("draft_newer");
                  assertThat(one.json().path("draft").path("bodyHtml"))
                      .isEqualTo(saved.getFirst().json().path("bodyHtml"));
                });
        assertThat(text(draft)).isEqualTo(saved.getFirst().json().path("bodyHtml").asText());
      }
    }
  }

  @Test
  void whatWasSentDoesNotComeBack() {
    must(save(ANN, 1002, id, "<p>It is on its way.</p>", 0));
    long comment = must(send(ANN, 1002, id)).path("id").asLong();
    assertThat(ofCase(ANN, 1002)).isEmpty();
    Answer late = save(ANN, 1002, id, "<p>It is on its way. Bye</p>", 1);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("code").asText()).isEqualTo("draft_ended");
    assertThat(late.json().path("endedAs").asText()).isEqualTo("sent");
    assertThat(late.json().path("commentId").asLong()).isEqualTo(comment);
    assertThat(ofCase(ANN, 1002)).isEmpty();
    assertThat(
            World.count(
                "select count(*) from drafts where id = '%s' and body_html <> ''".formatted(id)))
        .isZero();
  }

  @Test
  void twoDevicesSendOneDraftOnce() throws Exception {
    must(save(ANN, 1002, id, "<p>Once</p>", 0));
    List<Answer> answers =
        Together.run(
            () -> send(ANN, 1002, id), () -> send(ANN, 1002, id), () -> send(ANN, 1002, id));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409);
    assertThat(World.count("select count(*) from comments where case_id = 1002 and body = 'Sent'"))
        .isEqualTo(1);
  }

  /** The first save may come after the comment, or in the same moment. */
  @Test
  void aFirstSaveThatIsLateFindsTheEnd() throws Exception {
    must(send(ANN, 1002, id));
    assertThat(save(ANN, 1002, id, "<p>late</p>", 0).json().path("code").asText())
        .isEqualTo("draft_ended");
    for (int round = 0; round < 20; round++) {
      String draft = UUID.randomUUID().toString();
      List<Answer> answers =
          Together.run(
              () -> send(ANN, 1002, draft), () -> save(ANN, 1002, draft, "<p>racing</p>", 0));
      assertThat(answers.getFirst().status()).isEqualTo(201);
      assertThat(answers.getLast().status()).isIn(200, 409);
      assertThat(ofCase(ANN, 1002)).isEmpty();
    }
  }

  @Test
  void whatWasThrownAwayStaysAway() {
    must(save(ANN, 1002, id, "<p>Hm</p>", 0));
    must(save(ANN, 1002, id, "<p>Hmm</p>", 1));
    Answer behind = discard(ANN, 1002, id, "?revision=1");
    assertThat(behind.json().path("draft").path("bodyHtml").asText()).isEqualTo("<p>Hmm</p>");
    assertThat(discard(ANN, 1002, id, "?revision=2").status()).isEqualTo(204);
    assertThat(discard(ANN, 1002, id, "").status()).isEqualTo(204);
    assertThat(save(ANN, 1002, id, "<p>Hm?</p>", 2).json().path("endedAs").asText())
        .isEqualTo("discarded");
    String never = UUID.randomUUID().toString();
    assertThat(discard(ANN, 1002, never, "").status()).isEqualTo(204);
    assertThat(save(ANN, 1002, never, "<p>late</p>", 0).status()).isEqualTo(409);
  }

  @Test
  void aDraftFollowsItsCaseIntoAMergeAndBack() {
    String bens = UUID.randomUUID().toString();
    String there = UUID.randomUUID().toString();
    must(save(ANN, 1002, id, "<p>Before</p>", 0));
    must(save(BEN, 1002, bens, "<p>Ben's</p>", 0));
    must(save(ANN, 1003, there, "<p>There</p>", 0));
    Http.must(ADMIN, "POST", "/api/v1/cases/1002/merge", "{\"into\": 1003}");
    assertThat(ofCase(ANN, 1003)).containsExactlyInAnyOrder(id, there);
    assertThat(ofCase(BEN, 1003)).containsExactly(bens);
    JsonNode after = must(save(ANN, 1002, id, "<p>After</p>", 1));
    assertThat(after.path("caseId").asLong()).isEqualTo(1003);
    String begun = UUID.randomUUID().toString();
    assertThat(must(save(ANN, 1002, begun, "<p>New</p>", 0)).path("caseId").asLong())
        .isEqualTo(1003);
    Http.must(ADMIN, "POST", "/api/v1/cases/1002/unmerge", null);
    assertThat(ofCase(ANN, 1002)).containsExactly(id);
    assertThat(ofCase(ANN, 1003)).containsExactlyInAnyOrder(there, begun);
  }

  /** Saving while the case is merged: the draft is in the case that stays, never in the other. */
  @Test
  void aDraftThatBeginsWhileItsCaseIsMergedIsNotLeftBehind() throws Exception {
    for (int round = 0; round < 10; round++) {
      String draft = UUID.randomUUID().toString();
      Together.run(
          () -> must(save(ANN, 1002, draft, "<p>meanwhile</p>", 0)),
          () -> Http.must(ADMIN, "POST", "/api/v1/cases/1002/merge", "{\"into\": 1003}"));
      assertThat(ofCase(ANN, 1003)).contains(draft);
      Http.must(ADMIN, "POST", "/api/v1/cases/1002/unmerge", null);
    }
  }

  @Test
  void aColleagueTakesOverWhatIsShared() {
    long file = upload(ANN);
    must(
        Http.call(
            ANN,
            "PUT",
            path(1002, id),
            "{\"kind\": \"public\", \"bodyHtml\": \"<p>Half</p>\", \"attachmentIds\": [%d], \"revision\": 0}"
                .formatted(file)));
    assertThat(ofCase(BEN, 1002)).isEmpty();
    assertThat(takeOver(BEN, 1002, id).status()).isEqualTo(404);
    must(
        Http.call(
            ANN,
            "PUT",
            path(1002, id),
            "{\"kind\": \"public\", \"bodyHtml\": \"<p>Half</p>\", \"attachmentIds\": [%d], \"shared\": true, \"revision\": 1}"
                .formatted(file)));
    JsonNode seen = get(BEN, "/cases/1002/drafts").path("data").get(0);
    assertThat(seen.path("attachments").get(0).path("fileName").asText()).isEqualTo("a.txt");
    assertThat(seen.path("attachments").get(0).path("downloadUrl").isNull()).isTrue();
    assertThat(save(BEN, 1002, id, "<p>Mine now</p>", 2).status()).isEqualTo(403);
    assertThat(takeOver(Persona.SEE.token(), 1002, id).status()).isEqualTo(403);
    assertThat(takeOver(Persona.PUBLIC.token(), 1002, id).status()).isEqualTo(404);
    JsonNode taken = must(takeOver(BEN, 1002, id));
    assertThat(taken.path("author").path("id").asLong()).isEqualTo(102);
    assertThat(taken.path("takenFrom").path("id").asLong()).isEqualTo(101);
    assertThat(taken.path("bodyHtml").asText()).isEqualTo("<p>Half</p>");
    Answer late = save(ANN, 1002, id, "<p>Half of it</p>", 2);
    assertThat(late.json().path("endedAs").asText()).isEqualTo("taken_over");
    assertThat(late.json().path("endedBy").path("id").asLong()).isEqualTo(102);
    assertThat(late.json().path("newDraftId").asText()).isEqualTo(taken.path("id").asText());
    JsonNode sent =
        Http.must(
            BEN,
            "POST",
            "/api/v1/cases/1002/comments",
            "{\"visibility\": \"public\", \"body\": \"Whole\", \"attachmentIds\": [%d], \"draftId\": \"%s\"}"
                .formatted(file, taken.path("id").asText()));
    assertThat(sent.path("attachments").get(0).path("id").asLong()).isEqualTo(file);
  }

  @Test
  void ofTwoColleaguesOneTakesItOver() throws Exception {
    List<Answer> answers =
        Together.run(
            () -> takeOver(BEN, 1001, World.DRAFT), () -> takeOver(ADMIN, 1001, World.DRAFT));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(World.count("select count(*) from drafts where ended_as is null")).isEqualTo(1);
  }

  @Test
  void filesOfADraftAreKeptWhileItLives() {
    long file = upload(ANN);
    String body =
        "{\"kind\": \"internal\", \"bodyHtml\": \"\", \"attachmentIds\": [%s], \"revision\": %d}";
    must(Http.call(ANN, "PUT", path(1002, id), body.formatted(file, 0)));
    assertThat(expiry(file)).isEqualTo("infinity");
    String another = UUID.randomUUID().toString();
    must(Http.call(ANN, "PUT", path(1002, another), body.formatted(file, 0)));
    must(Http.call(ANN, "PUT", path(1002, id), body.formatted("", 1)));
    assertThat(expiry(file)).as("held by the other").isEqualTo("infinity");
    assertThat(discard(ANN, 1002, another, "").status()).isEqualTo(204);
    assertThat(expiry(file)).isNotEqualTo("infinity");
    Answer foreign =
        Http.call(BEN, "PUT", path(1002, UUID.randomUUID().toString()), body.formatted(file, 0));
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.json().at("/errors/0/pointer").asText()).isEqualTo("/attachmentIds/0");
  }

  @Test
  void aDraftIsForThoseWhoMayWriteAndNobodyElsesBusiness() {
    must(save(ANN, 1001, id, "<p>Mine</p>", 0));
    for (Persona other :
        new Persona[] {Persona.REPLY, Persona.ADMIN, Persona.OTHER, Persona.COLLABORATOR}) {
      assertThat(save(other.token(), 1001, id, "<p>x</p>", 1).status())
          .as("%s", other)
          .isEqualTo(404);
      assertThat(discard(other.token(), 1001, id, "").status()).as("%s", other).isEqualTo(404);
    }
    assertThat(save(Persona.SEE.token(), 1001, UUID.randomUUID().toString(), "x", 0).status())
        .isEqualTo(403);
    assertThat(text(id)).isEqualTo("<p>Mine</p>");
    World.sql("delete from team_members where agent_id = 101");
    org.awaitility.Awaitility.await().until(() -> ofMine(ANN).isEmpty());
    World.sql("insert into team_members (team_id, agent_id, level) values (11, 101, 'change')");
    org.awaitility.Awaitility.await().until(() -> ofMine(ANN).contains(id));
  }

  @Test
  void anInternalDraftIsNotForATokenThatReadsNothingInternal() {
    String service = Objects.requireNonNull(Persona.SERVICE.token());
    must(
        Http.call(
            service,
            "PUT",
            path(1001, id),
            "{\"kind\": \"internal\", \"bodyHtml\": \"secret\", \"revision\": 0}"));
    assertThat(ofMine(service)).contains(id);
    assertThat(ofMine(Objects.requireNonNull(Persona.PUBLIC.token()))).doesNotContain(id);
    assertThat(ofCase(Objects.requireNonNull(Persona.PUBLIC.token()), 1001)).isEmpty();
  }

  @Test
  void aDraftKeepsItsKind() {
    must(save(ANN, 1002, id, "x", 0));
    Answer other =
        Http.call(
            ANN,
            "PUT",
            path(1002, id),
            "{\"kind\": \"internal\", \"bodyHtml\": \"x\", \"revision\": 1}");
    assertThat(other.json().at("/errors/0/code").asText()).isEqualTo("kind_stays");
  }

  @Test
  void draftsAreNoPartOfTheRecord() {
    long events = World.count("select count(*) from events");
    long version = World.count("select version from cases where id = 1002");
    must(save(ANN, 1002, id, "x", 0));
    must(save(ANN, 1002, id, "xy", 1));
    discard(ANN, 1002, id, "");
    assertThat(World.count("select count(*) from events")).isEqualTo(events);
    assertThat(World.count("select version from cases where id = 1002")).isEqualTo(version);
  }

  @Test
  void allOnesDraftsComeInPages() {
    List<String> all = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      String one = UUID.randomUUID().toString();
      must(save(BEN, 1002, one, "n" + number, 0));
      all.addFirst(one);
    }
    List<String> found = new ArrayList<>();
    String next = "/drafts?limit=2&count=true";
    while (next != null) {
      JsonNode page = get(BEN, next);
      assertThat(page.path("page").path("total").asLong()).isEqualTo(5);
      page.path("data").forEach(draft -> found.add(draft.path("id").asText()));
      next =
          page.path("page").path("hasMore").asBoolean()
              ? "/drafts?limit=2&count=true&cursor=" + page.path("page").path("nextCursor").asText()
              : null;
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  private static Answer save(String token, long caseId, String draft, String html, long revision) {
    return Http.call(
        token,
        "PUT",
        path(caseId, draft),
        "{\"kind\": \"public\", \"bodyHtml\": \"%s\", \"revision\": %d}".formatted(html, revision));
  }

  private static Answer send(String token, long caseId, String draft) {
    return Http.call(
        token,
        "POST",
        "/api/v1/cases/" + caseId + "/comments",
        "{\"visibility\": \"public\", \"body\": \"Sent\", \"draftId\": \"%s\"}".formatted(draft));
  }

  private static Answer discard(String token, long caseId, String draft, String query) {
    return Http.call(token, "DELETE", path(caseId, draft) + query, null);
  }

  private static Answer takeOver(String token, long caseId, String draft) {
    return Http.call(token, "POST", path(caseId, draft) + "/take-over", null);
  }

  private static String path(long caseId, String draft) {
    return "/api/v1/cases/" + caseId + "/drafts/" + draft;
  }

  private static JsonNode must(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static JsonNode get(String token, String path) {
    return Http.must(token, "GET", "/api/v1" + path, null);
  }

  private static List<String> ofCase(String token, long caseId) {
    return ids(get(token, "/cases/" + caseId + "/drafts"));
  }

  private static List<String> ofMine(String token) {
    return ids(get(token, "/drafts"));
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("data").forEach(draft -> ids.add(draft.path("id").asText()));
    return ids;
  }

  private static String text(String draft) {
    return World.text("select body_html from drafts where id = '" + draft + "'");
  }

  private static String expiry(long file) {
    return World.text("select expires_at::text from attachments where id = " + file);
  }

  private static long upload(String token) {
    Answer answer =
        Http.call(
            token,
            "POST",
            "/api/v1/attachments?fileName=a.txt",
            "application/octet-stream",
            "a".getBytes(StandardCharsets.UTF_8));
    return answer.json().path("id").asLong();
  }
}
