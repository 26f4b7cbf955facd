package org.zelodesk.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The backend as a process of its own, configured by its environment only. */
final class Backend implements AutoCloseable {

  // Generous: the first start on a busy machine migrates and imports. A process that ends is seen
  // at once.
  private static final Duration START = Duration.ofMinutes(15);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Process process;
  private final URI health;
  private final Path log;

  private Backend(Process process, URI health, Path log) {
    this.process = process;
    this.health = health;
    this.log = log;
  }

  /** Starts the process only; {@link #awaitReady()} is to follow. */
  static Backend launch(Path jar, int port, Map<String, String> environment, Path log) {
    try {
      ProcessBuilder command =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx768m",
                      "-XX:+ExitOnOutOfMemoryError",
                      "-jar",
                      jar.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      command.environment().putAll(environment);
      command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
      command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      return new Backend(
          command.start(), URI.create("http://127.0.0.1:" + port + "/q/health/ready"), log);
    } catch (IOException e) {
      throw new LaunchProblem("The backend did not start: " + e.getMessage(), e);
    }
  }

  /**
   * @param progress told once when it answers but still loads demo data
   */
  void awaitReady(Consumer<String> progress) {
    boolean loading = false;
    long deadline = System.nanoTime() + START.toNanos();
    while (!Http.answers(health)) {
      if (!loading && Http.text(health).contains("demo data")) {
        loading = true;
        progress.accept("loading the demo data");
      }
      if (!process.isAlive()) {
        throw new LaunchProblem("The backend ended while starting. " + Commands.excerpt(log));
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchProblem(
            "The backend is not ready after 15 minutes. " + Commands.excerpt(log));
      }
      Clocks.pause(Duration.ofMillis(100));
    }
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    Processes.stopTree(process.toHandle(), STOP);
  }
}
