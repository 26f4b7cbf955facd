package org.zelodesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Other programs that the launcher runs to their end. */
final class Commands {

  private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|Error|error):?\\b");
  private static final int EXCERPT = 12;

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
        throw new LaunchProblem(failure + " (exit code " + code + "). " + excerpt(log));
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
    return attended(command.inheritIO(), Process::waitFor);
  }

  /**
   * Runs a program on this console, and keeps in a file what it says.
   *
   * @return its exit code
   * @throws LaunchProblem when there is no such program
   */
  static int recorded(ProcessBuilder command, Path log, Console console) {
    return attended(
        command.redirectInput(ProcessBuilder.Redirect.INHERIT).redirectErrorStream(true),
        process -> {
          Thread copy = Thread.ofVirtual().start(() -> copy(process, log, console));
          process.waitFor();
          // What it left running may hold its output open for ever.
          copy.join(Duration.ofSeconds(5));
        });
  }

  private static void copy(Process process, Path log, Console console) {
    try (InputStream said = process.getInputStream();
        OutputStream kept = Files.newOutputStream(log)) {
      byte[] some = new byte[8192];
      for (int read = said.read(some); read >= 0; read = said.read(some)) {
        console.pass(some, read);
        kept.write(some, 0, read);
      }
    } catch (IOException e) {
      console.say("Cannot keep what is said in " + log + ": " + e.getMessage());
    }
  }

  private interface Attendant {
    void attend(Process process) throws InterruptedException;
  }

  private static int attended(ProcessBuilder command, Attendant attendant) {
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = null;
    try {
      process = command.start();
      ProcessHandle handle = process.toHandle();
      Thread stop = new Thread(() -> Processes.stopTree(handle, Duration.ofSeconds(5)));
      Runtime.getRuntime().addShutdownHook(stop);
      attendant.attend(process);
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

  /**
   * What a message about a failure shows of a log: 12 lines from the first error on, or else its
   * last 12.
   */
  static String excerpt(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      int first =
          IntStream.range(0, lines.size())
              .filter(line -> ERROR.matcher(lines.get(line)).find())
              .findFirst()
              .orElse(Math.max(0, lines.size() - EXCERPT));
      List<String> shown = lines.subList(first, Math.min(lines.size(), first + EXCERPT));
      return "From " + log + ":\n  " + String.join("\n  ", shown);
    } catch (IOException e) {
      return "See " + log + ".";
    }
  }
}
