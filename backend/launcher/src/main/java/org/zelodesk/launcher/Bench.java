package org.zelodesk.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Builds what is stale and hands over to the bench, which is a program of its own. */
@Command(
    name = "bench",
    description =
        "Measures the API against a bare endpoint and bare SQL; see ./zelo bench --help and docs/bench.md.")
final class Bench implements Callable<Integer> {

  /** Passed to the bench as they stand: an option's value must stay behind its option. */
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    Console console = Console.standard();
    Workspace workspace = Workspace.here();
    Build build = new Build(workspace);
    Path backend = build.backend(step -> console.step("backend", step));
    Path bench = build.bench(step -> console.step("bench", step));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      // Newer JDKs warn about what the network library does.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Xmx512m");
    command.add("-Djava.util.logging.config.class=" + Logging.class.getName());
    command.add("-cp");
    command.add(bench + File.pathSeparator + bench.resolveSibling("lib") + File.separator + "*");
    command.add("org.zelodesk.bench.Bench");
    command.add("--root=" + workspace.root());
    command.add("--backend-jar=" + backend);
    command.addAll(arguments);
    return Commands.attached(new ProcessBuilder(command).directory(workspace.root().toFile()));
  }
}
