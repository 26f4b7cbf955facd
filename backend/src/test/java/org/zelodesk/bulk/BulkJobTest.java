package org.zelodesk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * One change for many cases: each by itself, with the asker's rights, once, and with a way back.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class BulkJobTest {

  private static final String ALL = "/api/v1/bulk-jobs";

  @Inject AgroalDataSource database;

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  @Test
  void everyCaseIsChangedWithTheRightsOfWhoAsked() {
    JsonNode job =
        run(
            Persona.CHANGE,
            """
            {"selection": {"ids": [1001, 1002, 1004, 1007, 999999]}, "change": {"priority": "urgent", "addTags": ["outage"], "removeTags": ["refund"]},
             "comment": {"visibility": "internal", "body": "It is the outage."}}""");
    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.path("total").asInt()).isEqualTo(5);
    assertThat(job.path("succeeded").asInt()).isEqualTo(2);
    assertThat(job.path("failed").asInt()).isEqualTo(3);
    assertThat(job.path("commentsStay").asBoolean()).isTrue();
    assertThat(states(Persona.CHANGE, job))
        .containsExactly(
            "1001 done",
            "1002 done",
            "1004 failed case_merged",
            "1007 failed not_found",
            "999999 failed not_found");
    JsonNode one = view(1001);
    assertThat(one.path("priority").asText()).isEqualTo("urgent");
    assertThat(one.path("tags").toString()).isEqualTo("[\"outage\"]");
    assertThat(view(1007).path("priority").asText()).isEqualTo("normal");
    // What the job did says so on the record, and what it did not do left nothing there.
    long id = job.path("id").asLong();
    assertThat(
            World.count(
                "select count(*) from events where case_id is not null and (data ->> 'bulkJobId')::bigint = "
                    + id))
        .isEqualTo(4);
    assertThat(
            World.count(
                "select count(*) from events where case_id in (1004, 1007) and data ? 'bulkJobId'"))
        .isZero();
    // The reasons are in the reader's language.
    assertThat(
            items(Persona.CHANGE, job, "?state=failed")
                .path("data")
                .path(0)
                .path("detail")
                .asText())
        .contains("was merged into case");
  }

  @Test
  void levelsCountForEachCaseAndEachStep() {
    JsonNode job =
        run(
            Persona.REPLY,
            "{\"selection\": {\"ids\": [1001, 1006]}, \"change\": {\"status\": \"solved\"}}");
    assertThat(states(Persona.REPLY, job)).containsExactly("1001 failed not_allowed", "1006 done");
    JsonNode said =
        run(
            Persona.REPLY,
            "{\"selection\": {\"ids\": [1001, 1012]}, \"comment\": {\"visibility\": \"public\", \"body\": \"Soon.\"}}");
    assertThat(states(Persona.REPLY, said)).containsExactly("1001 done", "1012 done");
    assertThat(view(1012).path("status").asText()).isEqualTo("open");
    // Somebody else's job is nobody's business.
    for (String path : List.of("", "/items")) {
      assertThat(
              Http.call(
                      Persona.ADMIN.token(),
                      "GET",
                      ALL + "/" + job.path("id").asLong() + path,
                      null)
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void allThatMatchIsWhatTheReaderSees() {
    JsonNode job =
        run(
            Persona.OTHER,
            "{\"selection\": {\"query\": \"\"}, \"change\": {\"category\": \"praise\"}}");
    int seen =
        Http.call(Persona.OTHER.token(), "GET", "/api/v1/cases?limit=100", null)
            .json()
            .path("data")
            .size();
    assertThat(job.path("total").asInt()).isEqualTo(seen);
    assertThat(World.count("select count(*) from cases where category = 'praise'")).isEqualTo(seen);
    World.sql(
        "insert into cases (version, subject, status, priority, channel, requester_id, received_at, created_at, updated_at)"
            + " select 1, 'Many', 'open', 1, 'email', 2001, now(), now(), now() from generate_series(1, 10001)");
    Http.Answer tooMany =
        Http.call(
            Persona.OTHER.token(),
            "POST",
            ALL,
            "{\"selection\": {\"query\": \"\"}, \"change\": {\"category\": null}}");
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.body()).contains("too_many_cases");
  }

  @Test
  void aDryRunFindsOutAndKeepsNothing() {
    String before = casesAndEvents();
    JsonNode job =
        run(
            Persona.ADMIN,
            """
            {"selection": {"ids": [1001, 1004, 1011, 1012]}, "change": {"status": "solved", "teamId": 12},
             "comment": {"visibility": "public", "body": "Done."}, "dryRun": true}""");
    assertThat(states(Persona.ADMIN, job))
        .containsExactly(
            "1001 done", "1004 failed case_merged", "1011 failed not_found", "1012 done");
    assertThat(casesAndEvents()).isEqualTo(before);
    assertThat(undo(Persona.ADMIN, job).status()).isEqualTo(409);
  }

  @Test
  void undoingMakesEachCaseWhatItWasUnlessItChangedSince() {
    World.sql("update cases set status = 'solved', solved_at = now() where id = 1003");
    JsonNode job =
        run(
            Persona.ADMIN,
            """
            {"selection": {"ids": [1001, 1002, 1003, 1006, 1012]},
             "change": {"status": "solved", "priority": "low", "teamId": 12, "assigneeId": 105, "topicId": 701, "category": "return",
                        "addTags": ["outage"], "removeTags": ["refund"], "escalationLevel": 2, "reason": "The outage"}}""");
    assertThat(job.path("succeeded").asInt()).isEqualTo(5);
    assertThat(job.path("undoUntilAt").isNull()).isFalse();
    Http.must(admin(), "PATCH", "/api/v1/cases/1006", "{\"subject\": \"Changed since\"}");
    assertThat(undo(Persona.ADMIN, job).status()).isEqualTo(200);
    JsonNode end = awaitEnd(Persona.ADMIN, job);
    assertThat(end.path("state").asText()).isEqualTo("undone");
    assertThat(end.path("undone").asInt()).isEqualTo(4);
    assertThat(end.path("kept").asInt()).isEqualTo(1);
    assertThat(states(Persona.ADMIN, job)).contains("1006 kept changed_since");
    for (long id : new long[] {1001, 1002, 1003, 1012}) {
      JsonNode now = view(id);
      String created =
          World.text(
              "select concat_ws(' ', status, priority, team_id, assignee_id, topic_id, category, tags, escalation_level) from world.cases where id = "
                  + id);
      String is =
          World.text(
              "select concat_ws(' ', status, priority, team_id, assignee_id, topic_id, category, tags, escalation_level) from cases where id = "
                  + id);
      assertThat(is).isEqualTo(id == 1003 ? created.replaceFirst("^\\w+", "solved") : created);
      assertThat(now.path("version").asLong())
          .isEqualTo(
              World.count(
                  "select count(*) from events where case_version > 0 and case_id = " + id));
    }
    assertThat(view(1006).path("status").asText()).isEqualTo("solved");
    assertThat(undo(Persona.ADMIN, job).json().path("code").asText()).isEqualTo("already_undone");
  }

  @Test
  void aMergeIsUndoneToo() {
    JsonNode job =
        run(Persona.ADMIN, "{\"selection\": {\"ids\": [1001, 1003, 1012]}, \"mergeInto\": 1012}");
    assertThat(states(Persona.ADMIN, job))
        .containsExactly("1001 done", "1003 done", "1012 failed not_itself");
    assertThat(view(1001).path("mergedIntoId").asLong()).isEqualTo(1012);
    undo(Persona.ADMIN, job);
    assertThat(awaitEnd(Persona.ADMIN, job).path("undone").asInt()).isEqualTo(2);
    assertThat(view(1001).path("mergedIntoId").isNull()).isTrue();
    assertThat(view(1003).path("mergedIntoId").isNull()).isTrue();
  }

  @Test
  void whatWasSetAsideComesBack() {
    JsonNode job =
        run(
            Persona.CHANGE,
            "{\"selection\": {\"ids\": [1001, 1012]}, \"change\": {\"discardedAs\": \"spam\"}}");
    assertThat(job.path("succeeded").asInt()).isEqualTo(2);
    assertThat(view(1001).path("discardedAs").asText()).isEqualTo("spam");
    undo(Persona.CHANGE, job);
    assertThat(awaitEnd(Persona.CHANGE, job).path("undone").asInt()).isEqualTo(2);
    assertThat(view(1001).path("discardedAs").isNull()).isTrue();
  }

  @Test
  void whatMakesNoSenseIsRefusedAtOnce() {
    for (String[] wrong :
        new String[][] {
          {"{\"selection\": {}, \"change\": {\"status\": \"open\"}}", "/selection exactly_one"},
          {"{\"selection\": {\"ids\": [1001]}}", "/change nothing_to_do"},
          {"{\"selection\": {\"ids\": [1001]}, \"change\": {}}", "/change nothing_to_do"},
          {
            "{\"selection\": {\"ids\": [1001]}, \"change\": {\"teamId\": 99}}",
            "/change/teamId not_found"
          },
          {
            "{\"selection\": {\"ids\": [1001]}, \"change\": {\"status\": \"open\"}, \"mergeInto\": 1002}",
            "/mergeInto alone"
          },
          {"{\"selection\": {\"ids\": [1001]}, \"mergeInto\": 1011}", "/mergeInto not_found"},
        }) {
      JsonNode problem =
          Http.call(Persona.ADMIN.token(), "POST", ALL, wrong[0]).json().path("errors").path(0);
      assertThat(problem.path("pointer").asText() + " " + problem.path("code").asText())
          .as(wrong[0])
          .isEqualTo(wrong[1]);
    }
    assertThat(
            Http.call(
                    Persona.ADMIN.token(),
                    "POST",
                    ALL,
                    "{\"selection\": {\"query\": \"statsu:open\"}, \"change\": {\"status\": \"open\"}}")
                .body())
        .contains("\"/selection/query\"")
        .contains("\"suggestion\":\"status\"");
  }

  /** The transaction of a case is cut off in its middle, as when the node dies. */
  @Test
  void whatIsCutOffInTheMiddleIsDoneOnce() throws Exception {
    Http.Answer started;
    try (Connection held = outside();
        Statement statement = held.createStatement()) {
      statement.execute("begin");
      statement.execute("select 1 from cases where id = 1003 for update");
      started =
          Http.call(
              Persona.ADMIN.token(),
              "POST",
              ALL,
              """
              {"selection": {"ids": [1001, 1002, 1003, 1006, 1012]}, "change": {"addTags": ["outage"]},
               "comment": {"visibility": "internal", "body": "It is the outage."}}""");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  progress(started).path("done").asInt() == 2
                      && World.count(
                              "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()")
                          > 0);
      assertThat(progress(started).path("state").asText()).isEqualTo("running");
      World.sql(
          "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()");
      statement.execute("commit");
    }
    JsonNode end = awaitEnd(Persona.ADMIN, started.json());
    assertThat(end.path("succeeded").asInt()).as(end.toString()).isEqualTo(5);
    for (long id : new long[] {1001, 1002, 1003, 1006, 1012}) {
      assertThat(
              World.count(
                  "select count(*) from comments where body = 'It is the outage.' and case_id = "
                      + id))
          .isEqualTo(1);
      assertThat(
              World.count(
                  "select count(*) from events where type = 'case.updated' and data ? 'bulkJobId' and case_id = "
                      + id))
          .isEqualTo(1);
    }
  }

  @Test
  void whoIsDisabledMeanwhileChangesNothingMore() throws Exception {
    Http.Answer started;
    try (Connection held = outside();
        Statement statement = held.createStatement()) {
      statement.execute("begin");
      statement.execute("select 1 from cases where id = 1001 for update");
      started =
          Http.call(
              Persona.CHANGE.token(),
              "POST",
              ALL,
              "{\"selection\": {\"ids\": [1001, 1002]}, \"change\": {\"priority\": \"low\"}}");
      assertThat(started.status()).isEqualTo(201);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  World.count(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()")
                      > 0);
      World.sql("update agents set active = false where id = 101");
      statement.execute("commit");
    }
    long id = started.json().path("id").asLong();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> World.text("select state from bulk_jobs where id = " + id).equals("done"));
    assertThat(World.text("select problem ->> 'code' from bulk_items where case_id = 1002"))
        .isEqualTo("account_disabled");
    assertThat(view(1002).path("priority").asText()).isEqualTo("normal");
  }

  @Test
  void whoStopsAJobKeepsWhatWasDone() throws Exception {
    Http.Answer started;
    try (Connection held = outside();
        Statement statement = held.createStatement()) {
      statement.execute("begin");
      statement.execute("select 1 from cases where id = 1002 for update");
      started =
          Http.call(
              Persona.ADMIN.token(),
              "POST",
              ALL,
              "{\"selection\": {\"ids\": [1001, 1002, 1003]}, \"change\": {\"priority\": \"low\"}}");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> progress(started).path("done").asInt() == 1);
      // Stopping waits for the case that is being done.
      Thread stopper =
          Thread.ofVirtual()
              .start(
                  () ->
                      Http.must(
                          admin(),
                          "POST",
                          ALL + "/" + started.json().path("id").asLong() + "/cancel",
                          null));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  World.count(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%bulk_jobs%' and pid <> pg_backend_pid()")
                      > 0);
      statement.execute("commit");
      assertThat(stopper.join(Duration.ofSeconds(30))).isTrue();
    }
    JsonNode end = progress(started);
    assertThat(end.path("state").asText()).isEqualTo("cancelled");
    assertThat(states(Persona.ADMIN, end)).startsWith("1001 done", "1002 done");
    undo(Persona.ADMIN, end);
    awaitEnd(Persona.ADMIN, end);
    assertThat(view(1001).path("priority").asText()).isEqualTo("normal");
    assertThat(view(1002).path("priority").asText()).isEqualTo("normal");
  }

  private static JsonNode run(Persona asker, String body) {
    Http.Answer started = Http.call(asker.token(), "POST", ALL, body);
    assertThat(started.status()).as(started.body()).isEqualTo(201);
    return awaitEnd(asker, started.json());
  }

  private static JsonNode awaitEnd(Persona asker, JsonNode job) {
    String path = ALL + "/" + job.path("id").asLong();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !List.of("running", "undoing")
                    .contains(
                        Http.call(asker.token(), "GET", path, null).json().path("state").asText()));
    return Http.call(asker.token(), "GET", path, null).json();
  }

  private static JsonNode progress(Http.Answer started) {
    return Http.call(
            Persona.ADMIN.token(), "GET", ALL + "/" + started.json().path("id").asLong(), null)
        .json();
  }

  private static Http.Answer undo(Persona asker, JsonNode job) {
    return Http.call(asker.token(), "POST", ALL + "/" + job.path("id").asLong() + "/undo", null);
  }

  private static JsonNode items(Persona asker, JsonNode job, String parameters) {
    return Http.call(
            asker.token(), "GET", ALL + "/" + job.path("id").asLong() + "/items" + parameters, null)
        .json();
  }

  private static List<String> states(Persona asker, JsonNode job) {
    List<String> states = new ArrayList<>();
    items(asker, job, "")
        .path("data")
        .forEach(
            item ->
                states.add(
                    (item.path("caseId").asText()
                            + " "
                            + item.path("state").asText()
                            + " "
                            + item.path("code").asText("").replace("null", ""))
                        .strip()));
    return states;
  }

  private static JsonNode view(long id) {
    return Http.must(admin(), "GET", "/api/v1/cases/" + id, null);
  }

  private static String admin() {
    return java.util.Objects.requireNonNull(Persona.ADMIN.token());
  }

  private static String casesAndEvents() {
    return World.text(
        "select concat((select md5(string_agg(c::text, ',' order by c.id)) from cases c), (select md5(string_agg(m::text, ',' order by m.id)) from comments m),"
            + " (select count(*) from events where case_id is not null))");
  }

  /** A connection outside any transaction of the application. */
  private Connection outside() throws Exception {
    String url;
    try (Connection any = database.getConnection()) {
      url = any.getMetaData().getURL();
    }
    return DriverManager.getConnection(url, "postgres", "postgres");
  }
}
