package org.zelodesk.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** All figures of a run, as they go into the JSON file; {@link #table} is the same for people. */
record Report(
    String date,
    Machine machine,
    Database database,
    List<ServerFigures> servers,
    List<StatementCount> statements,
    List<Row> results,
    @Nullable Soak soak,
    List<String> notes) {

  /** On what it ran, and how busy that was with other things before the start. */
  record Machine(
      String system,
      String processor,
      int cores,
      long memoryMegabytes,
      String java,
      double loadBefore) {

    static Machine here(double loadBefore) {
      long memory =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
      return new Machine(
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          processorModel(),
          Runtime.getRuntime().availableProcessors(),
          memory >> 20,
          Runtime.version().toString(),
          loadBefore);
    }

    private static String processorModel() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceFirst(".*:\\s*", ""))
            .findFirst()
            .orElse("unknown processor");
      } catch (IOException e) {
        return "unknown processor";
      }
    }
  }

  /**
   * @param deepPage number of the page that the deep list starts at
   */
  record Database(
      String version, long cases, long visibleToReader, long megabytes, long deepPage) {}

  /** Of the start, and of the memory after all rounds. Megabytes are null where nobody tells. */
  record ServerFigures(
      String name,
      long startMilliseconds,
      @Nullable Long residentMegabytes,
      @Nullable Long keptHeapMegabytes) {}

  /** Statements a request, without begin and commit. */
  record StatementCount(Operation operation, double backend, double bareEndpoint, double bareSql) {}

  /**
   * One target in one setting, over all rounds.
   *
   * @param processorMicroseconds the server's processor time for one request
   */
  record Figures(
      double perSecond,
      double p50Milliseconds,
      double p99Milliseconds,
      double processorMicroseconds) {

    static Figures of(List<Sample> rounds) {
      Histogram all = Sample.histogram();
      long answers = 0;
      long nanos = 0;
      long processor = 0;
      for (Sample round : rounds) {
        all.add(round.latencies());
        answers += round.answers();
        nanos += round.nanos();
        processor += round.processorNanos();
      }
      return new Figures(
          answers * 1e9 / nanos,
          all.getValueAtPercentile(50) / 1000.0,
          all.getValueAtPercentile(99) / 1000.0,
          processor / 1000.0 / Math.max(1, answers));
    }
  }

  /**
   * The ratios are those of the throughput: the median over the rounds, each with its neighbours.
   */
  record Row(
      Operation operation,
      int connections,
      Figures backend,
      Figures bareEndpoint,
      Figures bareSql,
      double toBareEndpoint,
      double toBareSql) {

    static Row of(
        Operation operation,
        int connections,
        List<Sample> backend,
        List<Sample> endpoint,
        List<Sample> sql) {
      return new Row(
          operation,
          connections,
          Figures.of(backend),
          Figures.of(endpoint),
          Figures.of(sql),
          median(backend, endpoint),
          median(backend, sql));
    }

    private static double median(List<Sample> ours, List<Sample> theirs) {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < ours.size(); i++) {
        ratios.add(ours.get(i).perSecond() / theirs.get(i).perSecond());
      }
      ratios.sort(null);
      int middle = ratios.size() / 2;
      return ratios.size() % 2 == 1
          ? ratios.get(middle)
          : (ratios.get(middle - 1) + ratios.get(middle)) / 2;
    }

    /** What the bench asks of the product. */
    double wanted() {
      return operation.writes() ? 0.6 : 0.7;
    }
  }

  /**
   * @param longestGapMilliseconds the longest time in which no connection got an answer
   */
  record Soak(
      int connections,
      long seconds,
      long answers,
      double perSecond,
      double p50Milliseconds,
      double p99Milliseconds,
      double longestMilliseconds,
      double longestGapMilliseconds,
      long errors) {}

  String table() {
    StringBuilder text = new StringBuilder();
    say(
        text,
        "%s, %d cores, %,d MB, %s, Java %s, load before %.1f",
        machine.system,
        machine.cores,
        machine.memoryMegabytes,
        machine.processor,
        machine.java,
        machine.loadBefore);
    say(
        text,
        "PostgreSQL %s, %,d cases (%,d visible to the reader), %,d MB",
        database.version,
        database.cases,
        database.visibleToReader,
        database.megabytes);
    if (!results.isEmpty()) {
      say(text, "");
      say(
          text,
          "%-20s %5s | %9s %8s %8s %7s | %9s %8s %8s %7s | %9s | %8s %7s",
          "",
          "conn.",
          "backend/s",
          "p50 ms",
          "p99 ms",
          "CPU us",
          "bare/s",
          "p50 ms",
          "p99 ms",
          "CPU us",
          "SQL/s",
          "to bare",
          "to SQL");
      for (Row row : results) {
        say(
            text,
            "%-20s %5d | %9.0f %8.2f %8.2f %7.0f | %9.0f %8.2f %8.2f %7.0f | %9.0f | %7.2f%s %7.2f",
            title(row.operation),
            row.connections,
            row.backend.perSecond,
            row.backend.p50Milliseconds,
            row.backend.p99Milliseconds,
            row.backend.processorMicroseconds,
            row.bareEndpoint.perSecond,
            row.bareEndpoint.p50Milliseconds,
            row.bareEndpoint.p99Milliseconds,
            row.bareEndpoint.processorMicroseconds,
            row.bareSql.perSecond,
            row.toBareEndpoint,
            row.toBareEndpoint < row.wanted() ? "!" : " ",
            row.toBareSql);
      }
      say(
          text,
          "(! below the target: 0.7 of the bare endpoint for reads and lists, 0.6 for writes)");
      for (Row first : results) {
        for (Row deep : results) {
          if (first.operation == Operation.LIST
              && deep.operation == Operation.LIST_DEEP
              && first.connections == deep.connections) {
            say(
                text,
                "page %,d costs %.2f times page 1 with %d connections (target 1.20)",
                database.deepPage,
                first.backend.perSecond / deep.backend.perSecond,
                first.connections);
          }
        }
      }
    }
    say(text, "");
    for (StatementCount count : statements) {
      say(
          text,
          "%-20s %5.2f statements a request (bare endpoint %.2f, bare SQL %.2f)",
          title(count.operation),
          count.backend,
          count.bareEndpoint,
          count.bareSql);
    }
    for (ServerFigures server : servers) {
      say(
          text,
          "%-14s started in %.1f s, resident %s MB, heap kept %s MB",
          server.name,
          server.startMilliseconds / 1000.0,
          server.residentMegabytes,
          server.keptHeapMegabytes);
    }
    if (soak != null) {
      say(
          text,
          "soak: %d connections for %d s: %,d answers, %.0f/s, p50 %.2f ms, p99 %.2f ms, slowest %.0f ms, longest time without any answer %.0f ms, errors %d",
          soak.connections,
          soak.seconds,
          soak.answers,
          soak.perSecond,
          soak.p50Milliseconds,
          soak.p99Milliseconds,
          soak.longestMilliseconds,
          soak.longestGapMilliseconds,
          soak.errors);
    }
    notes.forEach(note -> say(text, "NOTE: %s", note));
    return text.toString();
  }

  private String title(Operation operation) {
    return operation == Operation.LIST_DEEP
        ? "list 50, page " + database.deepPage
        : operation.title();
  }

  private static void say(StringBuilder text, String format, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
