package org.zelodesk.comments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Http.Answer;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.Together;
import org.zelodesk.testing.World;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class ScheduledCommentTest {

  private static final String ANN = Objects.requireNonNull(Persona.CHANGE.token());
  private static final String BEN = Objects.requireNonNull(Persona.REPLY.token());
  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());

  /** What is said in case 1002 from the beginning: by the customer there, and in 1004. */
  private static final int BEFORE = 2;

  @Inject SendingWork work;

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void nobodyReadsWhatWaitsAndItIsSaidWhenItsTimeHasCome() {
    int before = comments(1002).size();
    long held =
        hold(
            ANN,
            1002,
            "\"holdSeconds\": 10, \"then\": {\"status\": \"solved\", \"priority\": \"high\"}");
    work.sendDue();
    assertThat(comments(1002)).hasSize(before);
    JsonNode waiting = scheduled(ANN, 1002, held);
    assertThat(waiting.path("state").asText()).isEqualTo("waiting");
    assertThat(waiting.path("undoSend").asBoolean()).isTrue();
    assertThat(waiting.path("bodyHtml").asText()).isEqualTo("<p>It is on its way.</p>");
    assertThat(theCase(1002).path("status").asText()).isEqualTo("new");
    due(held);
    work.sendDue();
    JsonNode sent = scheduled(ANN, 1002, held);
    assertThat(sent.path("state").asText()).isEqualTo("sent");
    assertThat(sent.path("bodyHtml").isNull()).isTrue();
    JsonNode newest = comments(1002).getLast();
    assertThat(newest.path("id").asLong()).isEqualTo(sent.path("commentId").asLong());
    assertThat(newest.path("author").path("id").asLong()).isEqualTo(101);
    assertThat(newest.path("bodyHtml").asText()).isEqualTo("<p>It is on its way.</p>");
    assertThat(theCase(1002).path("status").asText()).isEqualTo("solved");
    assertThat(theCase(1002).path("priority").asText()).isEqualTo("high");
    assertThat(types(1002))
        .containsSubsequence("scheduled_comment.scheduled", "comment.created", "case.updated");
    assertThat(
            World.count(
                "select count(*) from events where data ->> 'scheduledId' = '%d' and type = 'comment.created'"
                    .formatted(held)))
        .isEqualTo(1);
    assertThat(
            World.count(
                "select count(*) from scheduled_comments where id = %d and wanted is not null"
                    .formatted(held)))
        .isZero();
  }

  @Test
  void sendAndSolveIsOneStepAlsoAtOnce() {
    long version = theCase(1002).path("version").asLong();
    JsonNode said =
        Http.must(
            ANN,
            "POST",
            "/api/v1/cases/1002/comments",
            "{\"visibility\": \"public\", \"body\": \"Done.\", \"then\": {\"status\": \"solved\"}}");
    assertThat(said.path("visibility").asText()).isEqualTo("public");
    assertThat(theCase(1002).path("status").asText()).isEqualTo("solved");
    assertThat(theCase(1002).path("version").asLong()).isEqualTo(version + 2);
    Answer refused =
        Http.call(
            ANN,
            "POST",
            "/api/v1/cases/1003/comments",
            "{\"visibility\": \"public\", \"body\": \"Done.\", \"then\": {\"assigneeId\": 999999}}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/then/assigneeId");
    assertThat(comments(1003)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sendAt\": \"2020-01-01T00:00:00Z\"|/sendAt|in_past",
        "\"sendAt\": \"2999-01-01T00:00:00Z\"|/sendAt|too_far",
        "\"sendAt\": \"2020-01-01T00:00:00Z\", \"holdSeconds\": 5|/sendAt|in_past",
        "\"holdSeconds\": 61|/holdSeconds|",
        "\"holdSeconds\": 5, \"author\": \"customer\"|/author|only_agents_words_wait",
        "\"holdSeconds\": 5, \"receivedAt\": \"2020-01-01T00:00:00Z\"|/receivedAt|not_with",
        "\"holdSeconds\": 5, \"attachmentIds\": [999999]|/attachmentIds/0|not_found",
        "\"holdSeconds\": 5, \"then\": {\"teamId\": 999999}|/then/teamId|not_found",
        "\"holdSeconds\": 5, \"then\": {\"status\": \"open\"}, \"status\": \"solved\"|/then/status|not_with"
      })
  void whatWouldBeRefusedThenIsRefusedNow(String more, String pointer, String code) {
    Answer refused = call(ANN, 1002, more);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    if (code != null) {
      assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }
    assertThat(World.count("select count(*) from scheduled_comments where case_id = 1002"))
        .isZero();
  }

  @Test
  void sendingIsUndoneAndTheWordsAreADraftAgain() {
    long file = upload(ANN);
    String draft = UUID.randomUUID().toString();
    long held =
        hold(
            ANN,
            1002,
            "\"holdSeconds\": 10, \"attachmentIds\": [%d], \"draftId\": \"%s\""
                .formatted(file, draft));
    assertThat(World.text("select expires_at::text from attachments where id = " + file))
        .isEqualTo("infinity");
    Answer late =
        Http.call(
            ANN,
            "PUT",
            "/api/v1/cases/1002/drafts/" + draft,
            "{\"kind\": \"public\", \"bodyHtml\": \"late\", \"revision\": 0}");
    assertThat(late.json().path("endedAs").asText()).isEqualTo("scheduled");
    assertThat(late.json().path("scheduledId").asLong()).isEqualTo(held);
    JsonNode cancelled = Http.must(ANN, "POST", path(1002, held) + "/cancel", null);
    assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
    assertThat(cancelled.path("reason").asText()).isEqualTo("cancelled");
    JsonNode back = drafts(ANN, 1002).getFirst();
    assertThat(back.path("id").asText()).isEqualTo(cancelled.path("draftId").asText());
    assertThat(back.path("bodyHtml").asText()).isEqualTo("<p>It is on its way.</p>");
    assertThat(back.path("attachments").get(0).path("id").asLong()).isEqualTo(file);
    due(held);
    work.sendDue();
    assertThat(comments(1002)).hasSize(BEFORE);
    assertThat(
            Http.call(ANN, "POST", path(1002, held) + "/cancel", null).json().path("code").asText())
        .isEqualTo("scheduled_ended");
    JsonNode sent =
        Http.must(
            ANN,
            "POST",
            "/api/v1/cases/1002/comments",
            "{\"visibility\": \"public\", \"body\": \"x\", \"attachmentIds\": [%d], \"draftId\": \"%s\"}"
                .formatted(file, back.path("id").asText()));
    assertThat(sent.path("attachments")).hasSize(1);
  }

  @Test
  void itsFilesAreSaidWithIt() {
    long file = upload(ANN);
    long held = hold(ANN, 1002, "\"holdSeconds\": 10, \"attachmentIds\": [%d]".formatted(file));
    due(held);
    work.sendDue();
    assertThat(comments(1002).getLast().path("attachments").get(0).path("id").asLong())
        .isEqualTo(file);
    assertThat(World.count("select count(*) from attachment_holds")).isZero();
  }

  @Test
  void itIsGivenAnotherTime() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 10");
    Instant later = Instant.now().plus(Duration.ofDays(3));
    JsonNode moved =
        Http.must(ANN, "PATCH", path(1002, held), "{\"sendAt\": \"%s\"}".formatted(later));
    assertThat(Instant.parse(moved.path("sendAt").asText()))
        .isBetween(later.minusMillis(1), later.plusMillis(1));
    assertThat(moved.path("version").asLong()).isEqualTo(2);
    assertThat(
            Http.call(ANN, "PATCH", path(1002, held), "{\"sendAt\": \"2020-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void colleaguesSeeThatOneWaitsButNotWhatItSays() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 30");
    JsonNode seen = scheduled(BEN, 1002, held);
    assertThat(seen.path("author").path("id").asLong()).isEqualTo(101);
    assertThat(seen.path("bodyHtml").isNull()).isTrue();
    assertThat(Http.call(Persona.PUBLIC.token(), "GET", path(1002, held), null).status())
        .isEqualTo(404);
    assertThat(Http.call(Persona.OTHER.token(), "GET", path(1002, held), null).status())
        .isEqualTo(404);
    assertThat(Http.call(BEN, "POST", path(1002, held) + "/cancel", null).status()).isEqualTo(403);
    JsonNode cancelled = Http.must(ADMIN, "POST", path(1002, held) + "/cancel", null);
    assertThat(cancelled.path("draftId").isNull()).isTrue();
    assertThat(drafts(ANN, 1002)).hasSize(1);
    assertThat(drafts(ADMIN, 1002)).isEmpty();
  }

  @Test
  void whatWasSharedAsADraftIsReadWhileItWaits() {
    String draft = UUID.randomUUID().toString();
    Http.must(
        ANN,
        "PUT",
        "/api/v1/cases/1002/drafts/" + draft,
        "{\"kind\": \"public\", \"bodyHtml\": \"x\", \"shared\": true, \"revision\": 0}");
    long held = hold(ANN, 1002, "\"holdSeconds\": 30, \"draftId\": \"%s\"".formatted(draft));
    assertThat(scheduled(BEN, 1002, held).path("bodyHtml").asText())
        .isEqualTo("<p>It is on its way.</p>");
  }

  @Test
  void theCustomersWordsTakeAReplyBackButNotANote() {
    long reply = hold(ANN, 1002, "\"sendAt\": \"%s\"".formatted(Instant.now().plusSeconds(3600)));
    long note =
        Http.must(
                ANN,
                "POST",
                "/api/v1/cases/1002/comments",
                "{\"visibility\": \"internal\", \"body\": \"Later\", \"holdSeconds\": 30}")
            .path("scheduledId")
            .asLong();
    customerWrites(1002);
    JsonNode taken = scheduled(ANN, 1002, reply);
    assertThat(taken.path("state").asText()).isEqualTo("cancelled");
    assertThat(taken.path("reason").asText()).isEqualTo("customer_wrote");
    assertThat(drafts(ANN, 1002).getFirst().path("id").asText())
        .isEqualTo(taken.path("draftId").asText());
    assertThat(scheduled(ANN, 1002, note).path("state").asText()).isEqualTo("waiting");
    assertThat(types(1002)).contains("scheduled_comment.cancelled");
    due(reply);
    due(note);
    work.sendDue();
    assertThat(scheduled(ANN, 1002, note).path("state").asText()).isEqualTo("sent");
    assertThat(comments(1002)).hasSize(BEFORE + 2);
  }

  @Test
  void ofTakingItBackAndSendingItExactlyOneHappens() throws Exception {
    int sent = 0;
    for (int round = 0; round < 25; round++) {
      long held = hold(ANN, 1002, "\"holdSeconds\": 30");
      due(held);
      int before = comments(1002).size();
      List<Integer> answers =
          Together.run(
              () -> Http.call(ANN, "POST", path(1002, held) + "/cancel", null).status(),
              () -> {
                work.sendDue();
                return 0;
              });
      String state = scheduled(ANN, 1002, held).path("state").asText();
      int after = comments(1002).size();
      if (answers.getFirst() == 200) {
        assertThat(state).isEqualTo("cancelled");
        assertThat(after).isEqualTo(before);
      } else {
        assertThat(answers.getFirst()).isEqualTo(409);
        assertThat(state).isEqualTo("sent");
        assertThat(after).isEqualTo(before + 1);
        sent++;
      }
    }
    assertThat(drafts(ANN, 1002)).hasSize(25 - sent);
  }

  @Test
  void aReplyNeverFollowsWordsOfTheCustomerThatItDoesNotKnow() throws Exception {
    for (int round = 0; round < 25; round++) {
      long held = hold(ANN, 1002, "\"holdSeconds\": 30");
      due(held);
      List<Long> said =
          Together.run(
              () -> customerWrites(1002),
              () -> {
                work.sendDue();
                return 0L;
              });
      JsonNode end = scheduled(ANN, 1002, held);
      if (end.path("state").asText().equals("sent")) {
        assertThat(end.path("commentId").asLong()).isLessThan(said.getFirst());
      } else {
        assertThat(end.path("reason").asText()).isEqualTo("customer_wrote");
      }
    }
  }

  @Test
  void manyWorkersSayEachOnce() throws Exception {
    List<Long> all = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      all.add(hold(ANN, number % 2 == 0 ? 1002 : 1003, "\"holdSeconds\": 30"));
    }
    all.forEach(ScheduledCommentTest::due);
    Together.run(this::send, this::send, this::send, this::send);
    send();
    assertThat(comments(1002).size() + comments(1003).size()).isEqualTo(BEFORE + 1 + 20);
    assertThat(
            World.count(
                "select count(distinct comment_id) from scheduled_comments where state = 'sent'"))
        .isEqualTo(20);
  }

  /** What is cut off between the comment and the note that it was sent has done nothing. */
  @Test
  void aWorkerThatDiesOnTheWayHasSaidNothing() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 30, \"then\": {\"status\": \"solved\"}");
    due(held);
    World.sql(
        """
        create function dies() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;
        create trigger dies before update of state on scheduled_comments for each row execute function dies()""");
    try {
      work.sendDue();
      work.sendDue();
      assertThat(comments(1002)).hasSize(BEFORE);
      assertThat(theCase(1002).path("status").asText()).isEqualTo("new");
    } finally {
      World.sql("drop trigger dies on scheduled_comments; drop function dies()");
    }
    work.sendDue();
    work.sendDue();
    assertThat(comments(1002)).hasSize(BEFORE + 1);
    assertThat(scheduled(ANN, 1002, held).path("state").asText()).isEqualTo("sent");
  }

  @Test
  void aRightThatWasLostMeanwhileCounts() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 30");
    World.sql("update team_members set level = 'see' where agent_id = 101");
    due(held);
    work.sendDue();
    JsonNode failed = scheduled(ADMIN, 1002, held);
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("reason").asText()).isEqualTo("not_allowed");
    assertThat(comments(1002)).hasSize(BEFORE);
    assertThat(drafts(ANN, 1002)).hasSize(1);
    assertThat(types(1002)).contains("scheduled_comment.failed");
  }

  @Test
  void whoIsGoneSaysNothingMore() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 30");
    long other = hold(BEN, 1002, "\"holdSeconds\": 30");
    World.sql(
        "update agents set active = false where id = 101; delete from team_members where agent_id = 102");
    due(held);
    due(other);
    work.sendDue();
    assertThat(scheduled(ADMIN, 1002, held).path("reason").asText()).isEqualTo("account_disabled");
    assertThat(scheduled(ADMIN, 1002, other).path("reason").asText()).isEqualTo("not_found");
    assertThat(World.count("select count(*) from drafts where case_id = 1002 and ended_as is null"))
        .isEqualTo(2);
  }

  @Test
  void aClosedCaseKeepsTheWordsAndAMergedOneTakesThemAlong() {
    long closed = hold(ANN, 1003, "\"holdSeconds\": 30");
    World.sql("update cases set status = 'closed', closed_at = now() where id = 1003");
    long merged = hold(ANN, 1001, "\"holdSeconds\": 30");
    Http.must(ADMIN, "POST", "/api/v1/cases/1001/merge", "{\"into\": 1002}");
    due(closed);
    due(merged);
    int before = comments(1002).size();
    work.sendDue();
    assertThat(scheduled(ANN, 1003, closed).path("reason").asText()).isEqualTo("case_closed");
    assertThat(drafts(ANN, 1003)).hasSize(1);
    JsonNode followed = scheduled(ANN, 1001, merged);
    assertThat(followed.path("caseId").asLong()).isEqualTo(1002);
    assertThat(followed.path("state").asText()).isEqualTo("sent");
    assertThat(comments(1002)).hasSize(before + 1);
  }

  @Test
  void aMergeThatBringsWordsOfTheCustomerTakesAReplyBack() {
    long held = hold(ANN, 1002, "\"holdSeconds\": 30");
    customerWrites(1003);
    Http.must(ADMIN, "POST", "/api/v1/cases/1003/merge", "{\"into\": 1002}");
    due(held);
    work.sendDue();
    assertThat(scheduled(ANN, 1002, held).path("reason").asText()).isEqualTo("customer_wrote");
  }

  @Test
  void answersDoNotCross() {
    JsonNode own = Http.must(ANN, "POST", "/api/v1/cases/1002/comments", reply(""));
    long seen = own.path("id").asLong() - 1;
    assertThat(call(ANN, 1002, "\"lastSeenCommentId\": " + seen).status())
        .as("one's own words are no news")
        .isEqualTo(201);
    Answer stale = call(BEN, 1002, "\"lastSeenCommentId\": " + seen);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().path("code").asText()).isEqualTo("case_moved_on");
    assertThat(stale.json().path("newComments").get(0).path("id")).isEqualTo(own.path("id"));
    assertThat(call(BEN, 1002, "\"sendAnyway\": true, \"lastSeenCommentId\": " + seen).status())
        .isEqualTo(201);
    long held = hold(ANN, 1003, "\"holdSeconds\": 30");
    long newest = comments(1003).getLast().path("id").asLong();
    Answer crossing = call(BEN, 1003, "\"lastSeenCommentId\": " + newest);
    assertThat(crossing.status()).isEqualTo(409);
    assertThat(crossing.json().path("newComments")).isEmpty();
    assertThat(crossing.json().path("heldReplies").get(0).path("scheduledId").asLong())
        .isEqualTo(held);
    assertThat(crossing.body()).doesNotContain("on its way");
    assertThat(
            Http.call(
                    BEN,
                    "POST",
                    "/api/v1/cases/1003/comments",
                    "{\"visibility\": \"internal\", \"body\": \"A note\", \"lastSeenCommentId\": %d}"
                        .formatted(newest))
                .status())
        .as("a note crosses nothing")
        .isEqualTo(201);
    assertThat(call(BEN, 1003, "\"holdSeconds\": 30, \"lastSeenCommentId\": " + newest).status())
        .isEqualTo(409);
    assertThat(call(Persona.PUBLIC.token(), 1003, "\"lastSeenCommentId\": " + newest).status())
        .as("who sees nothing internal is not told of it")
        .isEqualTo(201);
  }

  private Boolean send() {
    work.sendDue();
    return true;
  }

  private static String reply(String more) {
    return "{\"visibility\": \"public\", \"bodyHtml\": \"<p>It is on its way.</p>\"%s}"
        .formatted(more.isEmpty() ? "" : ", " + more);
  }

  private static Answer call(String token, long caseId, String more) {
    return Http.call(token, "POST", "/api/v1/cases/" + caseId + "/comments", reply(more));
  }

  private static long hold(String token, long caseId, String more) {
    Answer held = call(token, caseId, more);
    assertThat(held.status()).as(held.body()).isEqualTo(202);
    long id = held.json().path("scheduledId").asLong();
    assertThat(held.headers().get("Location")).isEqualTo(path(caseId, id));
    return id;
  }

  private static void due(long held) {
    World.sql(
        "update scheduled_comments set send_at = now() - interval '1 second' where id = " + held);
  }

  private static Long customerWrites(long caseId) {
    return Http.must(
            ADMIN,
            "POST",
            "/api/v1/cases/" + caseId + "/comments",
            "{\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"Never mind!\"}")
        .path("id")
        .asLong();
  }

  private static String path(long caseId, long held) {
    return "/api/v1/cases/" + caseId + "/scheduled-comments/" + held;
  }

  private static JsonNode scheduled(String token, long caseId, long held) {
    return Http.must(token, "GET", path(caseId, held), null);
  }

  private static JsonNode theCase(long caseId) {
    return Http.must(ADMIN, "GET", "/api/v1/cases/" + caseId, null);
  }

  private static List<JsonNode> comments(long caseId) {
    return data(ADMIN, "/api/v1/cases/" + caseId + "/comments?limit=100");
  }

  private static List<JsonNode> drafts(String token, long caseId) {
    return data(token, "/api/v1/cases/" + caseId + "/drafts");
  }

  private static List<String> types(long caseId) {
    return data(ADMIN, "/api/v1/cases/" + caseId + "/events?limit=100").stream()
        .map(event -> event.path("type").asText())
        .toList();
  }

  private static List<JsonNode> data(String token, String path) {
    List<JsonNode> all = new ArrayList<>();
    Http.must(token, "GET", path, null).path("data").forEach(all::add);
    return all;
  }

  private static long upload(String token) {
    return Http.call(
            token,
            "POST",
            "/api/v1/attachments?fileName=a.txt",
            "application/octet-stream",
            "a".getBytes(StandardCharsets.UTF_8))
        .json()
        .path("id")
        .asLong();
  }
}
