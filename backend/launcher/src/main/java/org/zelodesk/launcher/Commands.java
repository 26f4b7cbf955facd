package org.zelodesk.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other programs that the launcher runs to their end. */
final class Commands {

  private Commands() {}

  /**
   * The Maven to call: {@code ZELO_MVN}, as the script {@code zelo} found it, or the one in the
   * path.
   */
  static String maven() {
    return Optional.ofNullable(System.getenv("ZELO_MVN")).orElse("mvn");
  }

  /**
   * Runs a program with its output in a file.
   *
   * @param failure begins the message when it does not end with 0
   * @throws LaunchProblem with the last lines of the output
   */
  static void run(ProcessBuilder command, Path log, String failure) {
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = null;
    try {
      process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      int code = process.waitFor();
      if (code != 0) {
        throw new LaunchProblem(failure + " (exit code " + code + "). " + tail(log));
      }
    } catch (IOException e) {
      throw new LaunchProblem(failure + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchProblem(failure + ": interrupted.", e);
    } finally {
      if (process != null && process.isAlive()) {
        Processes.stopTree(process.toHandle(), Duration.ofSeconds(5));
      }
    }
  }

  /**
   * Runs a program on this console.
   *
   * @return its exit code
   * @throws LaunchProblem when there is no such program
   */
  static int attached(ProcessBuilder command) {
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = null;
    try {
      process = command.inheritIO().start();
      ProcessHandle handle = process.toHandle();
      Thread stop = new Thread(() -> Processes.stopTree(handle, Duration.ofSeconds(5)));
      Runtime.getRuntime().addShutdownHook(stop);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(stop);
      return code;
    } catch (IOException e) {
      throw new LaunchProblem(
          "Cannot run " + command.command().getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchProblem("Interrupted.", e);
    } finally {
      if (process != null && process.isAlive()) {
        Processes.stopTree(process.toHandle(), Duration.ofSeconds(5));
      }
    }
  }

  /** The end of a log for a message: its last 15 lines and where the rest is. */
  static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return "The end of "
          + log
          + ":\n  "
          + String.join("\n  ", all.subList(Math.max(0, all.size() - 15), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "See " + log + ".";
    }
  }
}
