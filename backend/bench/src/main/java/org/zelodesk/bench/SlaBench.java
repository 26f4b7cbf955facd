package org.zelodesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zelodesk.bench.SlaReport.Breaches;
import org.zelodesk.bench.SlaReport.Memory;
import org.zelodesk.bench.SlaReport.Recomputing;

/**
 * Service levels on a desk where much runs: cases and their events come by SQL, everything else
 * through the API, as an administrator would do it.
 */
final class SlaBench {

  private static final int BREACHES = 10_000;
  private static final int LOOKS = 2_000;

  /** From the writing of the due instants to the first and to the last of them. */
  private static final int FIRST_BREACH_SECONDS = 10;

  private static final int BREACHING_SECONDS = 60;
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final Desk desk;
  private final Server backend;
  private final String token;
  private final long clocks;
  private final Consumer<String> progress;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  SlaBench(Desk desk, Server backend, AccessToken token, long clocks, Consumer<String> progress) {
    this.desk = desk;
    this.backend = backend;
    this.token = token.text();
    this.clocks = clocks;
    this.progress = progress;
  }

  /**
   * Cases that are open, each with a story of four events: opened, the customer's words, waiting
   * for the customer, at work again. To be called before the backend starts.
   */
  static void seed(Desk desk, long clocks) {
    execute(
        desk,
        "update agents set role = 'admin' where subject = 'bench'",
        "update cases set status = 'closed', closed_at = updated_at where status <> 'closed'",
        """
        with opened as (
          insert into cases (version, subject, status, priority, channel, requester_id, team_id, comment_count, public_comment_count,
            received_at, created_at, updated_at)
          select 4, 'Running case ' || n, 'open', n %% 4, 'email', %d + n %% 100, %d + n %% %d, 1, 1, at, at, at + interval '3 hours'
          from generate_series(1, %d) n,
            lateral (select date_trunc('second', now()) - interval '1 hour' - interval '25 days' * ((n * 7919 %% 100003) / 100003.0) as at) t
          returning id, priority, requester_id, team_id, created_at)
        insert into events (type, case_id, case_version, actor_kind, actor_id, actor_name, visibility, occurred_at, data)
        select e.type, o.id, e.version, 'agent', %d, 'Agent 0', 'internal', o.created_at + e.after, e.data
        from opened o, lateral (values
          ('case.created', 1, interval '0', jsonb_build_object('status', 'new', 'teamId', o.team_id,
            'priority', (array['low', 'normal', 'high', 'urgent'])[1 + o.priority])),
          ('comment.created', 2, interval '0', jsonb_build_object('commentId', o.id, 'reachedCustomer', false,
            'author', jsonb_build_object('kind', 'customer', 'id', o.requester_id, 'name', 'Customer'))),
          ('case.updated', 3, interval '1 hour', '{"changes": {"status": {"before": "new", "after": "pending"}}}'),
          ('case.updated', 4, interval '3 hours', '{"changes": {"status": {"before": "pending", "after": "open"}}}'))
          as e (type, version, after, data)
        order by o.id, e.version"""
            .formatted(
                SeedCase.FIRST_CUSTOMER,
                SeedCase.FIRST_TEAM,
                SeedCase.TEAMS,
                clocks,
                SeedCase.FIRST_AGENT),
        "vacuum (analyze) cases, events");
  }

  SlaReport run(
      String date,
      Report.Machine machine,
      List<CalendarArithmetic.Row> arithmetic,
      List<String> notes)
      throws IOException {
    long calendar = send("POST", "/calendars", calendar()).path("id").asLong();
    send(
        "POST",
        "/sla-policies",
        "{\"name\": \"Bench\", \"conditions\": \"\", \"calendarId\": %d, \"targets\": {\"resolution\": %s}}"
            .formatted(
                calendar,
                "{\"low\": 1440000, \"normal\": 1440000, \"high\": 1440000, \"urgent\": 1440000}"));
    List<Recomputing> recomputing = new ArrayList<>();
    recomputing.add(recompute("first promise, dry run", true));
    recomputing.add(recompute("first promise", false));
    send(
        "PATCH",
        "/calendars/" + calendar,
        "{\"weekly\": {\"friday\": [{\"from\": \"09:00\", \"to\": \"15:00\"}]}}");
    recomputing.add(recompute("changed calendar, dry run", true));
    recomputing.add(recompute("changed calendar", false));
    execute(desk, "vacuum (analyze) sla_clocks, sla_signals, cases, events");
    double look = look();
    Breaches breaches = breaches();
    long running = number("select count(*) from sla_clocks where ended_at is null");
    return new SlaReport(
        date,
        machine,
        desk.version(),
        arithmetic,
        running,
        recomputing,
        look,
        breaches,
        new Memory(heap(), resident()),
        notes);
  }

