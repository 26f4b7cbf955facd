package org.zelodesk.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./zelo bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the backend against a bare endpoint and bare SQL, on a large desk.")
final class Bench implements Callable<Integer> {

  private static final long WANTED_DEEP_PAGE = 10_000;

  @Option(
      names = "--cases",
      defaultValue = "1000000",
      description =
          "Cases in the database, with five times the comments (default: ${DEFAULT-VALUE}).")
  private long cases;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,8,32",
      description = "Connections to measure with (default: ${DEFAULT-VALUE}).")
  private List<Integer> connections = List.of();

  @Option(
      names = "--operations",
      split = ",",
      defaultValue = "READ,LIST,LIST_DEEP,CREATE,COMMENT",
      description = "What to measure (default: ${DEFAULT-VALUE}).")
  private List<Operation> operations = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description =
          "Rounds of backend, bare endpoint, bare SQL in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Seconds a round and target (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description =
          "Seconds of load on each server before an operation's rounds (default: ${DEFAULT-VALUE}).")
  private double warmUp;

  @Option(
      names = "--quick",
      description =
          "A smoke of about a minute: 20,000 cases, 1 and 8 connections, short rounds. Fails when the bare endpoint no longer does what the backend does.")
  private boolean quick;

  @Option(
      names = "--soak",
      description =
          "Only this: a mix of all operations on 32 connections for 10 minutes; reports the longest stall.")
  private boolean soak;

  @Option(
      names = "--sla",
      description =
          "Only this: how long calendars count, clocks are computed anew, and how late breaches are published.")
  private boolean sla;

  @Option(
      names = "--clocks",
      defaultValue = "100000",
      description = "Running clocks of --sla (default: ${DEFAULT-VALUE}).")
  private long clocks;

  @Option(
      names = "--search",
      description =
          "Only this: searches of all kinds with 1 and 8 connections, alone and while 20 cases a second are made; how those fare.")
  private boolean search;

  @Option(
      names = "--reports",
      description =
          "Only this: the screens of the reports over several ranges, first and again, and what keeping facts costs a write.")
  private boolean reports;

  @Option(
      names = "--facts",
      description =
          "With --reports: a desk of so many cases of which there is nothing but facts, instead of one with --cases.")
  private long facts;

  @Option(
      names = "--soak-seconds",
      defaultValue = "600",
      description = "How long --soak lasts (default: ${DEFAULT-VALUE}).")
  private long soakSeconds;

  @Option(names = "--fresh", description = "Seed anew, even if the database is there.")
  private boolean fresh;

  @Option(names = "--profile", description = "Record the backend with Java Flight Recorder.")
  private boolean profile;

  @Option(names = "--root", defaultValue = ".", hidden = true)
  private Path root = Path.of(".");

  @Option(
      names = "--data",
      description = "Folder of the database; kept for the next run (default: .zelo/bench/<cases>).")
  private @Nullable Path data;

  @Option(names = "--backend-jar", description = "The built backend.")
  private @Nullable Path backendJar;

  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final long begin = System.nanoTime();

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Bench::report)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  private static int report(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (problem instanceof BenchProblem) {
      command.getErr().println("zelo bench: " + problem.getMessage());
      command.getErr().flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw problem;
  }

  @Override
  public Integer call() throws IOException {
    if (quick) {
      cases = 20_000;
      connections = List.of(1, 8);
      rounds = 2;
      seconds = 1;
      warmUp = 2;
      soakSeconds = 20;
    }
    Path target = Files.createDirectories(root.resolve("backend/bench/target"));
    Path folder = data != null ? data : root.resolve(".zelo/bench/" + cases);
    if (fresh) {
      Desk.delete(folder);
    }
    double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (loadBefore > 1) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the machine was busy before the start (load %.1f): absolute figures are too low",
              loadBefore));
    }
    if (reports) {
      return measureReports(target, folder);
    }
    if (sla) {
      return measureSla(target, Report.Machine.here(loadBefore));
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (Desk desk = Desk.open(folder, applicationJar(), cases, this::say)) {
      if (search) {
        search(desk, target);
        return 0;
      }
      Report report = measure(desk, vertx, target, Report.Machine.here(loadBefore));
      write(report, target.resolve(soak ? "bench-soak.json" : "bench.json"));
      System.out.println();
      System.out.print(report.table());
      boolean unlike =
          quick
              && notes.stream()
                  .anyMatch(note -> note.contains("differ") || note.contains("does not"));
      return unlike || report.soak() != null && report.soak().errors() > 0 ? 1 : 0;
    } finally {
      vertx.close();
    }
  }

  /** On a desk of its own, anew each time: it is other work than lists and single cases. */
  private int measureSla(Path target, Report.Machine machine) throws IOException {
    Path folder = data != null ? data : root.resolve(".zelo/bench/sla");
    Desk.delete(folder);
    List<CalendarArithmetic.Row> arithmetic = CalendarArithmetic.measure(applicationJar());
    say("counted with calendars");
    try (Desk desk = Desk.open(folder, applicationJar(), 1_000, this::say)) {
      SlaBench.seed(desk, clocks);
      say("seeded " + clocks + " cases with their stories");
      AccessToken token = AccessToken.of(desk.reader().subject(), Instant.now());
      try (Server backend = backend(desk, token, target)) {
        SlaReport report =
            new SlaBench(desk, backend, token, clocks, this::say)
                .run(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    machine,
                    arithmetic,
                    List.copyOf(notes));
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValue(target.resolve("bench-sla.json").toFile(), report);
        System.out.println();
        System.out.print(report.table());
        return report.breaches().published() == report.breaches().expected() ? 0 : 1;
      }
    }
  }

  private int measureReports(Path target, Path folder) throws IOException {
    long rows = facts > 0 ? 1_000 : cases;
    Path where = facts > 0 ? folder.resolveSibling("facts-" + facts) : folder;
    try (Desk desk = Desk.open(where, applicationJar(), rows, this::say)) {
      ReportsBench.prepare(desk, facts, this::say);
      Reader reader = desk.reader();
      AccessToken token = AccessToken.of(reader.subject(), Instant.now());
      try (Server backend = backend(desk, token, target)) {
        say("the backend serves");
        Asks asks =
            new Asks(
                new long[0], new long[0], desk.customers(), reader.teams(), desk.at(reader, "", 1));
        ReportsBench bench = new ReportsBench(desk, backend, token.text(), asks, this::say);
        ReportsBench.Result result = bench.run(facts > 0 ? facts : cases, quick, facts == 0);
        ReportsBench.write(result, target.resolve("bench-reports.json"));
        System.out.println();
        System.out.print(ReportsBench.table(result));
      }
    }
    notes.forEach(note -> System.out.println("NOTE " + note));
    return 0;
  }

  private void search(Desk desk, Path target) throws IOException {
    Reader reader = desk.reader();
    AccessToken token = AccessToken.of(reader.subject(), Instant.now());
    desk.warm();
    say("starting the backend");
    try (Server backend = backend(desk, token, target)) {
      Asks asks =
          new Asks(
              new long[0], new long[0], desk.customers(), reader.teams(), desk.at(reader, "", 1));
      SearchBench bench =
          new SearchBench(new SearchPlans(desk), backend, token.text(), asks, this::say);
      SearchBench.Result result =
          bench.run(
              SearchAsk.all(cases, desk.someCases(reader, null)),
              quick ? List.of(1) : List.of(1, 8),
              seconds);
      SearchBench.write(result, target.resolve("bench-search.json"));
      System.out.println();
      System.out.print(SearchBench.table(result));
    }
    notes.forEach(note -> System.out.println("NOTE " + note));
  }

  private Report measure(Desk desk, Vertx vertx, Path target, Report.Machine machine)
      throws IOException {
    Reader reader = desk.reader();
    AccessToken token = AccessToken.of(reader.subject(), Instant.now());
    say("starting the backend");
    try (Server backend = backend(desk, token, target)) {
      say("the backend serves");
      long visible = desk.visible(reader);
      long deepPage = Math.max(2, Math.min(WANTED_DEEP_PAGE, visible / Statements.PAGE - 1));
      String fingerprint = fingerprint(vertx, backend, desk, reader, token);
      Asks asks =
          new Asks(
              desk.someCases(reader, null),
              desk.someCases(reader, "open"),
              desk.customers(),
              reader.teams(),
              desk.at(reader, fingerprint, (deepPage - 1) * Statements.PAGE));
      try (Server bare = bareEndpoint(desk, reader, fingerprint, target)) {
        HttpTarget ours = new HttpTarget(vertx, backend, asks, token.text(), System.nanoTime());
        HttpTarget theirs = new HttpTarget(vertx, bare, asks, token.text(), System.nanoTime());
        SqlTarget sql = new SqlTarget(desk, asks, reader, System.nanoTime());
        Likeness likeness = new Likeness(desk, ours, theirs, sql, notes::add);
        // Reads come before the first write: what the bench itself makes would fill the first page.
        List<Report.Row> rows = soak ? List.of() : rows(ours, theirs, sql);
        likeness.compareAnswers(asks);
        List<Report.StatementCount> statements = soak ? List.of() : likeness.countStatements();
        say("compared with the bare endpoint, " + notes.size() + " notes");
        Report.Soak soaked = soak ? soak(ours) : null;
        return new Report(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            machine,
            new Report.Database(desk.version(), cases, visible, desk.megabytes(), deepPage),
            List.of(figures("backend", backend), figures("bare endpoint", bare)),
            statements,
            rows,
            soaked,
            List.copyOf(notes));
      }
    }
  }

  private List<Report.Row> rows(HttpTarget backend, HttpTarget bareEndpoint, SqlTarget bareSql) {
    List<Target> targets = List.of(backend, bareEndpoint, bareSql);
    List<Report.Row> rows = new ArrayList<>();
    for (Operation operation : operations) {
      say("warming up: " + operation.title());
      run(backend, List.of(operation), 32, warmUp);
      run(bareEndpoint, List.of(operation), 32, warmUp);
      run(bareSql, List.of(operation), 32, Math.min(2, warmUp));
      for (int count : connections) {
        Map<Target, List<Sample>> samples = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
          // The turn changes, so that nobody always follows the same neighbour.
          for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get((i + round) % targets.size());
            samples
                .computeIfAbsent(target, unused -> new ArrayList<>())
                .add(run(target, List.of(operation), count, seconds));
          }
        }
        Report.Row row =
            Report.Row.of(
                operation,
                count,
                samples.getOrDefault(backend, List.of()),
                samples.getOrDefault(bareEndpoint, List.of()),
                samples.getOrDefault(bareSql, List.of()));
        rows.add(row);
        say(
            String.format(
                Locale.ROOT,
                "%s, %d connections: %.0f/s, bare %.0f/s, SQL %.0f/s, ratio %.2f",
                operation.title(),
                count,
                row.backend().perSecond(),
                row.bareEndpoint().perSecond(),
                row.bareSql().perSecond(),
                row.toBareEndpoint()));
      }
    }
    return rows;
  }

  private Sample run(Target target, List<Operation> mix, int count, double lasting) {
    Sample sample = target.run(mix, count, Duration.ofMillis((long) (lasting * 1000)));
    if (sample.error() != null) {
      throw new BenchProblem(
          sample.errors() + " answers were no success, the first: " + sample.error());
    }
    return sample;
  }

  /** Six reads, two lists, a new case and a comment in ten. */
  private Report.Soak soak(HttpTarget backend) {
    List<Operation> mix = new ArrayList<>(Collections.nCopies(6, Operation.READ));
    mix.addAll(List.of(Operation.LIST, Operation.LIST_DEEP, Operation.CREATE, Operation.COMMENT));
    backend.run(mix, 8, Duration.ofMillis((long) (warmUp * 1000)));
    say("soaking for " + soakSeconds + " s");
    Sample sample = backend.run(mix, 32, Duration.ofSeconds(soakSeconds));
    if (sample.error() != null) {
      notes.add(sample.errors() + " answers were no success, the first: " + sample.error());
    }
    return new Report.Soak(
        32,
        soakSeconds,
        sample.answers(),
        sample.perSecond(),
        sample.latencies().getValueAtPercentile(50) / 1000.0,
        sample.latencies().getValueAtPercentile(99) / 1000.0,
        sample.latencies().getMaxValue() / 1000.0,
        sample.longestGapNanos() / 1e6,
        sample.errors());
  }

  private Path backendJar() {
    Path jar =
        backendJar != null
            ? backendJar
            : root.resolve("backend/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new BenchProblem("The backend is not built: " + jar);
    }
    return jar.toAbsolutePath();
  }

  /** The backend's own classes and resources, beside the jar that starts them. */
  private Path applicationJar() throws IOException {
    Path folder = backendJar().resolveSibling("app");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new BenchProblem("There is no application in " + folder));
    }
  }

  private Server backend(Desk desk, AccessToken token, Path target) throws IOException {
    Map<String, String> environment = new HashMap<>(token.environment());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", desk.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", desk.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", desk.password());
    // What was solved long ago would be closed while something else is measured.
    environment.put("ZELODESK_CASES_CLOSING_EVERY", "off");
    environment.put(
        "ZELODESK_ATTACHMENTS_FOLDER",
        Files.createDirectories(target.resolve("attachments")).toAbsolutePath().toString());
    List<String> program = new ArrayList<>();
    if (profile) {
      Path recording = target.resolve("backend.jfr").toAbsolutePath();
      program.add(
          "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
    }
    program.addAll(List.of("-jar", backendJar().toString()));
    return Server.start(
        program,
        environment,
        "QUARKUS_HTTP_PORT",
        "/q/health/ready",
        target.resolve("backend.log"));
  }

  private Server bareEndpoint(Desk desk, Reader reader, String fingerprint, Path target)
      throws IOException {
    return Server.start(
        List.of("-cp", System.getProperty("java.class.path"), BareEndpoint.class.getName()),
        Map.of(
            BareEndpoint.Settings.URL, desk.jdbcUrl(),
            BareEndpoint.Settings.USER, desk.user(),
            BareEndpoint.Settings.PASSWORD, desk.password(),
            BareEndpoint.Settings.POOL, poolSize(),
            BareEndpoint.Settings.READER, new ObjectMapper().writeValueAsString(reader),
            BareEndpoint.Settings.FINGERPRINT, fingerprint),
        BareEndpoint.Settings.PORT,
        "/ready",
        target.resolve("bare-endpoint.log"));
  }

  /** The same as the backend's, from where the backend has it. */
  private String poolSize() throws IOException {
    Properties properties = new Properties();
    try (BufferedReader file =
        Files.newBufferedReader(
            root.resolve("backend/src/main/resources/application.properties"))) {
      properties.load(file);
    }
    return properties.getProperty("quarkus.datasource.jdbc.max-size");
  }

  /** A cursor is bound to its query; the first page tells how. */
  private static String fingerprint(
      Vertx vertx, Server backend, Desk desk, Reader reader, AccessToken token)
      throws JsonProcessingException {
    Asks lists = new Asks(new long[0], new long[0], 0, reader.teams(), desk.at(reader, "", 1));
    HttpTarget.Answer first =
        new HttpTarget(vertx, backend, lists, token.text(), 0)
            .ask(new Ask(Operation.LIST, 0, "/api/v1/cases", null));
    JsonNode cursor = new ObjectMapper().readTree(first.body()).at("/page/nextCursor");
    if (first.status() != 200 || !cursor.isTextual()) {
      throw new BenchProblem("The backend gives no list: " + first + "\n" + backend.logTail());
    }
    return Cursor.parse(cursor.textValue()).fingerprint();
  }

  private static Report.ServerFigures figures(String name, Server server) {
    OptionalLong resident = server.residentMegabytes();
    OptionalLong heap = server.keptHeapMegabytes();
    return new Report.ServerFigures(
        name,
        server.started().toMillis(),
        resident.isPresent() ? resident.getAsLong() : null,
        heap.isPresent() ? heap.getAsLong() : null);
  }

  private static void write(Report report, Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }

  private void say(String text) {
    System.out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
  }
}
