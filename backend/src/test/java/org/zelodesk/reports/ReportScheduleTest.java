package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.MailServer;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.WithMail;
import org.zelodesk.testing.World;

/** Reports by mail: to whom, when, once, and what stands in them. */
@QuarkusTest
@TestProfile(WithMail.class)
class ReportScheduleTest {

  private static final String ALL = "/api/v1/reports/1601/schedules";
  private static final String ONE = ALL + "/1801";

  @Inject ReportMailing mailing;
  @Inject ReportScheduleRepository repository;
  @Inject Clock clock;

  @BeforeEach
  void theWorld() {
    World.restore();
    World.sql("delete from outgoing_mails");
    World.sql(
        "update agents set email = 'agent' || id || '-' || (extract(epoch from clock_timestamp()) * 1000)::bigint || '@desk.test'");
  }

  // Making

  @Test
  void whatIsMadeIsReadAsItWas() {
    Http.Answer made =
        make(
            Persona.LEAD,
            "[106]",
            "\"rhythm\": \"monthly\", \"dayOfMonth\": 31, \"time\": \"18:30\"");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    assertThat(made.headers()).containsEntry("location", ALL + "/" + id);
    assertThat(call(Persona.LEAD, "GET", ALL + "/" + id, null).json()).isEqualTo(made.json());
    assertThat(made.json().path("timeZone").asText()).isEqualTo("UTC");
    assertThat(made.json().path("ownerId").asLong()).isEqualTo(Persona.LEAD.id());
    assertThat(made.json().path("changeable").asBoolean()).isTrue();
    assertThat(made.json().path("lastSending").isNull()).isTrue();
    assertThat(Instant.parse(made.json().path("nextAt").asText())).isAfter(clock.instant());
  }

  @Test
  void recipientsAreThoseWhoMayReadThisReport() {
    String daily = "\"rhythm\": \"daily\", \"time\": \"08:00\"";
    assertThat(code(make(Persona.ADMIN, "[106, 101]", daily)))
        .isEqualTo("422 invalid /recipientIds/1 may_not_read_report");
    assertThat(code(make(Persona.ADMIN, "[109]", daily)))
        .isEqualTo("422 invalid /recipientIds/0 not_found");
    assertThat(code(make(Persona.ADMIN, "[999999]", daily)))
        .isEqualTo("422 invalid /recipientIds/0 not_found");
    // Of team 13, to which the lead does not belong; and the admin's own.
    for (long report : new long[] {1602, 1603}) {
      assertThat(
              code(
                  call(
                      Persona.ADMIN,
                      "POST",
                      "/api/v1/reports/" + report + "/schedules",
                      "{\"recipientIds\": [106], \"format\": \"csv\", " + daily + "}")))
          .isEqualTo("422 invalid /recipientIds/0 may_not_read_report");
    }
    assertThat(code(call(Persona.LEAD, "GET", "/api/v1/reports/1602/schedules", null)))
        .isEqualTo("404 not_found");
    assertThat(code(make(Persona.ADMIN, "[]", daily))).startsWith("422 invalid");
  }

  @Test
  void aRhythmHasItsDayAndNoOther() {
    assertThat(code(make(Persona.LEAD, "[106]", "\"rhythm\": \"weekly\", \"time\": \"08:00\"")))
        .isEqualTo("422 invalid /weekday required");
    assertThat(
            code(
                make(
                    Persona.LEAD,
                    "[106]",
                    "\"rhythm\": \"daily\", \"weekday\": \"monday\", \"time\": \"08:00\"")))
        .isEqualTo("422 invalid /weekday not_of_rhythm");
    assertThat(
            code(
                make(
                    Persona.LEAD,
                    "[106]",
                    "\"rhythm\": \"daily\", \"time\": \"08:00\", \"timeZone\": \"Mars/Base\"")))
        .isEqualTo("422 invalid /timeZone time_zone");
    assertThat(code(make(Persona.LEAD, "[106]", "\"rhythm\": \"daily\", \"time\": \"24:00\"")))
        .startsWith("422 invalid /time");
  }