  private Recomputing recompute(String what, boolean dryRun) throws IOException {
    JsonNode one = send("POST", "/sla-recalculations", "{\"dryRun\": " + dryRun + "}");
    Instant end = Instant.now().plus(LONGEST);
    while (one.path("state").asText().equals("running")) {
      if (Instant.now().isAfter(end)) {
        throw new BenchProblem("A recalculation does not end.\n" + backend.logTail());
      }
      pause(200);
      one = send("GET", "/sla-recalculations/" + one.path("id").asLong(), null);
    }
    if (!one.path("state").asText().equals("done")) {
      throw new BenchProblem("A recalculation failed.\n" + backend.logTail());
    }
    double seconds =
        Duration.between(
                    Instant.parse(one.path("createdAt").asText()),
                    Instant.parse(one.path("finishedAt").asText()))
                .toMillis()
            / 1000.0;
    long changed = one.path("changed").asLong();
    progress.accept(
        "%s: %,d of %,d cases change, %.1f s"
            .formatted(what, changed, one.path("total").asLong(), seconds));
    return new Recomputing(what, changed, seconds, changed / seconds, heap(), resident());
  }

  /** Microseconds of what every node does four times a second. */
  private double look() {
    try (Connection connection = desk.connect();
        var statement =
            connection.prepareStatement("select min(at) from sla_signals where not published")) {
      long begun = 0;
      for (int i = 0; i < 2 * LOOKS; i++) {
        begun = i == LOOKS ? System.nanoTime() : begun;
        try (ResultSet row = statement.executeQuery()) {
          row.next();
        }
      }
      return (System.nanoTime() - begun) / 1000.0 / LOOKS;
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  private Breaches breaches() {
    execute(
        desk,
        """
        with chosen as (
          select clock_id, date_trunc('milliseconds', now() + interval '%d seconds' + interval '%d seconds' * random()) as at
          from sla_signals where kind = 'breached' and not published order by hashint8(clock_id) limit %d),
        moved as (update sla_clocks c set due_at = n.at from chosen n where c.id = n.clock_id)
        update sla_signals s set at = n.at from chosen n where s.clock_id = n.clock_id and s.kind = 'breached'"""
            .formatted(FIRST_BREACH_SECONDS, BREACHING_SECONDS, BREACHES));
    String published =
        "select count(*) from events where type = 'sla.breached' and data ->> 'cause' = 'time'";
    Instant end = Instant.now().plusSeconds(FIRST_BREACH_SECONDS + BREACHING_SECONDS + 120);
    while (number(published) < BREACHES && Instant.now().isBefore(end)) {
      pause(1000);
    }
    String late =
        " from (select extract(epoch from recorded_at - occurred_at) * 1000 as ms from events where type = 'sla.breached' and data ->> 'cause' = 'time') e";
    Breaches found =
        new Breaches(
            BREACHES,
            number(published),
            BREACHING_SECONDS,
            decimal("select percentile_cont(0.5) within group (order by ms)" + late),
            decimal("select percentile_cont(0.99) within group (order by ms)" + late),
            decimal("select max(ms)" + late));
    progress.accept(found.published() + " breaches published");
    return found;
  }

  private static String calendar() {
    StringJoiner week = new StringJoiner(", ", "{", "}");
    for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.add(
          "\"%s\": [{\"from\": \"09:00\", \"to\": \"12:00\"}, {\"from\": \"13:00\", \"to\": \"18:00\"}]"
              .formatted(day));
    }
    StringJoiner holidays = new StringJoiner(", ", "[", "]");
    for (int year = 2020; year <= 2045; year++) {
      for (int n = 0; n < 14; n++) {
        holidays.add(
            "{\"date\": \"%s\", \"name\": \"Holiday\"}"
                .formatted(LocalDate.ofYearDay(year, 1 + n * 26)));
      }
    }
    return "{\"name\": \"Bench office\", \"timeZone\": \"Europe/Berlin\", \"weekly\": %s, \"holidays\": %s}"
        .formatted(week, holidays);
  }

  private JsonNode send(String method, String path, @Nullable String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new BenchProblem(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    }
  }

  private long heap() {
    return backend.keptHeapMegabytes().orElse(0);
  }

  private long resident() {
    return backend.residentMegabytes().orElse(0);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    }
  }

  private long number(String sql) {
    return (long) decimal(sql);
  }

  private double decimal(String sql) {
    try (Connection connection = desk.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be read: " + e.getMessage(), e);
    }
  }

  private static void execute(Desk desk, String... all) {
    try (Connection connection = desk.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new BenchProblem("The database cannot be written: " + e.getMessage(), e);
    }
  }
}
