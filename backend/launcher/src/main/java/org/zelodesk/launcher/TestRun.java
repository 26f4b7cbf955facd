package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs everything that CI runs, or the named stages of it.")
final class TestRun implements Callable<Integer> {

  /** In the order in which they run. */
  enum Stage {
    BACKEND,
    CONTRACT,
    FRONTEND,
    BROWSER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "STAGE",
      description = "${COMPLETION-CANDIDATES} (default: all).")
  private List<Stage> stages = List.of();

  private final Workspace workspace = Workspace.here();
  private final Console console = Console.standard();
  private TestReports.Counts counts = TestReports.Counts.NONE;

  @Override
  public Integer call() {
    Set<Stage> chosen = stages.isEmpty() ? EnumSet.allOf(Stage.class) : EnumSet.copyOf(stages);
    for (Stage stage : chosen) {
      try {
        switch (stage) {
          case BACKEND -> backend();
          case CONTRACT -> contract();
          case FRONTEND -> frontend();
          case BROWSER -> browser();
        }
      } catch (LaunchProblem e) {
        fail(stage + ": " + e.getMessage());
      }
    }
    counts.failures().forEach(failure -> console.say("FAILED  " + failure));
    console.say("%d passed, %d failed".formatted(counts.passed(), counts.failed()));
    return counts.failed() == 0 ? 0 : 1;
  }

  private void backend() {
    Path root = workspace.root();
    Instant start = Instant.now();
    suite(
        "backend: build, rules and tests of all modules",
        root,
        Map.of(),
        () -> TestReports.below(root.resolve("backend"), "surefire-reports", start),
        Commands.maven(),
        "--batch-mode",
        "--no-transfer-progress",
        "--fail-at-end",
        "verify");
    check(
        "backend: format",
        root,
        Commands.maven(),
        "--batch-mode",
        "--no-transfer-progress",
        "-q",
        "spotless:check");
  }

  private void contract() {
    Path openapi = workspace.root().resolve("openapi");
    check("contract: tools", openapi, "npm", "ci", "--no-audit", "--no-fund");
    check("contract: lint", openapi, "npm", "run", "--silent", "lint");
    check("contract: breaking changes", openapi, "npm", "run", "--silent", "breaking");
    Path docker = workspace.root().resolve("docker");
    check("docker: tools", docker, "npm", "ci", "--no-audit", "--no-fund");
    check("docker: compose file", docker, "npm", "run", "--silent", "check");
    if (DebianPackages.ensure("shellcheck", "shellcheck", console)) {
      check("scripts: shellcheck", workspace.root(), "shellcheck", "zelo", ".ci/run");
    } else {
      console.say("shellcheck is not there and cannot be installed: the scripts are not checked.");
    }
  }

  private void frontend() {
    Path frontend = workspace.root().resolve("frontend");
    new Build(workspace).dependencies(step -> console.step("frontend", step));
    check("frontend: tools", frontend, "npm", "run", "--silent", "tools");
    check("frontend: lint", frontend, "npm", "run", "--silent", "lint");
    check("frontend: types", frontend, "npm", "run", "--silent", "typecheck");
    check("frontend: texts in all languages", frontend, "npm", "run", "--silent", "i18n:check");
    check("frontend: client matches the contract", frontend, "npm", "run", "--silent", "api:check");
    Path report = workspace.cache("reports").resolve("vitest.xml");
    suite(
        "frontend: tests",
        frontend,
        Map.of(),
        () -> TestReports.of(report),
        "npm",
        "test",
        "--",
        "--reporter=default",
        "--reporter=junit",
        "--outputFile.junit=" + report);
    check("frontend: build", frontend, "npm", "run", "--silent", "build");
    check("frontend: size", frontend, "npm", "run", "--silent", "size");
  }

  private void browser() {
    Path frontend = workspace.root().resolve("frontend");
    new Build(workspace).dependencies(step -> console.step("frontend", step));
    Browser browser = Browser.find(frontend, console);
    Path data = workspace.root().resolve(".zelo").resolve("test-data");
    try {
      Folders.delete(data);
    } catch (IOException e) {
      throw new LaunchProblem("Cannot empty " + data + ": " + e.getMessage(), e);
    }
    var options = new Installation.Options(Ports.free(), data, null, null, null, null, true, 0);
    try (Installation running = Installation.start(options, console)) {
      Path report = workspace.cache("reports").resolve("playwright.xml");
      Map<String, String> environment = new LinkedHashMap<>(browser.environment());
      environment.put("ZELO_BASE_URL", options.origin());
      environment.put("ZELO_DATA", data.toString());
      environment.put("PLAYWRIGHT_JUNIT_OUTPUT_NAME", report.toString());
      suite(
          "browser: journeys",
          frontend,
          environment,
          () -> TestReports.of(report),
          "npm",
          "run",
          "test:e2e",
          "--",
          "--reporter=list,junit");
      quickstart(running);
      Path openapi = workspace.root().resolve("openapi");
      check("browser: tools of the contract", openapi, "npm", "ci", "--no-audit", "--no-fund");
      check(
          "browser: generative run over the contract",
          openapi,
          Map.of(
              "ZELO_BASE_URL", options.origin(), "ZELO_DATA", data.toString(), "ZELO_SEED", "21"),
          "npm",
          "run",
          "--silent",
          "generative");
    }
  }

  /** The document's own commands, as a reader would paste them. */
  private void quickstart(Installation running) {
    Path document = workspace.root().resolve("docs/quickstart.md");
    Path script = workspace.cache("reports").resolve("quickstart.sh");
    try {
      Files.writeString(script, Documents.blocks(Files.readString(document), "sh"));
    } catch (IOException e) {
      throw new LaunchProblem("Cannot read " + document + ": " + e.getMessage(), e);
    }
    check(
        "docs: the blocks of the quickstart",
        workspace.root(),
        Map.of("BASE", running.api(), "TOKEN", running.token("ann")),
        "sh",
        "-eu",
        script.toString());
  }

  private void check(String name, Path folder, String... command) {
    check(name, folder, Map.of(), command);
  }

  /** One command that holds or does not; it counts as one test. */
  private void check(String name, Path folder, Map<String, String> environment, String... command) {
    boolean passed = run(name, folder, environment, command) == 0;
    counts =
        counts.plus(
            passed
                ? TestReports.Counts.passed(1)
                : TestReports.Counts.failed(name + ". " + Commands.excerpt(log(name))));
  }

  /** A command that runs many tests and leaves reports of them. */
  private void suite(
      String name,
      Path folder,
      Map<String, String> environment,
      Callable<TestReports.Counts> reports,
      String... command) {
    int code = run(name, folder, environment, command);
    try {
      TestReports.Counts found = reports.call();
      counts = counts.plus(found);
      if (found.failed() == 0 && code != 0) {
        fail(name + " (exit code " + code + "). " + Commands.excerpt(log(name)));
      } else if (found.passed() == 0) {
        fail(name + " ran nothing");
      }
    } catch (Exception e) {
      fail(name + ": no readable report, " + e.getMessage());
    }
  }

  private void fail(String failure) {
    counts = counts.plus(TestReports.Counts.failed(failure));
  }

  private int run(String name, Path folder, Map<String, String> environment, String... command) {
    console.say("");
    console.step(name, String.join(" ", command));
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().putAll(environment);
    return Commands.recorded(process, log(name), console);
  }

  private Path log(String name) {
    return workspace.cache("reports").resolve(name.replaceAll("\\W+", "-") + ".log");
  }
}
