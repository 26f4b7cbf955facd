package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zelodesk.launcher.LocalPostgres;
import org.zelodesk.testing.Tokens;

/**
 * A packaged backend whose attachments, and temporary files, lie on a disk of a few megabytes that
 * is really full at some point. Only Linux gives such a disk to anybody who asks.
 */
class FullDiskIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = Tokens.of("disk-agent", "agent");
  private static final int MEGABYTE = 1 << 20;

  /** Mounts the disk where only this process and its children see it. */
  private static final List<String> UNSHARE =
      List.of("unshare", "--map-root-user", "--mount", "sh", "-c");

  @Test
  void aFullDiskTakesNoFileAndKeepsNothingHalf(@TempDir Path folder) throws Exception {
    assumeTrue(isDiskToBeHad(folder), "no user namespaces on this machine");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String mount =
        "mount -t tmpfs -o size=8m tmpfs '%1$s' && mkdir '%1$s/tmp' && exec \"$0\" \"$@\""
            .formatted(disk);
    List<String> wrapper = Stream.concat(UNSHARE.stream(), Stream.of(mount)).toList();
    try (LocalPostgres postgres = LocalPostgres.throwaway();
        HttpClient client = HttpClient.newHttpClient()) {
      BackendProcess backend =
          BackendProcess.start(
              postgres,
              0,
              folder.resolve("backend.log"),
              wrapper,
              "-Dzelodesk.attachments.folder=" + disk.resolve("attachments"),
              "-Dzelodesk.attachments.keep-free=0",
              "-Djava.io.tmpdir=" + disk.resolve("tmp"));
      try {
        Path seen =
            Path.of("/proc/" + backend.process().pid() + "/root")
                .resolve(disk.toString().substring(1));
        fill(client, backend, postgres, seen);
      } finally {
        backend.kill();
      }
    }
  }

  private static void fill(
      HttpClient client, BackendProcess backend, LocalPostgres postgres, Path disk)
      throws Exception {
    long first = 0;
    int kept = 0;
    HttpResponse<String> answer = upload(client, backend, 3 * MEGABYTE);
    while (answer.statusCode() == 201) {
      first = first == 0 ? JSON.readTree(answer.body()).path("id").asLong() : first;
      kept++;
      assertThat(kept).isLessThan(3);
      answer = upload(client, backend, 3 * MEGABYTE);
    }
    assertThat(kept).isEqualTo(2);
    isFull(answer);
    isFull(form(client, backend, 3 * MEGABYTE));
    long expected = kept;
    // What a form left in the temporary files is removed after its answer.
    Awaitility.await().untilAsserted(() -> assertThat(files(disk)).hasSize((int) expected));
    assertThat(count(postgres, "select count(*) from attachments")).isEqualTo(kept);
    assertThat(count(postgres, "select count(*) from stray_blobs")).isZero();

    post(client, backend, "/api/v1/attachments/" + first + "/redaction", "application/json", "");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> upload(client, backend, 3 * MEGABYTE).statusCode() == 201);
  }

  private static void isFull(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo("storage_full");
    assertThat(problem.path("detail").asText()).contains("no room");
  }

  private static HttpResponse<String> upload(HttpClient client, BackendProcess backend, int size)
      throws Exception {
    return send(
        client,
        backend,
        "/api/v1/attachments?fileName=big.bin",
        "application/octet-stream",
        HttpRequest.BodyPublishers.ofByteArray(new byte[size]));
  }

  private static HttpResponse<String> form(HttpClient client, BackendProcess backend, int size)
      throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.bin\"\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(new byte[size]);
    form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return send(
        client,
        backend,
        "/api/v1/attachments",
        "multipart/form-data; boundary=x",
        HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
  }

  private static void post(
      HttpClient client, BackendProcess backend, String path, String mediaType, String body)
      throws Exception {
    HttpResponse<String> answer =
        send(client, backend, path, mediaType, HttpRequest.BodyPublishers.ofString(body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static HttpResponse<String> send(
      HttpClient client,
      BackendProcess backend,
      String path,
      String mediaType,
      HttpRequest.BodyPublisher body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + backend.port() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", mediaType)
            .POST(body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<Path> files(Path disk) throws IOException {
    try (Stream<Path> all = Files.walk(disk)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("hsperf"))
          .toList();
    }
  }

  private static long count(LocalPostgres postgres, String query) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean isDiskToBeHad(Path folder) throws InterruptedException {
    try {
      return new ProcessBuilder(
                  Stream.concat(
                          UNSHARE.stream(), Stream.of("mount -t tmpfs -o size=1m tmpfs " + folder))
                      .toList())
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
