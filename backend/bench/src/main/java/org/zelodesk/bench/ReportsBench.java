package org.zelodesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/**
 * The screens of the reports as a browser asks for them: all parts of a screen at once, until the
 * last one is there. And what it costs a write that facts are kept.
 */
final class ReportsBench {

  /**
   * A screen over a range of so many days, asked for so many times; infinite: a part of it took
   * longer than a statement may.
   */
  record Row(
      String screen,
      int days,
      int parts,
      int times,
      double cold,
      double p50,
      double p95,
      double most) {}

  /** Cases made in a second with 8 connections, with facts and without. */
  record Writes(double with, double without, double ratio) {}

  record Result(long cases, List<Row> rows, List<Writes> writes) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int[] RANGES = {7, 30, 90, 365};
  private static final int CONNECTIONS = 8;

  /** Slow screens are asked for fewer times, but so many at least. */
  private static final int LEAST = 4;

  private static final Duration LONGEST_ROW = Duration.ofSeconds(12);
  private static final int TOO_SLOW = 422;

  private static final Map<String, List<String>> SCREENS = new LinkedHashMap<>();

  static {
    SCREENS.put(
        "overview",
        List.of(
            "{'metrics': ['cases_created', 'cases_solved', 'first_reply_time', 'full_resolution_time', 'sla_attainment', 'csat'], 'compare': 'previous_period', %s}",
            "{'metrics': ['cases_created', 'cases_solved'], 'bucket': '%s', %s}",
            "{'metrics': ['backlog'], 'groupBy': ['age'], 'bucket': '%s', %s}"));
    SCREENS.put(
        "SLA",
        List.of(
            "{'metrics': ['sla_attainment', 'sla_breached_by_recalculation'], 'groupBy': ['sla_metric'], 'compare': 'previous_period', %s}",
            "{'metrics': ['sla_attainment'], 'groupBy': ['team'], %s}"));
    SCREENS.put(
        "nature",
        List.of(
            "{'metrics': ['topic_share', 'topic_trend'], 'groupBy': ['topic'], 'compare': 'previous_period', %s}",
            "{'metrics': ['topic_share', 'topic_trend'], 'groupBy': ['category'], 'compare': 'previous_period', %s}",
            "{'metrics': ['complaint_share', 'repeat_contact_rate'], 'bucket': '%s', %s}"));
    SCREENS.put(
        "channels",
        List.of(
            "{'metrics': ['channel_share', 'cases_created'], 'groupBy': ['channel'], 'compare': 'previous_period', %s}",
            "{'metrics': ['arrivals'], 'groupBy': ['weekday', 'hour_of_day'], %s}"));
    SCREENS.put(
        "agents",
        List.of(
            "{'metrics': ['replies_sent', 'cases_solved', 'first_reply_time', 'next_reply_time'], 'groupBy': ['agent'], %s}",
            "{'metrics': ['full_resolution_time', 'replies', 'touches', 'one_touch_rate'], 'groupBy': ['team'], %s}",
            "{'metrics': ['agent_load', 'arrivals_per_agent'], 'bucket': '%s', %s}"));
    SCREENS.put(
        "filtered: a team's e-mail",
        List.of(
            "{'metrics': ['cases_created', 'cases_solved', 'first_reply_time', 'full_resolution_time'], 'query': 'team:11 channel:email', 'compare': 'previous_period', %s}",
            "{'metrics': ['cases_created', 'cases_solved'], 'query': 'team:11 channel:email', 'bucket': '%s', %s}"));
    SCREENS.put(
        "filtered by a tag",
        List.of(
            "{'metrics': ['cases_created', 'cases_solved', 'first_reply_time', 'full_resolution_time'], 'query': 'tag:refund', %s}"));
  }

  private final Desk desk;
  private final Server backend;
  private final String token;
  private final Asks asks;
  private final Consumer<String> progress;
  private final HttpClient client = HttpClient.newHttpClient();

  /** The day after the last case. */
  private final LocalDate end;

  ReportsBench(Desk desk, Server backend, String token, Asks asks, Consumer<String> progress) {
    this.desk = desk;
    this.backend = backend;
    this.token = token;
    this.asks = asks;
    this.progress = progress;
    this.end = end(desk);
  }

  private static LocalDate end(Desk desk) {
    try (Connection superuser = desk.superuser();
        Statement statement = superuser.createStatement();
        var row = statement.executeQuery("select max(created_at)::date + 1 from case_facts")) {
      row.next();
      return row.getDate(1).toLocalDate();
    } catch (SQLException e) {
      throw new BenchProblem("The last case cannot be found: " + e.getMessage(), e);
    }
  }

