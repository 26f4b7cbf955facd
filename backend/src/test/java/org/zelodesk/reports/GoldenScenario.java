package org.zelodesk.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zelodesk.testing.Tokens;

/**
 * Thirty cases of October 2026 in Berlin, told so that every number about them can be counted by
 * hand. They come in through the import, with their own instants.
 *
 * <p>The hours of the desk are Monday to Friday, 9 to 17. A first reply is promised within 105
 * minutes of them. On 25 October the clocks went back: the day had 25 hours.
 */
final class GoldenScenario {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final String ADMIN = Tokens.of("golden-admin", "admin");

  private static final String X = Tokens.of("golden-x", "agent");
  private static final String Y = Tokens.of("golden-y", "agent");

  /**
   * Number, channel, category, topic, customer, when it was opened, and by whom it begins ({@code
   * C} customer, {@code A} agent); then what happened: {@code C} the customer writes, {@code A} a
   * public reply, {@code N} a note, {@code AS} and {@code AP} a reply that solves or makes pending,
   * {@code S} solved, {@code O} open, {@code H} on hold, {@code K} closed, {@code T} to the other
   * team, {@code E2} escalated, {@code I} assigned, {@code spam}; {@code x} and {@code y} say who.
   */
  private static final String CASES =
      """
      01 email question D c01 10-05T10:00 C | 10-05T10:10 A x | 10-05T12:00 S x
      02 email question D c02 10-06T10:00 C | 10-06T10:20 A x | 10-06T12:00 S x
      03 email question D c03 10-07T10:00 C | 10-07T10:30 A x | 10-07T12:00 S x
      04 email question D c04 10-08T10:00 C | 10-08T10:40 A x | 10-08T12:00 S x
      05 email question D c05 10-09T10:00 C | 10-09T10:50 A x | 10-09T12:00 S x
      06 email question D c06 10-12T10:00 C | 10-12T11:00 A x | 10-12T12:00 S x
      07 email question D c07 10-13T10:00 C | 10-13T11:10 A x | 10-13T12:00 S x
      08 email question D c08 10-14T10:00 C | 10-14T11:20 A x | 10-14T12:00 S x
      09 email question D c09 10-15T10:00 C | 10-15T11:30 A x | 10-15T12:00 S x
      10 email question D c10 10-16T10:00 C | 10-16T11:40 A x | 10-16T12:00 S x
      11 email complaint R c11 10-05T09:00 C | 10-05T10:00 AS y
      12 email complaint R c11 10-07T16:00 C | 10-08T10:00 AP y | 10-08T12:00 C - | 10-08T13:00 AS y
      13 phone question - c13 10-06T11:00 A | 10-06T12:00 C - | 10-06T12:30 A x | 10-06T13:00 S x
      14 email question - c14 10-10T10:00 C | 10-12T09:30 AS x
      15 email question - c15 10-24T12:00 C | 10-26T10:00 AS x
      16 email question - c16 10-13T09:00 C | 10-13T09:30 A x | 10-13T10:00 H x | 10-13T12:00 O x | 10-13T13:00 S x
      17 email question - c17 10-29T09:00 C | 10-29T10:00 AS x | 11-01T10:00 C - | 11-02T10:00 AS y
      18 email question - c18 10-14T09:00 C | 10-14T10:00 AS x | 10-14T11:00 O x | 10-14T12:00 S x
      19 email question - c19 10-15T09:00 C | 10-15T09:30 A y | 10-15T10:00 T y | 10-15T11:00 S x
      20 email question - c20 10-16T09:00 C | 10-16T10:00 A x | 10-16T10:30 E2 x | 10-16T11:00 E3 x | 10-16T12:00 S y
      21 email question - c21 10-19T09:00 C | 10-19T09:10 N x | 10-19T09:20 S x
      22 email question - c22 10-19T10:00 C | 10-19T10:30 spam x
      23 email question - c23 10-19T11:00 C | 10-19T12:00 AS x
      24 email question - c24 10-19T13:00 C
      25 email question - c25 10-20T09:00 C | 10-20T10:00 AP x
      26 email question - c26 10-20T11:00 C | 10-20T11:30 AS y | 10-27T11:30 K x
      27 chat question - c27 10-21T10:00 C | 10-21T10:05 A x | 10-21T10:10 C - | 10-21T10:20 A x | 10-21T10:30 C - | 10-21T10:40 C - | 10-21T10:45 AS y
      28 email question - c28 09-30T16:00 C | 10-01T10:00 AS x
      29 chat praise - c29 10-30T15:00 C
      30 email question - c30 10-22T09:00 C | 10-22T09:05 I x | 10-22T09:10 I y | 10-22T09:30 AS y
      """;

  private final String tag;
  private final Map<String, Long> ids = new LinkedHashMap<>();
  private final long x = me(X);
  private final long y = me(Y);
  private final long admin = me(ADMIN);
  private final long team;
  private final long otherTeam;
  private final Map<String, Long> topics = new LinkedHashMap<>();

