package org.zelodesk.reliability;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zelodesk.launcher.LocalPostgres;
import org.zelodesk.testing.Tokens;

/** The packaged backend as a process of its own, as it runs in production. */
record BackendProcess(Process process, int port) {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration START = Duration.ofSeconds(120);

  /**
   * @param port 0 for any
   */
  static BackendProcess start(LocalPostgres postgres, int port, Path log)
      throws IOException, InterruptedException {
    return start(postgres, port, log, List.of());
  }

  /**
   * @param port 0 for any
   * @param wrapper a command that runs the command which follows it
   * @param settings of the backend, as options of the JVM
   */
  static BackendProcess start(
      LocalPostgres postgres, int port, Path log, List<String> wrapper, String... settings)
      throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is missing: mvn package makes it");
    }
    int chosen = port == 0 ? free() : port;
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-Dquarkus.http.port=" + chosen,
            "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
            "-Dquarkus.datasource.username=" + postgres.user(),
            "-Dquarkus.datasource.password=" + postgres.password(),
            "-Dquarkus.oidc.public-key=" + Base64.getEncoder().encodeToString(Tokens.publicKey()),
            "-Dquarkus.oidc.token.issuer=" + Tokens.ISSUER,
            "-Dquarkus.log.level=WARN",
            "-Dzelodesk.attachments.folder=" + log.resolveSibling("attachments")));
    command.addAll(List.of(settings));
    command.addAll(List.of("-jar", JAR.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BackendProcess backend = new BackendProcess(process, chosen);
    backend.awaitReady(log);
    return backend;
  }

  /** SIGKILL: no hook runs, no buffer is flushed. */
  /** Stops it where it stands, with whatever it holds. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on as if nothing had been. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("kill -" + name + " ended with " + status);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    HttpRequest probe =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        try {
          if (client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          if (!process.isAlive()) {
            throw new IllegalStateException("the backend ended: " + Files.readString(log), notYet);
          }
        }
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("the backend is not ready: " + Files.readString(log));
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
