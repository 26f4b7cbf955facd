package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * Files have the numbers of the screen, all cases however many, and no formula that anybody wrote.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ReportExportTest {

  private static final String NUMBERS = "/api/v1/reports/query";
  private static final String CASES = "/api/v1/reports/cases";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Where a number of the answer stands in the file, in the order of the columns. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "cases_created",
          List.of("/value", "/cases"),
          "complaint_share",
          List.of("/value", "/part", "/n", "/cases", "/low", "/high"),
          "contact_rate",
          List.of("/value", "/n", "/cases"),
          "first_reply_time",
          List.of(
              "/n",
              "/cases",
              "/calendar/mean",
              "/calendar/median",
              "/calendar/p90",
              "/calendar/p95",
              "/business/mean",
              "/business/median",
              "/business/p90",
              "/business/p95"),
          "replies",
          List.of("/n", "/cases", "/spread/mean", "/spread/median", "/spread/p90", "/spread/p95"));

  @BeforeEach
  void theWorld() {
    World.restore();
    cases(1, 40, "'Subject ' || i");
  }

  /** Long ago, so that nothing else is there; facts too, so that nobody has to measure. */
  private static void cases(int from, int to, String subject) {
    World.sql(
        """
        set session_replication_role = replica;
        insert into cases (id, version, subject, status, category, priority, channel, requester_id, team_id, received_at, created_at, updated_at)
        select 1000000 + i, 1, %s, 'solved', case when i %% 3 = 0 then 'complaint' end, i %% 4, 'email', 2001,
          case i %% 3 when 0 then 11 when 1 then 12 end, at, at, at
        from (select i, timestamptz '2020-01-29 00:30+00' + i * interval '7 hours' * (40.0 / %d) as at from generate_series(%d, %d) as i) made;
        insert into case_facts (id, status, category, priority, channel, requester_id, team_id, confidential, escalation_level, created_at,
          resolved_at, replies)
        select id, status, category, priority, channel, requester_id, team_id, confidential, escalation_level, created_at,
          created_at + interval '1 day', id %% 4
        from cases where id >= 1000000 + %d;
        insert into case_moments (case_id, kind, source_id, at, ordinal, seconds, open_seconds, category, priority, channel, team_id,
          confidential, created_at)
        select id, 'first_reply', id, created_at + interval '1 hour', 1, id %% 1000 * 7, id %% 1000, category, priority, channel, team_id,
          confidential, created_at
        from cases where id >= 1000000 + %d;
        set session_replication_role = origin;"""
            .formatted(subject, to, from, to, from, from));
  }

  private static final String RANGE =
      "\"from\": \"2020-02-01\", \"to\": \"2020-02-12\", \"timeZone\": \"Europe/Lisbon\"";

  @Test
  void theFileHasTheNumbersOfTheScreenOneForOne() throws Exception {
    String metrics =
        "\"cases_created\", \"first_reply_time\", \"complaint_share\", \"replies\", \"contact_rate\"";
    for (String how :
        List.of(
            "",
            ", \"bucket\": \"day\"",
            ", \"groupBy\": [\"team\", \"priority\"]",
            ", \"bucket\": \"week\", \"groupBy\": [\"team\"], \"compare\": \"previous_period\"")) {
      String asked = "{\"metrics\": [" + metrics + "], " + RANGE + how + "}";
      JsonNode answer = Http.must(Persona.ADMIN.token(), "POST", NUMBERS, asked);
      assertThat(answer.at("/total/values/cases_created/value").asInt()).isEqualTo(30);
      List<List<String>> expected = expected(answer, JSON.readTree(asked));
      List<List<String>> csv = csv(export(NUMBERS, "csv", asked));
      assertThat(csv.subList(1, csv.size())).as(how).isEqualTo(expected);
      assertThat(csv.getFirst()).hasSameSizeAs(expected.getFirst());
      assertThat(xlsx(export(NUMBERS, "xlsx", asked).body())).as(how).isEqualTo(csv);
    }
  }

  private static List<List<String>> expected(JsonNode answer, JsonNode asked) {
    boolean compared = asked.has("compare");
    List<List<String>> lines = new ArrayList<>();
    for (JsonNode row : answer.path("rows")) {
      List<String> line = new ArrayList<>();
      if (asked.has("bucket")) {
        line.add(answer.path("buckets").path(row.path("bucket").asInt()).path("label").asText());
      }
      for (JsonNode group : row.path("group")) {
        String label = group.path("label").isNull() ? "value" : "label";
        line.add(group.path(label).isNull() ? "(none)" : group.path(label).asText());
      }
      add(line, row, asked, compared);
      lines.add(line);
    }
    List<String> total = new ArrayList<>();
    int keys = (asked.has("bucket") ? 1 : 0) + asked.path("groupBy").size();
    for (int i = 0; i < keys; i++) {
      total.add(i == 0 ? "Total" : "");
    }
    add(total, answer.path("total"), asked, compared);
    lines.add(total);
    return lines;
  }

  private static void add(List<String> line, JsonNode row, JsonNode asked, boolean compared) {
    for (JsonNode metric : asked.path("metrics")) {
      List<String> columns = COLUMNS.get(metric.asText());
      columns.forEach(column -> line.add(number(row.at("/values/" + metric.asText() + column))));
      if (compared) {
        if (metric.asText().equals("complaint_share")) {
          line.add(number(row.at("/values/complaint_share/pValue")));
        }
        columns.forEach(
            column -> line.add(number(row.at("/compared/" + metric.asText() + column))));
      }
    }
  }

  private static String number(JsonNode number) {
    return number.isNumber() ? number.decimalValue().stripTrailingZeros().toPlainString() : "";
  }

  @Test
  void theHeaderIsInTheLanguageOfTheReader() throws Exception {
    String asked = "{\"metrics\": [\"first_reply_time\"], " + RANGE + ", \"groupBy\": [\"team\"]}";
    HttpResponse<byte[]> english = export(NUMBERS, "csv", asked);
    assertThat(csv(english).getFirst())
        .startsWith("Team", "First reply time: samples", "First reply time: cases")
        .contains("First reply time: median in open hours, s");
    assertThat(english.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(english.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"zelodesk-report.csv\"");
    assertThat(english.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    HttpResponse<byte[]> russian =
        CLIENT.send(
            request(NUMBERS, "csv", asked).header("Accept-Language", "ru").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(csv(russian).getFirst()).startsWith("Команда");
    assertThat(csv(russian).getLast()).startsWith("Всего");
  }

  @Test
  void theCasesOfTheFileAreThoseOfTheScreen() throws Exception {
    String cell =
        "{\"metric\": \"first_reply_time\", "
            + RANGE
            + ", \"group\": [{\"key\": \"team\", \"value\": \"12\"}]}";
    List<List<String>> screen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = Http.must(Persona.ADMIN.token(), "POST", CASES + "?limit=5" + cursor, cell);
      for (JsonNode one : page.path("data")) {
        screen.add(
            List.of(
                one.path("id").asText(),
                one.path("subject").asText(),
                one.path("status").asText(),
                one.path("priority").asText(),
                one.path("channel").asText(),
                one.path("requesterName").asText(),
                "Parcels",
                "",
                // February: in Lisbon it is what it is in UTC.
                one.path("createdAt").asText().substring(0, 19).replace('T', ' '),
                one.path("at").asText().substring(0, 19).replace('T', ' '),
                one.path("seconds").asText(),
                one.path("businessSeconds").asText(),
                one.path("samples").asText()));
      }
      JsonNode next = page.path("page").path("nextCursor");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    } while (!cursor.isEmpty());
    List<List<String>> csv = csv(export(CASES, "csv", cell));
    assertThat(csv.getFirst())
        .startsWith("Case", "Subject")
        .contains("Created (Europe/Lisbon)", "First reply time, s");
    assertThat(csv.subList(1, csv.size())).hasSize(10).isEqualTo(screen);
    assertThat(xlsx(export(CASES, "xlsx", cell).body())).isEqualTo(csv);
  }

  @Test
  void whatSomebodyWroteIsNoFormula() throws Exception {
    List<String> subjects =
        List.of(
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "a, \"quoted\"\r\nline =1");
    for (int i = 0; i < subjects.size(); i++) {
      World.sql(
          "update cases set subject = '%s' where id = %d"
              .formatted(subjects.get(i), 1_000_011 + i));
    }
    String cell = "{\"metric\": \"cases_created\", " + RANGE + "}";
    List<String> csv = csv(export(CASES, "csv", cell)).stream().map(line -> line.get(1)).toList();
    List<String> xlsx =
        xlsx(export(CASES, "xlsx", cell).body()).stream().map(l -> l.get(1)).toList();
    for (String subject : subjects) {
      boolean formula = !subject.startsWith("a");
      assertThat(csv).contains((formula ? "'" : "") + subject);
      assertThat(xlsx).contains(subject);
    }
    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(export(CASES, "xlsx", cell).body()));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      assertThat(rows.map(row -> row.getCell(1).getType()))
          .isNotEmpty()
          .containsOnly(CellType.STRING);
    }
  }

  @Test
  void whatMakesNoSenseIsToldAsAlwaysAndNotAsAFile() throws Exception {
    String unknown = "{\"metric\": \"agent_load\", " + RANGE + "}";
    HttpResponse<byte[]> refused = export(CASES, "csv", unknown);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(refused.body()).at("/errors/0/code").asText())
        .isEqualTo("metric_without_cases");
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(
            export(NUMBERS, "pdf", "{\"metrics\": [\"cases_created\"], " + RANGE + "}")
                .statusCode())
        .isEqualTo(400);
    assertThat(Http.call(Persona.CHANGE.token(), "POST", CASES + "/export", unknown).status())
        .isEqualTo(403);
    // Who sees less has less in the file, too.
    String all = "{\"metric\": \"cases_created\", " + RANGE + "}";
    assertThat(csv(export(CASES, "csv", all)))
        .extracting(List::getFirst)
        .contains("1000012", "1000013");
    HttpResponse<byte[]> less =
        CLIENT.send(
            request(CASES, "csv", all)
                .setHeader("Authorization", "Bearer " + Persona.LEAD.token())
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(csv(less)).extracting(List::getFirst).contains("1000012").doesNotContain("1000013");
  }

  @Test
  void rowsComeWhileTheyAreReadAndTheConnectionIsFreeAfterwards() throws Exception {
    int many = 200_000;
    cases(41, many, "repeat('A long subject ', 6) || i");
    World.sql("analyze cases; analyze case_facts");
    String cell = "{\"metric\": \"cases_created\", " + RANGE + "}";
    HttpResponse<InputStream> answer =
        CLIENT.send(request(CASES, "csv", cell).build(), HttpResponse.BodyHandlers.ofInputStream());
    String open =
        "select count(*) from pg_stat_activity where state = 'idle in transaction' and query like '%samples%'";
    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(1_000)).hasSize(1_000);
      // Nobody reads on, so nothing more is fetched: the cursor stays open in the middle.
      await().atMost(Duration.ofSeconds(20)).until(() -> World.count(open) == 1);
      long lines = 0;
      try (BufferedReader rest =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        while (rest.readLine() != null) {
          lines++;
        }
      }
      long expected =
          Http.must(Persona.ADMIN.token(), "POST", CASES + "?limit=1&count=true", cell)
              .at("/page/total")
              .asLong();
      assertThat(expected).isGreaterThan(100_000);
      assertThat(lines).isBetween(expected - 20, expected + 1);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> World.count(open) == 0);
    // Who hangs up in the middle leaves nothing open either.
    HttpResponse<InputStream> left =
        CLIENT.send(
            request(CASES, "xlsx", cell).build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(left.body().readNBytes(1_000)).hasSize(1_000);
    left.body().close();
    await().atMost(Duration.ofSeconds(20)).until(() -> World.count(open) == 0);
  }

  @Test
  void whatFailsHalfWayIsNotTakenForAWholeFile() throws Exception {
    cases(41, 50_000, "repeat('A long subject ', 20) || i");
    HttpResponse<InputStream> answer =
        CLIENT.send(
            request(CASES, "csv", "{\"metric\": \"cases_created\", " + RANGE + "}").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(1_000)).hasSize(1_000);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  World.count(
                          "select count(pg_terminate_backend(pid)) from pg_stat_activity where state = 'idle in transaction' and query like '%samples%'")
                      == 1);
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aSheetThatIsFullGoesOnInTheNextOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxFile file = new XlsxFile(out, 3);
    file.row(List.of("header"));
    for (int i = 1; i <= 5; i++) {
      file.row(List.of(i));
    }
    file.end();
    List<List<String>> sheets = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
        Stream<Sheet> all = book.getSheets()) {
      for (Sheet sheet : all.toList()) {
        sheets.add(sheet.read().stream().map(row -> row.getCell(0).getRawValue()).toList());
      }
    }
    assertThat(sheets)
        .containsExactly(
            List.of("header", "1", "2"), List.of("header", "3", "4"), List.of("header", "5"));
  }

  private static HttpResponse<byte[]> export(String path, String format, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request(path, format, body).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder request(String path, String format, String body) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + path + "/export?format=" + format))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + Persona.ADMIN.token())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static List<List<String>> csv(HttpResponse<byte[]> answer) throws IOException {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(text).isEqualTo(200);
    assertThat(text).startsWith("\ufeff").endsWith("\r\n");
    return CSVFormat.RFC4180.parse(new StringReader(text.substring(1))).getRecords().stream()
        .map(CSVRecord::toList)
        .toList();
  }

  private static List<List<String>> xlsx(byte[] file) throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
      List<Row> rows = book.getFirstSheet().read();
      int width = rows.getFirst().getCellCount();
      List<List<String>> lines = new ArrayList<>();
      for (Row row : rows) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          Cell cell = row.getOptionalCell(i).orElse(null);
          line.add(
              cell == null || cell.getType() == CellType.EMPTY
                  ? ""
                  : cell.getType() == CellType.NUMBER ? number(cell) : cell.asString());
        }
        lines.add(line);
      }
      return lines;
    }
  }

  private static String number(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null && format.startsWith("yyyy")
        ? cell.asDate().plusNanos(500_000_000).toString().replace('T', ' ').substring(0, 19)
        : cell.asNumber().stripTrailingZeros().toPlainString();
  }
}