  private GoldenScenario(String tag) {
    this.tag = tag;
    this.team = made("teams", Map.of("name", tag + " A"));
    this.otherTeam = made("teams", Map.of("name", tag + " B"));
    topics.put("D", made("topics", Map.of("name", tag + "-delivery")));
    topics.put("R", made("topics", Map.of("name", tag + "-returns")));
  }

  /** Tells all of it, once. */
  static GoldenScenario told(String tag) {
    GoldenScenario scenario = new GoldenScenario(tag);
    made("tags", Map.of("name", tag));
    scenario.promise();
    List<String> lines = new ArrayList<>();
    CASES.lines().forEach(line -> lines.add(scenario.line(line.strip())));
    given()
        .auth()
        .oauth2(ADMIN)
        .contentType("application/x-ndjson")
        .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/imports")
        .then()
        .statusCode(200);
    for (int i = 1; i <= lines.size(); i++) {
      String number = "%02d".formatted(i);
      JsonPath found =
          admin()
              .queryParam("query", "source:" + tag + " external_id:" + number + " discarded:none")
              .get("/api/v1/cases")
              .jsonPath();
      if (!found.getList("data").isEmpty()) {
        scenario.ids.put(number, found.getLong("data[0].id"));
      }
    }
    // All but the one that is spam.
    assertThat(scenario.ids).hasSize(29);
    admin()
        .body(Map.of("into", scenario.id("24")))
        .post("/api/v1/cases/" + scenario.id("23") + "/merge")
        .then()
        .statusCode(200);
    return scenario;
  }

  long id(String number) {
    return ids.get(number);
  }

  long x() {
    return x;
  }

  long y() {
    return y;
  }

  long importer() {
    return admin;
  }

  long topic(String letter) {
    return topics.get(letter);
  }

  private void promise() {
    Map<String, Object> weekly = new LinkedHashMap<>();
    for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      weekly.put(day, List.of(Map.of("from", "09:00", "to", "17:00")));
    }
    long calendar =
        made("calendars", Map.of("name", tag, "timeZone", BERLIN.getId(), "weekly", weekly));
    made(
        "sla-policies",
        Map.of(
            "name",
            tag,
            "conditions",
            "tag:" + tag,
            "calendarId",
            calendar,
            "targets",
            Map.of("first_reply", Map.of("normal", 6300))));
  }

  private String line(String line) {
    String[] parts = line.split(" \\| ");
    String[] head = parts[0].split(" ");
    List<String> history = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      history.add(step(parts[i].split(" ")));
    }
    boolean byCustomer = head[6].equals("C");
    return """
        {"createdAt": "%s", "case": {"subject": "Golden %s", "channel": "%s", "category": "%s", %s"teamId": %d, "source": "%s", \
        "externalId": "%s", "tags": ["%s"], "requester": {"identities": [{"kind": "email", "value": "%s@%s.example"}]}, \
        "comment": {"visibility": "public", "author": "%s", "body": "Hello"}}, "history": [%s]}"""
        .formatted(
            instant(head[5]),
            head[0],
            head[1],
            head[2],
            head[3].equals("-") ? "" : "\"topicId\": " + topics.get(head[3]) + ", ",
            team,
            tag,
            head[0],
            tag,
            head[4],
            tag,
            byCustomer ? "customer" : "agent",
            String.join(", ", history));
  }

  private String step(String[] step) {
    String what =
        switch (step[1]) {
          case "C" -> comment("public", "customer", "");
          case "A" -> comment("public", "agent", "");
          case "AS" -> comment("public", "agent", ", \"status\": \"solved\"");
          case "AP" -> comment("public", "agent", ", \"status\": \"pending\"");
          case "N" -> comment("internal", "agent", "");
          case "S" -> change("\"status\": \"solved\"");
          case "O" -> change("\"status\": \"open\"");
          case "H" -> change("\"status\": \"on_hold\"");
          case "K" -> change("\"status\": \"closed\"");
          case "T" -> change("\"teamId\": " + otherTeam);
          case "I" -> change("\"assigneeId\": " + agent(step[2]));
          case "spam" -> change("\"discardedAs\": \"spam\"");
          default ->
              change("\"escalationLevel\": " + step[1].substring(1) + ", \"reason\": \"Too hard\"");
        };
    String by = step[2].equals("-") ? "" : "\"by\": " + agent(step[2]) + ", ";
    return "{\"at\": \"" + instant(step[0]) + "\", " + by + what + "}";
  }

  private long agent(String letter) {
    return letter.equals("x") ? x : y;
  }

  private static String comment(String visibility, String author, String more) {
    return "\"comment\": {\"visibility\": \"%s\", \"author\": \"%s\", \"body\": \"Words\"%s}"
        .formatted(visibility, author, more);
  }

  private static String change(String changes) {
    return "\"changes\": {" + changes + "}";
  }

  static String instant(String local) {
    return LocalDateTime.parse("2026-" + local).atZone(BERLIN).toInstant().toString();
  }

  private static long me(String token) {
    return given().auth().oauth2(token).get("/api/v1/me").jsonPath().getLong("id");
  }

  private static long made(String what, Map<String, ?> body) {
    return admin()
        .body(body)
        .post("/api/v1/" + what)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("id");
  }

  static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
