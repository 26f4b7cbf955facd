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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Searches of all kinds over HTTP, alone and while cases are made, and how making them fares. */
final class SearchBench {

  private static final int CREATES_PER_SECOND = 20;
  private static final int DEEP_PAGE = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SearchPlans plans;
  private final Server backend;
  private final String token;
  private final Asks asks;
  private final Consumer<String> progress;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  SearchBench(
      SearchPlans plans, Server backend, String token, Asks asks, Consumer<String> progress) {
    this.plans = plans;
    this.backend = backend;
    this.token = token;
    this.asks = asks;
    this.progress = progress;
  }

  /**
   * What was seen of one kind of search.
   *
   * @param slow answers that said that the search takes too long
   * @param rows on the average page
   */
  record Row(
      String title,
      int connections,
      boolean creating,
      long answers,
      double p50,
      double p95,
      double p99,
      double most,
      long slow,
      double rows) {}

  /** How making cases fared. */
  record Creates(String meanwhile, long answers, double p50, double p95, double p99, double most) {}

  record Result(List<Row> rows, List<Creates> creates, List<SearchPlans.Plans> plans) {}

  Result run(List<SearchAsk> kinds, List<Integer> connections, double seconds) {
    List<Row> rows = new ArrayList<>();
    List<Creates> creates = new ArrayList<>();
    for (SearchAsk kind : kinds) {
      warmUp(kind, 4, 0.5);
    }
    progress.accept("warmed up");
    for (int count : connections) {
      for (boolean creating : new boolean[] {false, true}) {
        Histogram made = new ConcurrentHistogram(60_000_000, 3);
        AtomicBoolean end = new AtomicBoolean();
        Thread maker = creating ? Thread.ofPlatform().start(() -> create(made, end)) : null;
        for (SearchAsk kind : kinds) {
          rows.add(row(kind, count, creating, seconds));
        }
        if (maker != null) {
          end.set(true);
          join(maker);
          creates.add(creates(count + " connections searching", made));
        }
        progress.accept(count + " connections" + (creating ? " while cases are made" : ""));
      }
    }
    kinds.stream()
        .filter(
            kind -> kind.title().endsWith("frequent word") || kind.title().endsWith("common word"))
        .forEach(kind -> rows.add(deep(kind)));
    Histogram alone = new ConcurrentHistogram(60_000_000, 3);
    AtomicBoolean end = new AtomicBoolean();
    Thread maker = Thread.ofPlatform().start(() -> create(alone, end));
    pause((long) (seconds * 10_000));
    end.set(true);
    join(maker);
    creates.add(creates("nothing else", alone));
    SplittableRandom random = new SplittableRandom(7);
    List<SearchPlans.Plans> found =
        kinds.stream()
            .map(kind -> plans.during(kind.title(), () -> send(kind.path().apply(random), null)))
            .toList();
    return new Result(rows, creates, found);
  }

  private Row row(SearchAsk kind, int count, boolean creating, double seconds) {
    AtomicLong slow = new AtomicLong();
    AtomicLong rows = new AtomicLong();
    Histogram latencies = measure(kind, count, seconds, slow, rows);
    return new Row(
        kind.title(),
        count,
        creating,
        latencies.getTotalCount(),
        ms(latencies, 50),
        ms(latencies, 95),
        ms(latencies, 99),
        latencies.getMaxValue() / 1000.0,
        slow.get(),
        (double) rows.get() / Math.max(1, latencies.getTotalCount()));
  }

  private void warmUp(SearchAsk kind, int count, double seconds) {
    measure(kind, count, seconds, new AtomicLong(), new AtomicLong());
  }

