package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CalendarResourceTest {

  private static final String ADMIN = Tokens.of("calendars-admin", "admin");
  private static final String ALL = "/api/v1/calendars";
  private static final String OFFICE =
      "\"weekly\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"17:00\"}]}";

  /** The hours of the worked example: Monday to Friday, 9 to 12 and 13 to 17. */
  private static final String BERLIN =
      "{\"timeZone\":\"Europe/Berlin\",\"weekly\":{"
          + String.join(
              ",",
              List.of("monday", "tuesday", "wednesday", "thursday", "friday").stream()
                  .map(
                      day ->
                          "\"%s\":[{\"from\":\"09:00\",\"to\":\"12:00\"},{\"from\":\"13:00\",\"to\":\"17:00\"}]"
                              .formatted(day))
                  .toList())
          + "}}";

  private static final String DAY_AND_NIGHT =
      "{\"timeZone\":\"Europe/Berlin\",\"weekly\":{"
          + String.join(
              ",",
              List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                  .stream()
                  .map(day -> "\"%s\":[{\"from\":\"00:00\",\"to\":\"24:00\"}]".formatted(day))
                  .toList())
          + "}}";

  @Inject AgroalDataSource database;

  @Test
  void aCalendarIsMadeReadAndListed() {
    long id =
        calendar(
            """
            {"name": " Lisbon ", "timeZone": "Europe/Lisbon",
             "weekly": {"friday": [{"from": "22:00", "to": "06:00"}, {"from": "09:00", "to": "17:00"}], "sunday": []},
             "exceptions": [{"date": "2026-12-31", "intervals": [], "name": "New Year's Eve"},
                            {"date": "2026-12-24", "intervals": [{"from": "09:00", "to": "12:00"}]}],
             "holidays": [{"date": "2027-01-01", "name": "New Year"}, {"date": "2026-12-25", "name": ""}]}""");
    admin()
        .get(ALL + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v1\""))
        .body("name", equalTo("Lisbon"))
        .body("active", equalTo(true))
        .body("weekly", not(hasKey("sunday")))
        .body("weekly.friday.from", contains("09:00", "22:00"))
        .body("exceptions.date", contains("2026-12-24", "2026-12-31"))
        .body("exceptions[0].name", nullValue())
        .body("holidays.date", contains("2026-12-25", "2027-01-01"));
    admin().header("If-None-Match", "\"v1\"").get(ALL + "/" + id).then().statusCode(304);
    admin()
        .queryParam("active", true)
        .queryParam("limit", 100)
        .queryParam("count", true)
        .get(ALL)
        .then()
        .statusCode(200)
        .body("data.id", hasItem((int) id));
    assertThat(events("calendar.created", id)).isEqualTo(1);
  }

  @Test
  void everyChangeMakesAVersionAndTheOldOneStays() {
    long id = calendar("{\"name\":\"Versions\",\"timeZone\":\"Europe/Lisbon\"," + OFFICE + "}");
    long revision = revision();
    patch(id, "{\"name\":\"Versions too\"}").statusCode(200).header("ETag", equalTo("\"v2\""));
    patch(id, "{\"weekly\":{\"monday\":null,\"tuesday\":[{\"from\":\"08:00\",\"to\":\"12:00\"}]}}")
        .statusCode(200)
        .body("version", equalTo(3))
        .body("weekly", not(hasKey("monday")))
        .body("weekly.tuesday.to", contains("12:00"));
    patch(id, "{\"name\":\"Versions too\",\"timeZone\":\"Europe/Lisbon\"}")
        .statusCode(200)
        .body("version", equalTo(3));
    assertThat(
            Sql.of(
                    "select version || ' ' || jsonb_exists(definition -> 'weekly', 'monday') from calendar_versions where calendar_id = ? order by version",
                    id)
                .list(database, row -> row.getString(1)))
        .containsExactly("1 true", "2 true", "3 false");
    assertThat(revision()).isEqualTo(revision + 2);
    assertThat(events("calendar.updated", id)).isEqualTo(2);
    admin()
        .header("If-Match", "\"v2\"")
        .body("{\"name\":\"Stale\"}")
        .patch(ALL + "/" + id)
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(3));
  }

  @Test
  void holidaysComeFromAFile() {
    long id = calendar("{\"name\":\"Feed\",\"timeZone\":\"Europe/Lisbon\"," + OFFICE + "}");
    int year = Year.now(ZoneOffset.UTC).getValue();
    holidays(
            id,
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Example//Holidays//EN
            BEGIN:VEVENT
            UID:1@example.com
            DTSTAMP:20200101T000000Z
            DTSTART;VALUE=DATE:20200425
            RRULE:FREQ=YEARLY
            SUMMARY:Dia da Liberdade
            END:VEVENT
            END:VCALENDAR
            """)
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("holidays.size()", equalTo(12))
        .body("holidays[0].date", equalTo((year - 1) + "-04-25"))
        .body("holidays[0].name", equalTo("Dia da Liberdade"));
    holidays(id, "no calendar").statusCode(422).body("errors.code", contains("feed_malformed"));
    holidays(id, "").statusCode(422);
    holidays(id, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nEND:VCALENDAR\r\n")
        .statusCode(422)
        .body("errors.code", contains("feed_no_holidays"));
    holidays(id, "x".repeat(HolidayFeed.LONGEST_TEXT + 1))
        .statusCode(422)
        .body("errors.code", contains("feed_too_large"));
    admin().get(ALL + "/" + id).then().body("version", equalTo(2));
  }

  @Test
  void aFileThatIsSentTwiceUnderOneKeyIsTakenOnce() {
    long id = calendar("{\"name\":\"Keyed\",\"timeZone\":\"Europe/Lisbon\"," + OFFICE + "}");
    for (int i = 0; i < 2; i++) {
      given()
          .auth()
          .oauth2(ADMIN)
          .header("Idempotency-Key", "file-" + id)
          .contentType("text/calendar")
          .body(
              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
          .post(ALL + "/" + id + "/holidays")
          .then()
          .statusCode(200)
          .body("version", equalTo(2));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"timeZone": "Mars/Base", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}} | /timeZone | time_zone
          {"timeZone": "UTC", "weekly": {"funday": [{"from": "09:00", "to": "17:00"}]}} | /weekly/funday | weekday
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "9:00", "to": "17:00"}]}} | /weekly/monday/0/from | time_of_day
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "09:00", "to": "24:30"}]}} | /weekly/monday/0/to | time_of_day
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}, {"from": "16:00", "to": "18:00"}]}} | /weekly/monday/1/from | overlap
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "09:00"}]}} | /weekly/monday/0/to | required
          {"timeZone": "UTC", "weekly": {"monday": null}} | /weekly/monday | required
          {"timeZone": "UTC", "weekly": {"monday": [null]}} | /weekly/monday/0 | required
          {"timeZone": "UTC", "weekly": {}} | /weekly | never_open
          {"timeZone": "UTC"} | /weekly | required
          {"weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}} | /timeZone | required
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": "1899-12-31", "intervals": []}]} | /exceptions/0/date | calendar_dates
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": "2026-02-30", "intervals": []}]} | /exceptions/0/date | wrong_type
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": 20000, "intervals": []}]} | /exceptions/0/date | wrong_type
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": "2026-02-01T00:00:00Z", "intervals": []}]} | /exceptions/0/date | wrong_type
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": "2026-02-01"}]} | /exceptions/0/intervals | required
          {"timeZone": "UTC", "weekly": {}, "exceptions": [{"date": "2026-02-01", "intervals": []}, {"date": "2026-02-01", "intervals": []}]} | /exceptions/1/date | given_twice
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}, "holidays": [{"date": "2026-02-01", "name": "a"}, {"date": "2026-02-01", "name": "b"}]} | /holidays/1/date | given_twice
          {"timeZone": "UTC", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}, "holidays": [{"date": "3000-02-01", "name": "a"}]} | /holidays/0/date | calendar_dates
          """)
  void everyFaultHasItsPlaceInThreeLanguages(String calendar, String pointer, String code) {
    for (String language : List.of("en", "ru", "pt")) {
      String detail =
          faulty(language, ALL, "{\"name\":\"Faulty\"," + calendar.substring(1), pointer, code);
      assertThat(detail).isNotBlank().doesNotContain("rule.");
      faulty(
          language,
          ALL + "/preview",
          "{\"calendar\":%s,\"operation\":\"add\",\"start\":\"2026-01-01T00:00:00Z\",\"durationSeconds\":1}"
              .formatted(calendar),
          "/calendar" + pointer,
          code);
    }
  }

  private static String faulty(
      String language, String path, String body, String pointer, String code) {
    return admin()
        .header("Accept-Language", language)
        .body(body)
        .post(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer))
        .body("errors.find { it.pointer == '" + pointer + "' }.code", equalTo(code))
        .extract()
        .path("errors.find { it.pointer == '" + pointer + "' }.detail");
  }

  @Test
  void whatIsTooMuchIsRefused() {
    String interval = "{\"from\":\"09:00\",\"to\":\"09:01\"}";
    admin()
        .body(
            "{\"name\":\"Much\",\"timeZone\":\"UTC\",\"weekly\":{\"monday\":["
                + String.join(",", java.util.Collections.nCopies(21, interval))
                + "]}}")
        .post(ALL)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/weekly/monday"))
        .body("errors.code", contains("length"));
    String exception = "{\"date\":\"2026-01-01\",\"intervals\":[]}";
    admin()
        .body(
            "{\"name\":\"Much\",\"timeZone\":\"UTC\",\"weekly\":{},\"exceptions\":["
                + String.join(",", java.util.Collections.nCopies(1001, exception))
                + "]}")
        .post(ALL)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/exceptions"));
  }

  @Test
  void everyRefusalOfAChangeIsNamed() {
    long id = calendar("{\"name\":\"Taken\",\"timeZone\":\"UTC\"," + OFFICE + "}");
    long other = calendar("{\"name\":\"Other\",\"timeZone\":\"UTC\"," + OFFICE + "}");
    admin()
        .body("{\"name\":\"taken\",\"timeZone\":\"UTC\"," + OFFICE + "}")
        .post(ALL)
        .then()
        .statusCode(409)
        .body("code", equalTo("already_exists"));
    patch(other, "{\"name\":\"TAKEN\"}").statusCode(409);
    patch(id, "{\"name\":null}").statusCode(422).body("errors.pointer", contains("/name"));
    patch(id, "{\"active\":null}").statusCode(422).body("errors.pointer", contains("/active"));
    patch(id, "{\"weekly\":null}").statusCode(422).body("errors.pointer", contains("/weekly"));
    patch(id, "{\"exceptions\":null}").statusCode(422);
    patch(id, "{\"holidays\":null}").statusCode(422);
    patch(id, "{\"weekly\":{\"monday\":null}}")
        .statusCode(422)
        .body("errors.code", contains("never_open"));
    patch(id, "{\"weekly\":{\"someday\":null}}")
        .statusCode(422)
        .body("errors.pointer", contains("/weekly/someday"));
    patch(id, "{\"timezone\":\"UTC\"}").statusCode(400);
    patch(999_999, "{}").statusCode(404);
    admin().get(ALL + "/999999").then().statusCode(404);
    holidays(999_999, "x").statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("calendars-agent", "agent"))
        .contentType("application/json")
        .body("{}")
        .patch(ALL + "/" + id)
        .then()
        .statusCode(403);
    admin()
        .contentType("text/plain")
        .body("x")
        .post(ALL + "/" + id + "/holidays")
        .then()
        .statusCode(415);
  }

  @Test
  void aCalendarOfAnActivePolicyStaysInUse() {
    long id = calendar("{\"name\":\"Used\",\"timeZone\":\"UTC\"," + OFFICE + "}");
    int policy =
        admin()
            .body(
                "{\"name\":\"User of it\",\"calendarId\":%d,\"targets\":{\"work\":{\"low\":60}}}"
                    .formatted(id))
            .post("/api/v1/sla-policies")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    patch(id, "{\"active\":false}")
        .statusCode(409)
        .body("code", equalTo("calendar_in_use"))
        .body("policyIds", contains(policy));
    admin()
        .body("{\"active\":false}")
        .patch("/api/v1/sla-policies/" + policy)
        .then()
        .statusCode(200);
    patch(id, "{\"active\":false}").statusCode(200).body("active", equalTo(false));
    admin()
        .body("{\"active\":true}")
        .patch("/api/v1/sla-policies/" + policy)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/calendarId"))
        .body("errors.code", contains("calendar_inactive"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-09T16:30:00+01:00, 2026-01-12T12:30:00.000Z",
    "2026-01-10T11:00:00+01:00, 2026-01-12T13:00:00.000Z"
  })
  void fourHoursOfTheOfficeEndAsTheWorkedExampleSays(String start, String due) {
    preview(BERLIN, "add", start, "durationSeconds", 14_400)
        .statusCode(200)
        .body(".", equalTo(Map.of("instant", due)));
    preview(BERLIN, "between", start, "end", "\"" + due + "\"")
        .statusCode(200)
        .body(".", equalTo(Map.of("elapsedSeconds", 14_400)));
  }

  @Test
  void fourHoursOfDayAndNightPassOverTheChangeToSummerTime() {
    preview(DAY_AND_NIGHT, "add", "2026-03-29T00:30:00+01:00", "durationSeconds", 14_400)
        .statusCode(200)
        .body("instant", equalTo("2026-03-29T03:30:00.000Z"));
  }

  @Test
  void timeUsedUpAtClosingIsDueThenAndNothingIsSaved() {
    long revision = revision();
    long events =
        Sql.of("select count(*) from events").first(database, row -> row.getLong(1)).orElseThrow();
    preview(BERLIN, "add", "2026-01-09T16:30:00+01:00", "durationSeconds", 1800)
        .statusCode(200)
        .body("instant", equalTo("2026-01-09T16:00:00.000Z"));
    assertThat(revision()).isEqualTo(revision);
    assertThat(Sql.of("select count(*) from events").first(database, row -> row.getLong(1)))
        .contains(events);
  }

  @Test
  void aQuestionMustBeWhole() {
    String start = "2026-01-09T16:30:00+01:00";
    preview(BERLIN, "add", start, "end", "\"2026-01-10T00:00:00Z\"")
        .statusCode(422)
        .body("errors.pointer", contains("/durationSeconds"))
        .body("errors.code", contains("required"));
    preview(BERLIN, "between", start, "durationSeconds", 1)
        .statusCode(422)
        .body("errors.pointer", contains("/end"));
    preview(BERLIN, "subtract", start, "durationSeconds", 1)
        .statusCode(422)
        .body("errors.pointer", contains("/operation"));
    preview(BERLIN, "add", start, "durationSeconds", 400_000_000)
        .statusCode(422)
        .body("errors.pointer", contains("/durationSeconds"));
    String both = "1,\"end\":\"2026-01-10T00:00:00Z\"";
    preview(BERLIN, "add", start, "durationSeconds", both)
        .statusCode(422)
        .body("errors.pointer", contains("/end"))
        .body("errors.code", contains("not_with_operation"));
    preview(
            "{\"timeZone\":\"UTC\",\"weekly\":{},\"exceptions\":[{\"date\":\"2026-01-01\",\"intervals\":[{\"from\":\"09:00\",\"to\":\"10:00\"}]}]}",
            "add",
            start,
            "durationSeconds",
            60)
        .statusCode(422)
        .body("errors.code", contains("not_enough_open_time"));
    preview(
            "{\"timeZone\":\"UTC\",\"weekly\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"09:01\"}]}}",
            "add",
            start,
            "durationSeconds",
            300_000_000)
        .statusCode(422)
        .body("errors.code", contains("not_enough_open_time"));
  }

  private static ValidatableResponse preview(
      String calendar, String operation, String start, String name, Object value) {
    return admin()
        .body(
            "{\"calendar\":%s,\"operation\":\"%s\",\"start\":\"%s\",\"%s\":%s}"
                .formatted(calendar, operation, start, name, value))
        .post(ALL + "/preview")
        .then();
  }

  private static ValidatableResponse patch(long id, String changes) {
    return admin().body(changes).patch(ALL + "/" + id).then();
  }

  private static ValidatableResponse holidays(long id, String file) {
    return given()
        .auth()
        .oauth2(ADMIN)
        .contentType("text/calendar")
        .body(file)
        .post(ALL + "/" + id + "/holidays")
        .then();
  }

  private static long calendar(String body) {
    String location =
        admin().body(body).post(ALL).then().statusCode(201).extract().header("Location");
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  private long events(String type, long id) {
    return Sql.of("select count(*) from events where type = ? and subject_id = ?", type, id)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  private long revision() {
    return Sql.of("select revision from sla_revision")
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }
}
