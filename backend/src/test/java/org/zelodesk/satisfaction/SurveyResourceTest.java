package org.zelodesk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** From a solved case to an answer, and all that must not become one. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SurveyResourceTest {

  private static final String CASE = "/api/v1/cases/1002";
  private static final String SETTINGS = "/api/v1/survey-settings";

  @Inject SurveyPlans plans;

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  // Planning

  @Test
  void aSolvedCaseIsPlannedOnceAndIsDueWhenItsTimeHasCome() {
    solve(1002);
    plans.work();
    plans.work();
    assertThat(states()).containsExactly("1002 scheduled");
    assertThat(World.text("select (send_at - solved_at)::text || ' ' || customer_id from surveys"))
        .isEqualTo("1 day 2001");
    assertThat(events(1002)).isEmpty();
    hasCome(1002);
    plans.work();
    plans.work();
    assertThat(states()).containsExactly("1002 due");
    assertThat(events(1002)).containsExactly("survey.due");
    assertThat(survey(1002).path("state").asText()).isEqualTo("due");
    assertThat(survey(1002).path("sentAt").isNull()).isTrue();
    World.sql("update surveys set expires_at = now()");
    plans.work();
    assertThat(states()).containsExactly("1002 expired");
  }

  @Test
  void aCaseThatIsTakenUpAgainIsNotAskedAboutUntilItIsSolvedAgain() {
    solve(1002);
    change(1002, "open");
    plans.work();
    assertThat(states()).isEmpty();
    solve(1002);
    plans.work();
    change(1002, "open");
    assertThat(states()).containsExactly("1002 cancelled");
    solve(1002);
    plans.work();
    assertThat(states()).containsExactly("1002 cancelled", "1002 scheduled");
    hasCome(1002);
    plans.work();
    change(1002, "open");
    assertThat(states()).containsExactly("1002 cancelled", "1002 cancelled");
  }

  @Test
  void aMergedADiscardedAnImportedAndAnAutomaticCaseAreNotAskedAbout() {
    for (long id : new long[] {1001, 1002, 1003, 1006, 1012}) {
      solve(id);
    }
    World.sql("update cases set merged_into_id = 1005 where id = 1001");
    World.sql("update cases set discarded_as = 'spam' where id = 1002");
    World.sql("update cases set channel = 'api' where id = 1003");
    World.sql("update comments set author_kind = 'agent' where case_id = 1006");
    plans.work();
    assertThat(states()).containsExactly("1012 scheduled");
    // The same is asked again when its time has come.
    World.sql("update cases set discarded_as = 'trash' where id = 1012");
    hasCome(1012);
    plans.work();
    assertThat(states()).containsExactly("1012 cancelled");
    assertThat(World.text("select cancel_reason from surveys")).isEqualTo("discarded");
  }

  @Test
  void historyThatIsBroughtInAsksNobody() {
    byte[] line =
        ("{\"createdAt\": \"%1$s\", \"case\": {\"subject\": \"Old\", \"channel\": \"email\", \"requesterId\": 2001, \"source\": \"old\","
                + " \"externalId\": \"1\", \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"Hm\"}},"
                + " \"history\": [{\"at\": \"%1$s\", \"changes\": {\"status\": \"solved\"}}]}")
            .formatted(java.time.Instant.now().minusSeconds(3600))
            .getBytes(StandardCharsets.UTF_8);
    Http.Answer brought =
        Http.call(Persona.ADMIN.token(), "POST", "/api/v1/imports", "application/x-ndjson", line);
    assertThat(brought.json().path("created").asInt()).as(brought.body()).isEqualTo(1);
    assertThat(World.count("select count(*) from survey_candidates")).isEqualTo(1);
    plans.work();
    assertThat(states()).isEmpty();
    assertThat(World.count("select count(*) from survey_candidates")).isZero();
  }

  @Test
  void ofTwoCasesOfACustomerOneIsAskedAbout() {
    solve(1002);
    solve(1003);
    plans.work();
    assertThat(states()).containsExactly("1002 scheduled", "1003 scheduled");
    hasCome(1002);
    hasCome(1003);
    plans.work();
    assertThat(states()).containsExactlyInAnyOrder("1002 due", "1003 cancelled");
    link(1002);
    solve(1012);
    plans.work();
    assertThat(states()).hasSize(2);
    // After the quiet period they are asked again.
    World.sql("update surveys set sent_at = now() - interval '31 days' where case_id = 1002");
    change(1012, "open");
    solve(1012);
    plans.work();
    assertThat(states()).contains("1012 scheduled");
  }

  @Test
  void noNodeDecidesTwice() throws Exception {
    solve(1002);
    solve(1003);
    together(List.of(this::round, this::round, this::round, this::round));
    plans.work();
    assertThat(states()).containsExactlyInAnyOrder("1002 scheduled", "1003 scheduled");
    hasCome(1002);
    hasCome(1003);
    together(List.of(this::round, this::round, this::round, this::round));
    plans.work();
    assertThat(World.count("select count(*) from surveys where state = 'due'")).isEqualTo(1);
    assertThat(World.count("select count(*) from events where type = 'survey.due'")).isEqualTo(1);
  }

  private Integer round() {
    plans.work();
    return 0;
  }

  @Test
  void whatTheSettingsSayCounts() {
    assertThat(call(Persona.SEE, "GET", SETTINGS, null).json().path("version").asInt())
        .isEqualTo(1);
    settings("{\"enabled\": false}");
    solve(1002);
    plans.work();
    settings("{\"enabled\": true, \"channels\": [\"chat\"]}");
    solve(1003);
    plans.work();
    settings("{\"channels\": [], \"samplePercent\": 0}");
    solve(1006);
    plans.work();
    assertThat(states()).isEmpty();
    settings("{\"samplePercent\": 100, \"delayHours\": 0}");
    solve(1012);
    plans.work();
    assertThat(states()).containsExactly("1012 due");
    assertThat(code(call(Persona.ADMIN, "PATCH", SETTINGS, "{\"expiresDays\": 31}")))
        .startsWith("422 invalid");
    assertThat(code(call(Persona.ADMIN, "PATCH", SETTINGS, "{\"channels\": [\"pigeon\"]}")))
        .startsWith("422 invalid");
    JsonNode now = call(Persona.ADMIN, "PATCH", SETTINGS, "{\"delayHours\": 0}").json();
    assertThat(now.path("version").asInt()).isEqualTo(5);
    assertThat(World.count("select count(*) from events where type = 'survey_settings.updated'"))
        .isEqualTo(4);
  }

  // The link

  @Test
  void theSameLinkIsGivenOutWhileItIsGood() {
    solve(1002);
    plans.work();
    String first = link(1002);
    assertThat(first).matches("[A-Za-z0-9_-]{54}");
    assertThat(link(1002)).isEqualTo(first);
    assertThat(states()).containsExactly("1002 sent");
    assertThat(events(1002)).containsExactly("survey.sent");
    World.sql("update surveys set expires_at = now()");
    String second = link(1002);
    assertThat(second).isNotEqualTo(first);
    assertThat(look(first).status()).isEqualTo(404);
    assertThat(look(second).status()).isEqualTo(200);
  }

  @Test
  void aLinkNeedsNoPlanAndLeavesNothingToPlan() {
    solve(1002);
    link(1002);
    plans.work();
    assertThat(states()).containsExactly("1002 sent");
    // A second solving while the link is out asks nobody else.
    change(1002, "open");
    solve(1002);
    plans.work();
    assertThat(states()).containsExactly("1002 sent");
  }

  @Test
  void thereIsNoLinkWhereNobodyCanBeAsked() {
    assertThat(code(postLink(Persona.CHANGE, 1002))).isEqualTo("409 case_not_solved");
    assertThat(survey(1002).path("linkable").asBoolean()).isFalse();
    solve(1002);
    assertThat(survey(1002).path("linkable").asBoolean()).isTrue();
    assertThat(code(postLink(Persona.OTHER, 1002))).isEqualTo("404 not_found");
    assertThat(code(postLink(Persona.SEE, 1002))).isEqualTo("403 not_allowed");
    assertThat(call(Persona.OTHER, "GET", CASE + "/survey", null).status()).isEqualTo(404);
    assertThat(code(postLink(Persona.ADMIN, 1004))).isEqualTo("409 case_merged");
    World.sql("update cases set discarded_as = 'spam' where id = 1002");
    assertThat(code(postLink(Persona.CHANGE, 1002))).isEqualTo("409 case_discarded");
    World.sql("update cases set discarded_as = null where id = 1002");
    settings("{\"enabled\": false}");
    assertThat(code(postLink(Persona.CHANGE, 1002))).isEqualTo("409 surveys_off");
    assertThat(survey(1002).path("linkable").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "null",
        "%20",
        "%5B%5D",
        "AAAA",
        "AAAAAAAABqXUPeXTyXJ2hKvVZvw3YWJ4ZGV0aGVzaWduYXR1cmVpcw",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "______________________________________________________",
        "..%2Fcases%2F1002"
      })
  void whatIsNoLinkIsNotFound(String token) {
    solve(1002);
    link(1002);
    assertThat(code(look(token))).isEqualTo("404 not_found");
    assertThat(code(answer(token, "{\"rating\": 5}"))).isEqualTo("404 not_found");
  }

  @Test
  void aForgedAnExpiredAndAForeignLinkLookTheSame() {
    solve(1002);
    solve(1006);
    String good = link(1002);
    String other = link(1006);
    List<String> bad = new ArrayList<>();
    for (int at = 0; at < good.length(); at++) {
      char c = good.charAt(at) == 'A' ? 'B' : 'A';
      bad.add(good.substring(0, at) + c + good.substring(at + 1));
    }
    // The signature of one survey on another.
    bad.add(good.substring(0, 11) + other.substring(11));
    bad.add(good + "A");
    bad.add(good.substring(1));
    String before = stored();
    for (String token : bad) {
      assertThat(code(look(token))).as(token).isEqualTo("404 not_found");
      assertThat(code(answer(token, "{\"rating\": 1}"))).as(token).isEqualTo("404 not_found");
    }
    assertThat(stored()).isEqualTo(before);
    World.sql("update surveys set expires_at = now() where case_id = 1002");
    Http.Answer expired = look(good);
    Http.Answer forged = look(bad.getFirst());
    assertThat(anonymous(expired)).isEqualTo(anonymous(forged));
    assertThat(code(answer(good, "{\"rating\": 5}"))).isEqualTo("404 not_found");
    assertThat(look(other).status()).isEqualTo(200);
  }

  // The answer

  @Test
  void lookingNeverAnswers() {
    solve(1002);
    String token = link(1002);
    String before = stored();
    for (int time = 0; time < 10; time++) {
      Http.Answer seen = look(token);
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.headers().get("cache-control")).contains("no-store");
      assertThat(seen.headers()).doesNotContainKey("set-cookie");
      assertThat(seen.headers().get("referrer-policy")).isEqualTo("no-referrer");
      assertThat(Http.call(null, "HEAD", page(token), null).status()).isEqualTo(200);
    }
    assertThat(stored()).isEqualTo(before);
    assertThat(look(token).json().path("rating").isNull()).isTrue();
    assertThat(look(token).json().path("changeable").asBoolean()).isTrue();
  }

  @Test
  void anAnswerIsRecordedAndCanBeChangedForADay() {
    solve(1002);
    String token = link(1002);
    assertThat(code(answer(token, "{\"rating\": 0}"))).startsWith("422 invalid");
    assertThat(code(answer(token, "{\"rating\": 6}"))).startsWith("422 invalid");
    assertThat(code(answer(token, "{}"))).startsWith("422 invalid");
    assertThat(code(answer(token, "{\"rating\": 5, \"comment\": \"" + "x".repeat(2001) + "\"}")))
        .startsWith("422 invalid");
    JsonNode given = answer(token, "{\"rating\": 5, \"comment\": \" <b>Quick</b> \"}").json();
    assertThat(given.path("rating").asInt()).isEqualTo(5);
    assertThat(given.path("comment").asText()).isEqualTo("<b>Quick</b>");
    answer(token, "{\"rating\": 5, \"comment\": \"<b>Quick</b>\"}");
    answer(token, "{\"rating\": 4}");
    assertThat(events(1002)).containsExactly("survey.sent", "survey.answered", "survey.answered");
    assertThat(
            World.text(
                "select string_agg(data::text, ';' order by id) from events where type = 'survey.answered'"))
        .contains("\"previousRating\": 5")
        .doesNotContain("Quick");
    assertThat(
            World.text(
                "select actor_kind || ' ' || actor_id || ' ' || visibility from events where type = 'survey.answered' limit 1"))
        .isEqualTo("customer 2001 internal");
    JsonNode seen = survey(1002);
    assertThat(seen.path("state").asText()).isEqualTo("answered");
    assertThat(seen.path("rating").asInt()).isEqualTo(4);
    assertThat(code(postLink(Persona.CHANGE, 1002))).isEqualTo("409 survey_answered");
    World.sql("update surveys set answered_at = now() - interval '24 hours 1 second'");
    assertThat(code(answer(token, "{\"rating\": 1}"))).isEqualTo("409 survey_final");
    assertThat(look(token).json().path("rating").asInt()).isEqualTo(4);
    assertThat(look(token).json().path("changeable").asBoolean()).isFalse();
    assertThat(World.count("select count(*) from surveys where answered_at is not null"))
        .isEqualTo(1);
  }

  @Test
  void aLowRatingIsToldOnceAndReopensNothing() {
    solve(1002);
    String token = link(1002);
    answer(token, "{\"rating\": 2, \"comment\": \"Slow\"}");
    answer(token, "{\"rating\": 1}");
    answer(token, "{\"rating\": 3}");
    answer(token, "{\"rating\": 2}");
    assertThat(events(1002).stream().filter("survey.low_rating"::equals)).hasSize(2);
    assertThat(World.text("select status from cases where id = 1002")).isEqualTo("solved");
  }

  @Test
  void whatTheyWroteIsForThoseWhoReadInternalComments() {
    solve(1002);
    answer(link(1002), "{\"rating\": 3, \"comment\": \"Words for you\"}");
    assertThat(survey(1002).path("comment").asText()).isEqualTo("Words for you");
    Http.Answer outside = call(Persona.PUBLIC, "GET", CASE + "/survey", null);
    assertThat(outside.json().path("rating").asInt()).isEqualTo(3);
    assertThat(outside.body()).doesNotContain("Words for you");
    assertThat(call(Persona.PUBLIC, "GET", "/api/v1/events?types=survey.*", null).body())
        .doesNotContain("survey.answered");
  }

  @Test
  void manyAnswersAtOnceAreOne() throws Exception {
    solve(1002);
    String token = link(1002);
    List<Callable<Integer>> many = new ArrayList<>();
    for (int rating = 1; rating <= 5; rating++) {
      String body = "{\"rating\": " + rating + "}";
      many.add(() -> answer(token, body).status());
    }
    assertThat(together(many)).containsOnly(200);
    assertThat(World.count("select count(*) from surveys where state = 'answered'")).isEqualTo(1);
    // Each change names the one before it: none was lost.
    assertThat(
            World.count(
                "select count(*) from events where type = 'survey.answered' and data ->> 'previousRating' is null"))
        .isEqualTo(1);
  }

  @Test
  void theLinkShowsNothingThatIsInternal() {
    solve(1001);
    Http.Answer seen = look(link(1001));
    assertThat(seen.json().path("subject").asText()).isEqualTo("The kettle leaks");
    assertThat(seen.body()).doesNotContain(World.CANARY, "team", "assignee", "1001");
  }

  @Test
  void aCustomersMeanIsOverWhatTheReaderSees() {
    for (long id : new long[] {1002, 1006, 1007}) {
      solve(id);
      answer(link(id), "{\"rating\": " + (id == 1007 ? 1 : id == 1006 ? 5 : 4) + "}");
    }
    assertThat(satisfaction(Persona.ADMIN)).isEqualTo("3 2 3.33");
    assertThat(satisfaction(Persona.CHANGE)).isEqualTo("2 2 4.5");
    assertThat(satisfaction(Persona.OTHER)).isEqualTo("1 1 5.0");
    assertThat(call(Persona.ADMIN, "GET", "/api/v1/customers/2002/satisfaction", null).body())
        .isEqualTo("{\"answers\":0,\"good\":0,\"mean\":null}");
    assertThat(call(Persona.ADMIN, "GET", "/api/v1/customers/999999/satisfaction", null).status())
        .isEqualTo(404);
  }

  private static String satisfaction(Persona reader) {
    JsonNode one = call(reader, "GET", "/api/v1/customers/2001/satisfaction", null).json();
    return one.path("answers").asText()
        + " "
        + one.path("good").asText()
        + " "
        + one.path("mean").asText();
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(calls)) {
        results.add(one.get());
      }
      return results;
    }
  }

  private static Http.Answer call(Persona who, String method, String path, @Nullable String body) {
    return Http.call(who.token(), method, path, body);
  }

  private static void settings(String changes) {
    Http.must(Objects.requireNonNull(Persona.ADMIN.token()), "PATCH", SETTINGS, changes);
  }

  private static void solve(long id) {
    change(id, "solved");
  }

  private static void change(long id, String status) {
    Http.must(
        Objects.requireNonNull(Persona.ADMIN.token()),
        "PATCH",
        "/api/v1/cases/" + id,
        "{\"status\": \"" + status + "\"}");
  }

  private static void hasCome(long caseId) {
    World.sql(
        "update surveys set send_at = now() - interval '1 second' where state = 'scheduled' and case_id = "
            + caseId);
  }

  private static JsonNode survey(long id) {
    return call(Persona.CHANGE, "GET", "/api/v1/cases/" + id + "/survey", null).json();
  }

  private static Http.Answer postLink(Persona who, long id) {
    return call(who, "POST", "/api/v1/cases/" + id + "/survey/link", null);
  }

  /** The token of its link. */
  private static String link(long id) {
    Http.Answer answer = postLink(Persona.ADMIN, id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String url = answer.json().path("url").asText();
    assertThat(url).startsWith("/survey/");
    return url.substring("/survey/".length());
  }

  private static String page(String token) {
    return "/api/v1/surveys/" + token;
  }

  private static Http.Answer look(String token) {
    return Http.call(null, "GET", page(token), null);
  }

  private static Http.Answer answer(String token, String body) {
    return Http.call(null, "PUT", page(token) + "/answer", body);
  }

  /** What people and customers can change; what readers of the log make of it comes later. */
  private static String stored() {
    return World.text(
        """
        select md5(concat_ws('|', (select string_agg(s::text, ',' order by id) from surveys s),
          (select string_agg(e::text, ',' order by id) from events e), (select string_agg(c::text, ',' order by id) from cases c),
          (select string_agg(m::text, ',' order by id) from comments m)))""");
  }

  private static String anonymous(Http.Answer answer) {
    return answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  private static String code(Http.Answer answer) {
    return answer.status() + " " + answer.json().path("code").asText();
  }

  private static List<String> states() {
    String all =
        World.text(
            "select coalesce(string_agg(case_id || ' ' || state, ',' order by id), '') from surveys");
    return all.isEmpty() ? List.of() : List.of(all.split(","));
  }

  private static List<String> events(long caseId) {
    String all =
        World.text(
            "select coalesce(string_agg(type, ',' order by id), '') from events where type like 'survey.%' and case_id = "
                + caseId);
    return all.isEmpty() ? List.of() : List.of(all.split(","));
  }
}