  private Histogram measure(
      SearchAsk kind, int count, double seconds, AtomicLong slow, AtomicLong rows) {
    Histogram latencies = new ConcurrentHistogram(60_000_000, 3);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    SplittableRandom seeds = new SplittableRandom(System.nanoTime());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = seeds.split();
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      String path = kind.path().apply(random);
                      long begin = System.nanoTime();
                      HttpResponse<String> answer = send(path, null);
                      latencies.recordValue((System.nanoTime() - begin) / 1000);
                      if (answer.statusCode() == 422) {
                        slow.incrementAndGet();
                      } else if (answer.statusCode() != 200) {
                        throw new BenchProblem(
                            path + ": " + answer.statusCode() + " " + answer.body());
                      } else {
                        rows.addAndGet(read(answer.body()).path("data").size());
                      }
                    }
                  }));
    }
    threads.forEach(SearchBench::join);
    return latencies;
  }

  /** The same search page after page; how long a page takes far from the first. */
  Row deep(SearchAsk kind) {
    Histogram latencies = new ConcurrentHistogram(60_000_000, 3);
    SplittableRandom random = new SplittableRandom(5);
    AtomicLong rows = new AtomicLong();
    for (int round = 0; round < 10; round++) {
      String path = kind.path().apply(random);
      String cursor = "";
      for (int page = 1; page <= DEEP_PAGE; page++) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = send(path + cursor, null);
        long took = (System.nanoTime() - begin) / 1000;
        JsonNode body = read(answer.body());
        if (page >= DEEP_PAGE / 2) {
          latencies.recordValue(took);
          rows.addAndGet(body.path("data").size());
        }
        if (!body.at("/page/hasMore").asBoolean()) {
          break;
        }
        cursor = "&cursor=" + body.at("/page/nextCursor").asText();
      }
    }
    return new Row(
        kind.title() + ", pages 10 to 20",
        1,
        false,
        latencies.getTotalCount(),
        ms(latencies, 50),
        ms(latencies, 95),
        ms(latencies, 99),
        latencies.getMaxValue() / 1000.0,
        0,
        (double) rows.get() / Math.max(1, latencies.getTotalCount()));
  }

  /** At a steady pace, whether the answer before has come or not. */
  private void create(Histogram latencies, AtomicBoolean end) {
    SplittableRandom random = new SplittableRandom(System.nanoTime());
    List<Thread> threads = new ArrayList<>();
    long next = System.nanoTime();
    while (!end.get()) {
      Ask ask = asks.next(Operation.CREATE, random);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    long begin = System.nanoTime();
                    HttpResponse<String> answer = send(ask.target(), ask.body());
                    latencies.recordValue((System.nanoTime() - begin) / 1000);
                    if (answer.statusCode() != 201) {
                      throw new BenchProblem(answer.statusCode() + " " + answer.body());
                    }
                  }));
      next += 1_000_000_000L / CREATES_PER_SECOND;
      pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    threads.forEach(SearchBench::join);
  }

  private HttpResponse<String> send(String path, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + path))
            .header("Authorization", "Bearer " + token);
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BenchProblem("A request failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    }
  }

  private static Creates creates(String meanwhile, Histogram made) {
    return new Creates(
        meanwhile,
        made.getTotalCount(),
        ms(made, 50),
        ms(made, 95),
        ms(made, 99),
        made.getMaxValue() / 1000.0);
  }

  private static double ms(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new BenchProblem("No JSON: " + body, e);
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String table(Result result) {
    StringBuilder text =
        new StringBuilder(
            "| search | conn. | creating | answers | rows | p50 ms | p95 ms | p99 ms | max ms | too slow |\n");
    text.append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Row row : result.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %s | %d | %.0f | %.1f | %.1f | %.1f | %.0f | %d |%n",
              row.title(),
              row.connections(),
              row.creating() ? "yes" : "",
              row.answers(),
              row.rows(),
              row.p50(),
              row.p95(),
              row.p99(),
              row.most(),
              row.slow()));
    }
    text.append("\n| create a case, beside | answers | p50 ms | p95 ms | p99 ms | max ms |\n");
    text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (Creates one : result.creates()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.1f | %.1f | %.1f | %.0f |%n",
              one.meanwhile(),
              one.answers(),
              one.p50(),
              one.p95(),
              one.p99(),
              one.most()));
    }
    text.append("\n| search | finds by | reads whole |\n| --- | --- | --- |\n");
    for (SearchPlans.Plans one : result.plans()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s |%n",
              one.title(),
              String.join(", ", one.indexes()),
              String.join(", ", one.walked())));
    }
    return text.toString();
  }

  static void write(Result result, Path file) throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
  }
}
