package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Looks at what Zelodesk needs on this machine and says how to get what is missing.")
final class Doctor implements Callable<Integer> {

  private static final long ENOUGH_MB = 1024;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the one origin (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--data", description = "Folder of all data (default: .zelo/data).")
  private @Nullable Path data;

  private boolean well = true;

  @Override
  public Integer call() {
    Path folder = data == null ? Workspace.here().data() : data.toAbsolutePath();
    Optional<DataFolder.Running> running = DataFolder.running(folder);
    report("JDK", "%s at %s".formatted(Runtime.version(), System.getProperty("java.home")));
    ask(
        "Maven",
        () -> version(Commands.maven(), "3.8.6 or newer: https://maven.apache.org/download.cgi"));
    ask("Node", () -> version("node", "20 or newer: https://nodejs.org"));
    ask("npm", () -> version("npm", "it comes with Node: https://nodejs.org"));
    ask(
        "Browser",
        () ->
            Browser.present()
                .map(Path::toString)
                .orElse("none; only ./zelo test needs one, and gets one where it can"));
    ask("Port " + port, () -> portState(running));
    ask("Disk", () -> space(folder));
    report("Data", Files.isDirectory(folder) ? folder.toString() : folder + ", not made yet");
    report("Running", running.map(DataFolder.Running::origin).orElse("no"));
    return well ? 0 : 1;
  }

  private void ask(String what, Supplier<String> question) {
    try {
      report(what, question.get());
    } catch (LaunchProblem e) {
      well = false;
      report(what, "PROBLEM: " + e.getMessage());
    }
  }

  private static void report(String what, String finding) {
    System.out.printf("%-10s %s%n", what, finding);
  }

  private static String version(String program, String remedy) {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      String first =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .findFirst()
              .orElse("");
      process.waitFor();
      return first.replaceAll("\\e\\[[0-9;]*m", "");
    } catch (IOException e) {
      throw new LaunchProblem("missing. Get " + remedy, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchProblem("interrupted", e);
    }
  }

  private String portState(Optional<DataFolder.Running> running) {
    if (Ports.isFree(port)) {
      return "free";
    }
    if (running.filter(r -> r.origin().endsWith(":" + port)).isPresent()) {
      return "used by the Zelodesk that runs";
    }
    throw new LaunchProblem(Ports.taken(port));
  }

  private static String space(Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace() >> 20;
      if (free < ENOUGH_MB) {
        throw new LaunchProblem(
            "only " + free + " MB are free; 1 GB is needed. Free some, or use --data.");
      }
      return (free >> 10) + " GB free";
    } catch (IOException e) {
      throw new LaunchProblem("the disk cannot be asked: " + e.getMessage(), e);
    }
  }
}
