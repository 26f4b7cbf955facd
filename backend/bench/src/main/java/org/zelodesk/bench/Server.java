package org.zelodesk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server under load: a JVM of its own, started in the same way whichever it is. */
final class Server implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final int port;
  private final Path log;
  private final Duration started;

  private Server(Process process, int port, Path log, Duration started) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.started = started;
  }

  /**
   * Starts a JVM and waits for its first good answer.
   *
   * @param program what comes after {@code java} and the options that all servers get
   * @param portVariable the variable of the environment that tells it the port
   * @param ready a path that answers 200 as soon as it serves
   */
  static Server start(
      List<String> program,
      Map<String, String> environment,
      String portVariable,
      String ready,
      Path log) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put(portVariable, Integer.toString(port));
    long begin = System.nanoTime();
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      try {
        awaitReady(process, URI.create("http://127.0.0.1:" + port + ready), log, begin);
        return new Server(process, port, log, Duration.ofNanos(System.nanoTime() - begin));
      } catch (RuntimeException e) {
        process.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new BenchProblem("A server did not start: " + e.getMessage(), e);
    }
  }

  private static void awaitReady(Process process, URI ready, Path log, long begin) {
    while (!answers(ready)) {
      if (!process.isAlive()) {
        throw new BenchProblem("A server ended while starting.\n" + tail(log));
      }
      if (System.nanoTime() - begin > START.toNanos()) {
        throw new BenchProblem("A server is not ready after 4 minutes.\n" + tail(log));
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchProblem("Interrupted.", e);
      }
    }
  }

  private static boolean answers(URI ready) {
    try {
      return CLIENT
              .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int port() {
    return port;
  }

  /** From the start of the process to the first good answer. */
  Duration started() {
    return started;
  }

  /** Processor time that it has used so far; 0 where the system does not tell. */
  long processorNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Resident memory in megabytes; empty where the system does not tell. */
  OptionalLong residentMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Used heap in megabytes after a full collection: what the server really keeps. */
  OptionalLong keptHeapMegabytes() {
    command("GC.run");
    return Stream.of(command("GC.heap_info").split("\n", -1))
        .filter(line -> line.contains(" used "))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".* used (\\d+)K.*", "$1")) / 1024)
        .findFirst();
  }

  private String command(String name) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  name)
              .redirectErrorStream(true)
              .start();
      String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      jcmd.waitFor();
      return output;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  String logTail() {
    return tail(log);
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "See " + log;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BenchProblem("No free TCP port: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