  @Test
  void aScheduleIsSeenByItsOwnerItsRecipientsAndSettingsPeople() {
    long mine =
        make(Persona.ADMIN, "[107]", "\"rhythm\": \"daily\", \"time\": \"08:00\"")
            .json()
            .path("id")
            .asLong();
    assertThat(code(call(Persona.LEAD, "GET", ALL + "/" + mine, null))).isEqualTo("404 not_found");
    assertThat(ids(Persona.LEAD)).containsExactly(1801L);
    assertThat(ids(Persona.ADMIN)).containsExactly(mine, 1801L);
    JsonNode got = call(Persona.LEAD, "GET", ONE, null).json();
    assertThat(got.path("changeable").asBoolean()).isFalse();
    assertThat(code(call(Persona.LEAD, "PATCH", ONE, "{\"paused\": true}")))
        .isEqualTo("403 not_allowed");
    assertThat(code(call(Persona.LEAD, "POST", ONE + "/send", null))).isEqualTo("403 not_allowed");
    assertThat(code(call(Persona.LEAD, "DELETE", ONE, null))).isEqualTo("403 not_allowed");
  }

  @Test
  void aChangeOfTheRhythmForgetsItsDayAndAPauseItsNextTime() {
    JsonNode daily =
        call(Persona.ADMIN, "PATCH", ONE, "{\"rhythm\": \"daily\", \"time\": \"07:30\"}").json();
    assertThat(daily.path("weekday").isNull()).isTrue();
    assertThat(daily.path("time").asText()).isEqualTo("07:30");
    assertThat(daily.path("version").asInt()).isEqualTo(2);
    assertThat(Instant.parse(daily.path("nextAt").asText()))
        .isBefore(clock.instant().plus(Duration.ofHours(25)));
    JsonNode paused = call(Persona.ADMIN, "PATCH", ONE, "{\"paused\": true}").json();
    assertThat(paused.path("nextAt").isNull()).isTrue();
    JsonNode on = call(Persona.ADMIN, "PATCH", ONE, "{\"paused\": false}").json();
    assertThat(on.path("nextAt")).isEqualTo(daily.path("nextAt"));
    assertThat(call(Persona.ADMIN, "PATCH", ONE, "{\"paused\": false}").json().path("version"))
        .isEqualTo(on.path("version"));
    assertThat(code(call(Persona.ADMIN, "PATCH", ONE, "{\"rhythm\": \"monthly\"}")))
        .isEqualTo("422 invalid /dayOfMonth required");
    assertThat(call(Persona.ADMIN, "DELETE", ONE, null).status()).isEqualTo(204);
    assertThat(call(Persona.ADMIN, "GET", ONE, null).status()).isEqualTo(404);
  }

  // Going out