  /**
   * @param facts how many cases there shall be facts of; 0: of those there are
   */
  static void prepare(Desk desk, long facts, Consumer<String> progress) {
    try (Connection superuser = desk.superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("update agents set role = 'admin' where subject = 'bench'");
      if (facts > 0 && number(statement, "select count(*) from case_facts") < facts) {
        progress.accept("making facts of " + facts + " cases");
        for (String one : Facts.without(facts)) {
          statement.execute(one);
        }
        progress.accept("facts are made");
      }
    } catch (SQLException e) {
      throw new BenchProblem("Facts cannot be made: " + e.getMessage(), e);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  Result run(long cases, boolean quick, boolean writing) {
    List<Row> rows = new ArrayList<>();
    for (int days : RANGES) {
      SCREENS.forEach((name, parts) -> rows.add(row(name, parts, days, quick ? 3 : 20)));
      progress.accept(days + " days");
    }
    List<Writes> writes = new ArrayList<>();
    if (writing) {
      create(3);
      for (int round = 0; round < (quick ? 1 : 3); round++) {
        double with = create(6);
        double without = withoutFacts(() -> create(6));
        writes.add(new Writes(with, without, with / without));
      }
      progress.accept("writes");
    }
    return new Result(cases, rows, writes);
  }

  private Row row(String name, List<String> parts, int days, int times) {
    SplittableRandom random = new SplittableRandom(days);
    double cold = screen(parts, days, 0);
    List<Double> took = new ArrayList<>();
    long enough = System.nanoTime() + LONGEST_ROW.toNanos();
    while (took.size() < times && (took.size() < LEAST || System.nanoTime() < enough)) {
      took.add(screen(parts, days, random.nextInt(60)));
    }
    took.sort(null);
    int size = took.size();
    return new Row(
        name,
        days,
        parts.size(),
        size,
        cold,
        took.get(size / 2),
        took.get((int) Math.ceil(size * 0.95) - 1),
        took.getLast());
  }

  /** Milliseconds until all parts are there. @param before so many days ago the range ended */
  private double screen(List<String> parts, int days, int before) {
    LocalDate to = end.minusDays(before);
    String range =
        "'from': '%s', 'to': '%s', 'timeZone': 'Europe/Lisbon'".formatted(to.minusDays(days), to);
    String bucket = days <= 90 ? "day" : "week";
    long begin = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (String part : parts) {
      String body =
          part.contains("'bucket'") ? part.formatted(bucket, range) : part.formatted(range);
      answers.add(
          client.sendAsync(
              request("/api/v1/reports/query", body.replace('\'', '"')),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }
    boolean isWhole = true;
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      HttpResponse<String> response = answer.join();
      if (response.statusCode() == TOO_SLOW && response.body().contains("query_too_slow")) {
        isWhole = false;
      } else if (response.statusCode() != 200) {
        throw new BenchProblem(response.statusCode() + " " + response.body());
      }
    }
    return isWhole ? (System.nanoTime() - begin) / 1e6 : Double.POSITIVE_INFINITY;
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Cases made in a second. */
  private double create(int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long[] made = new long[CONNECTIONS];
    List<Thread> threads = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(System.nanoTime());
    for (int i = 0; i < CONNECTIONS; i++) {
      int place = i;
      SplittableRandom random = seeds.split();
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      Ask ask = asks.next(Operation.CREATE, random);
                      try {
                        JsonNode answer =
                            JSON.readTree(
                                client
                                    .send(
                                        request(ask.target(), String.valueOf(ask.body())),
                                        HttpResponse.BodyHandlers.ofString())
                                    .body());
                        if (!answer.path("id").isNumber()) {
                          throw new BenchProblem(answer.toString());
                        }
                        made[place]++;
                      } catch (IOException e) {
                        throw new BenchProblem("A request failed: " + e, e);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return LongStream.of(made).sum() / (double) seconds;
  }

  /** Nothing is mirrored, and whoever would read the log finds somebody else at it. */
  private double withoutFacts(DoubleSupplier measured) {
    try (Connection superuser = desk.superuser();
        Statement statement = superuser.createStatement();
        Connection holder = desk.superuser();
        Statement hold = holder.createStatement()) {
      statement.execute("alter table cases disable trigger cases_mirrored_when_made");
      statement.execute("alter table cases disable trigger cases_mirrored_when_changed");
      holder.setAutoCommit(false);
      hold.execute("select 1 from fact_progress for update");
      double result = measured.getAsDouble();
      // What was made without facts gets them now.
      statement.execute(
          """
          insert into case_facts (id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
            assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at)
          select id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
            assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at from cases c
          where not exists (select 1 from case_facts f where f.id = c.id)""");
      statement.execute("alter table cases enable trigger cases_mirrored_when_made");
      statement.execute("alter table cases enable trigger cases_mirrored_when_changed");
      holder.rollback();
      return result;
    } catch (SQLException e) {
      throw new BenchProblem("Facts cannot be left out: " + e.getMessage(), e);
    }
  }

  static String table(Result result) {
    StringBuilder text =
        new StringBuilder(
            "| screen | days | parts | times | first ms | p50 ms | p95 ms | max ms |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Row row : result.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %.0f | %.0f | %.0f | %.0f |%n",
              row.screen(),
              row.days(),
              row.parts(),
              row.times(),
              row.cold(),
              row.p50(),
              row.p95(),
              row.most()));
    }
    if (!result.writes().isEmpty()) {
      text.append("\n| cases a second with facts | without | ratio |\n| ---: | ---: | ---: |\n");
      for (Writes one : result.writes()) {
        text.append(
            String.format(
                Locale.ROOT, "| %.0f | %.0f | %.2f |%n", one.with(), one.without(), one.ratio()));
      }
    }
    return text.toString();
  }

  static void write(Result result, Path file) throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
  }
}
