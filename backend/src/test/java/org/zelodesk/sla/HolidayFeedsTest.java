package org.zelodesk.sla;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Calendars whose holidays are fetched, from a server that really listens. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class HolidayFeedsTest {

  private static final String ADMIN = Tokens.of("feeds-admin", "admin");
  private static final int YEAR = Year.now().getValue();

  @Inject AgroalDataSource database;
  @Inject HolidayFeeds feeds;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String text = feed(YEAR + "1225", "Christmas Day");
  private HttpServer server;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/holidays.ics";
  }

  @AfterEach
  void close() {
    server.stop(0);
    Sql.of("update calendars set feed_due_at = null").execute(database);
  }

  @Test
  void theHolidaysAreThoseOfTheFeedAndAChangedOneMakesAVersion() {
    long id = create();
    refresh(id)
        .body("version", equalTo(2))
        .body("holidays.date", contains(YEAR + "-12-25"))
        .body("holidays.name", contains("Christmas Day"))
        .body("holidayFeed.url", equalTo(url))
        .body("holidayFeed.refreshedAt", notNullValue())
        .body("holidayFeed.failure", nullValue());
    refresh(id).body("version", equalTo(2));
    text = feed(YEAR + "0101", "New Year");
    refresh(id).body("version", equalTo(3)).body("holidays.name", contains("New Year"));
    long bySystem =
        Sql.of(
                "select count(*) from events where type = 'calendar.updated' and subject_id = ? and actor_kind = 'system'",
                id)
            .first(database, row -> row.getLong(1))
            .orElseThrow();
    assertThat(bySystem).isEqualTo(2);
  }

  @Test
  void aFailureShowsAndTheLastHolidaysStay() {
    long id = create();
    refresh(id);
    status = 503;
    refresh(id)
        .body("holidayFeed.failure", equalTo("refused"))
        .body("holidayFeed.refreshedAt", notNullValue())
        .body("version", equalTo(2))
        .body("holidays.name", contains("Christmas Day"));
    status = 200;
    text = "<html>Moved</html>";
    refresh(id).body("holidayFeed.failure", equalTo("malformed"));
    text = feed("19990101", "Long ago");
    refresh(id).body("holidayFeed.failure", equalTo("no_holidays"));
    text = feed(YEAR + "1225", "Christmas Day");
    refresh(id).body("holidayFeed.failure", nullValue()).body("version", equalTo(2));
  }

  @Test
  void isFetchedOnceADayWhicheverNodeComesFirst() {
    long id = create();
    IntStream.range(0, 4).parallel().forEach(node -> feeds.refreshAllDue());
    await(id);
    assertThat(asked).hasValue(1);
    feeds.refreshAllDue();
    assertThat(asked).hasValue(1);
    boolean tomorrow =
        Sql.of(
                "select feed_due_at between now() + interval '23 hours' and now() + interval '25 hours' from calendars where id = ?",
                id)
            .first(database, row -> row.getBoolean(1))
            .orElseThrow();
    assertThat(tomorrow).isTrue();
  }

  @Test
  void anotherAddressBeginsAnewAndNoneLeavesTheHolidays() {
    long id = create();
    refresh(id);
    patch(id, "{\"holidayFeed\": {\"url\": \"" + url + "?other\"}}")
        .statusCode(200)
        .body("version", equalTo(3))
        .body("holidayFeed.refreshedAt", nullValue());
    patch(id, "{\"holidayFeed\": null}")
        .statusCode(200)
        .body("holidayFeed", nullValue())
        .body("holidays.name", contains("Christmas Day"));
    asked.set(0);
    feeds.refreshAllDue();
    assertThat(asked).hasValue(0);
  }

  @Test
  void addressesThatWouldNeverBeFetchedAreRefused() {
    long id = create();
    for (String address :
        new String[] {
          "ftp://example.com/x",
          "https://10.0.0.1/x",
          "https://169.254.169.254/latest/meta-data/",
          "https://user@example.com/",
          "https://[fd00::1]/",
          "holidays"
        }) {
      patch(id, "{\"holidayFeed\": {\"url\": \"" + address + "\"}}")
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/holidayFeed/url"))
          .body("errors[0].code", equalTo("public_address"));
    }
  }

  private long create() {
    return admin()
        .body(
            Map.of(
                "name",
                "Feed " + UUID.randomUUID(),
                "timeZone",
                "Europe/Lisbon",
                "weekly",
                Map.of("monday", List.of(Map.of("from", "09:00", "to", "17:00"))),
                "holidayFeed",
                Map.of("url", url)))
        .post("/api/v1/calendars")
        .then()
        .statusCode(201)
        .body("holidays", empty())
        .extract()
        .jsonPath()
        .getLong("id");
  }

  /** By hand, or by the schedule of the application if that is at it already. */
  private ValidatableResponse refresh(long id) {
    Sql.of("update calendars set feed_due_at = now() - interval '1 second' where id = ?", id)
        .execute(database);
    feeds.refreshAllDue();
    return await(id);
  }

  private ValidatableResponse await(long id) {
    org.awaitility.Awaitility.await()
        .until(
            () ->
                Sql.of(
                        "select feed_due_at > now() + interval '30 minutes' from calendars where id = ?",
                        id)
                    .first(database, row -> row.getBoolean(1))
                    .orElseThrow());
    return admin().get("/api/v1/calendars/" + id).then().statusCode(200);
  }

  private static ValidatableResponse patch(long id, String body) {
    return admin().body(body).patch("/api/v1/calendars/" + id).then();
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(ADMIN).contentType("application/json");
  }

  private static String feed(String date, String name) {
    return """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//Example//Holidays//EN\r
        BEGIN:VEVENT\r
        UID:1@example.com\r
        DTSTAMP:20200101T000000Z\r
        DTSTART;VALUE=DATE:%s\r
        SUMMARY:%s\r
        END:VEVENT\r
        END:VCALENDAR\r
        """
        .formatted(date, name);
  }
}