  @Test
  void whatIsDueGoesOutOnceHoweverManyNodesThereAreAndHoweverLongNobodyWorked() {
    World.sql("update report_schedules set next_at = now() - interval '40 days'");
    Instant due = instant("select next_at from report_schedules");
    IntStream.range(0, 4).parallel().forEach(node -> mailing.work());
    await().until(() -> keys().size() == 2);
    mailing.work();
    assertThat(keys())
        .containsExactly(
            "report-schedule:1801:" + due + ":agent 106",
            "report-schedule:1801:" + due + ":agent 107");
    Instant next = instant("select next_at from report_schedules");
    assertThat(next).isBetween(clock.instant(), clock.instant().plus(Duration.ofDays(8)));
    assertThat(call(Persona.LEAD, "GET", ONE, null).json().path("version").asInt()).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                call(Persona.LEAD, "GET", ONE, null)
                    .json()
                    .at("/lastSending/recipients/0/state")
                    .asText()
                    .equals("sent"));
    assertThat(MailServer.of(address(106))).hasSize(1);
    assertThat(MailServer.of(address(107))).hasSize(1);
  }

  @Test
  void aNodeThatDiesInTheMiddleLeavesNothingOutAndDoublesNothing() {
    Http.must(Persona.ADMIN.token(), "POST", ONE + "/send", null);
    Instant now = clock.instant();
    ReportScheduleRepository.Sending frozen = repository.take(now, now.plusMillis(1)).orElseThrow();
    assertThat(call(Persona.ADMIN, "POST", ONE + "/send", null).json().path("code").asText())
        .isEqualTo("report_being_sent");
    await()
        .until(
            () -> {
              mailing.work();
              return keys().size() == 2;
            });
    assertThat(repository.end(frozen, "failed", "late")).isFalse();
    JsonNode sending = call(Persona.ADMIN, "GET", ONE, null).json().path("lastSending");
    assertThat(sending.path("recipients").findValuesAsText("reason")).containsOnly("null");
  }

  @Test
  void whoMayNotHasNothingAndItIsSaidWhy() {
    World.sql("update report_schedules set recipient_ids = '{101,105,106,107,109}'");
    World.sql("update agents set email = null where id = 107");
    World.sql("update saved_reports set scope = 'team', team_id = 13 where id = 1601");
    World.sql("update agents set role = 'lead' where id = 105");
    World.sql("insert into team_members (team_id, agent_id, level) values (13, 105, 'see')");
    Http.must(Persona.ADMIN.token(), "POST", ONE + "/send", null);
    mailing.work();
    List<String> stands = new ArrayList<>();
    call(Persona.ADMIN, "GET", ONE, null)
        .json()
        .at("/lastSending/recipients")
        .forEach(
            one ->
                stands.add(
                    one.path("agentId").asText()
                        + " "
                        + (one.path("state").asText().equals("skipped") ? "skipped" : "goes")
                        + " "
                        + one.path("reason").asText()));
    assertThat(stands)
        .containsExactly(
            "101 skipped may_not_read_reports",
            "105 goes null",
            "106 skipped may_not_read_report",
            "107 skipped no_address",
            "109 skipped deactivated");
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aReportThatCannotBeAnsweredFailsAndSaysSo() {
    World.sql(
        "update saved_reports set definition = jsonb_set(definition, '{query}', '\"team:\\\"No such team\\\"\"') where id = 1601");
    Http.must(Persona.ADMIN.token(), "POST", ONE + "/send", null);
    mailing.work();
    assertThat(
            call(Persona.ADMIN, "GET", ONE, null).json().at("/lastSending/recipients/0").toString())
        .contains("\"failed\"", "\"report_fails\"");
    assertThat(keys()).isEmpty();
  }

  // What stands in it

  @ParameterizedTest
  @CsvSource({
    "en,Report: Weekly review,New cases,Open the report",
    "ru,Отчёт: Weekly review,Новые обращения,Открыть отчёт",
    "pt,Relatório: Weekly review,Novos casos,Abrir o relatório"
  })
  void eachReadsTheirOwnNumbersInTheirLanguageAndTimeZone(
      String language, String subject, String words, String open) throws Exception {
    World.sql(
        "update agents set language = '%s', time_zone = 'Asia/Vladivostok' where id = 106"
            .formatted(language));
    Http.must(Persona.ADMIN.token(), "POST", ONE + "/send", null);
    mailing.work();
    await().atMost(Duration.ofSeconds(30)).until(() -> !MailServer.of(address(106)).isEmpty());
    MimeMessage mail = MailServer.of(address(106)).getFirst();
    assertThat(mail.getSubject()).isEqualTo(subject);
    assertThat(mail.getHeader("Content-Language")).containsExactly(language);
    Multipart parts = (Multipart) mail.getContent();
    Multipart bodies = (Multipart) parts.getBodyPart(0).getContent();
    String text = bodies.getBodyPart(0).getContent().toString();
    String html = bodies.getBodyPart(1).getContent().toString();
    assertThat(text).contains(words, open, "Asia/Vladivostok");
    assertThat(text).contains("https://desk.example/reports/saved/1601");
    assertThat(html).contains("href=\"https://desk.example/reports/saved/1601\"", open);
    assertThat(text + html).doesNotContain("{0}", "mail.report", "??");
    // The lead sees fewer cases than the admin, and so do their numbers.
    long lead = number(106);
    long admin = number(107);
    assertThat(lead).isLessThan(admin);
    assertThat(lead).isEqualTo(asked(Persona.LEAD));
    assertThat(admin).isEqualTo(asked(Persona.ADMIN));
    assertThat(text.lines()).anyMatch(line -> line.endsWith(": " + lead));
  }

  @Test
  void aCsvFileForEachPartIsWhatTheExportGives() throws Exception {
    World.sql(
        """
        update saved_reports set name = E'Wochen\\r\\nBcc: x@example.com <b>', definition = '{"range": {"preset": "last_7_days"}, "compare": "previous_period",
          "widgets": [{"kind": "number", "metrics": ["cases_created", "first_reply_time"]},
                      {"title": "<i>Teams</i>", "kind": "table", "metrics": ["cases_created"], "groupBy": ["team"]}]}' where id = 1601""");
    World.sql("update report_schedules set format = 'csv'");
    Http.must(Persona.ADMIN.token(), "POST", ONE + "/send", null);
    mailing.work();
    await().atMost(Duration.ofSeconds(30)).until(() -> !MailServer.of(address(107)).isEmpty());
    MimeMessage mail = MailServer.of(address(107)).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Report: Wochen  Bcc: x@example.com <b>");
    assertThat(mail.getHeader("Bcc")).isNull();
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    String html =
        ((Multipart) parts.getBodyPart(0).getContent()).getBodyPart(1).getContent().toString();
    assertThat(html).contains("&lt;i&gt;Teams&lt;/i&gt;", "Support").doesNotContain("<i>Teams");
    String file =
        new String(parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode definition =
        call(Persona.ADMIN, "GET", "/api/v1/reports/1601", null).json().path("definition");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Http.Answer export =
        call(
            Persona.ADMIN,
            "POST",
            "/api/v1/reports/query/export?format=csv",
            "{\"metrics\": [\"cases_created\"], \"groupBy\": [\"team\"], \"compare\": %s, \"from\": \"%s\", \"to\": \"%s\"}"
                .formatted(definition.path("compare"), today.minusDays(6), today.plusDays(1)));
    assertThat(file).isEqualTo(export.body());
    assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("report-1601-" + today + "-2.csv");
  }

  private static long number(long agent) throws Exception {
    await().atMost(Duration.ofSeconds(30)).until(() -> !MailServer.of(address(agent)).isEmpty());
    Multipart parts = (Multipart) MailServer.of(address(agent)).getFirst().getContent();
    BodyPart file = parts.getBodyPart(1);
    assertThat(file.getFileName()).matches("report-1601-\\d{4}-\\d\\d-\\d\\d\\.xlsx");
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file.getInputStream().readAllBytes()))) {
      List<Row> rows = workbook.getFirstSheet().read();
      return rows.get(1).getCellAsNumber(0).orElseThrow().longValueExact();
    }
  }

  private static long asked(Persona who) {
    return Math.round(
        Http.must(
                who.token(),
                "POST",
                "/api/v1/reports/query",
                "{\"metrics\": [\"cases_created\"], \"from\": \"2020-01-01\", \"to\": \"2099-01-01\"}")
            .at("/total/values/cases_created/value")
            .asDouble());
  }

  private static Http.Answer make(Persona who, String recipients, String rest) {
    return call(
        who,
        "POST",
        ALL,
        "{\"recipientIds\": %s, \"format\": \"csv\", %s}".formatted(recipients, rest));
  }

  private static List<Long> ids(Persona who) {
    List<Long> ids = new ArrayList<>();
    call(who, "GET", ALL, null)
        .json()
        .path("data")
        .forEach(one -> ids.add(one.path("id").asLong()));
    return ids;
  }

  private static String address(long agent) {
    return World.text("select email from agents where id = " + agent);
  }

  private static List<String> keys() {
    String all =
        World.text("select string_agg(purpose_key, ',' order by purpose_key) from outgoing_mails");
    return all == null ? List.of() : List.of(all.split(","));
  }

  private static Instant instant(String query) {
    return Instant.ofEpochMilli(
        World.count("select (extract(epoch from (" + query + ")) * 1000)::bigint"));
  }

  private static String code(Http.Answer answer) {
    JsonNode problem = answer.status() < 400 ? null : answer.json();
    if (problem == null) {
      return String.valueOf(answer.status());
    }
    JsonNode fault = problem.path("errors").path(0);
    return (answer.status()
            + " "
            + problem.path("code").asText()
            + " "
            + fault.path("pointer").asText()
            + " "
            + fault.path("code").asText())
        .strip();
  }

  private static Http.Answer call(Persona who, String method, String path, String body) {
    return Http.call(who.token(), method, path, body);
  }
}
