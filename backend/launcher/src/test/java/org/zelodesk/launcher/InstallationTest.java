package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole with a stand-in for the backend and an OpenID provider that is elsewhere. */
@Timeout(120)
class InstallationTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
  private Path spa;

  @BeforeEach
  void page() throws IOException {
    spa = Files.createDirectory(folder.resolve("spa"));
    Files.writeString(spa.resolve("index.html"), "<title>Zelodesk</title>");
  }

  @Test
  void everythingAnswersAtOneOriginAndEndsTogether() throws Exception {
    Path jar = StandInBackend.jar(folder);
    Installation.Options options = options(jar);
    List<ProcessHandle> processes;
    try (Installation running = Installation.start(options, console)) {
      assertThat(get(options, "/")).contains("<title>Zelodesk</title>");
      assertThat(get(options, "/api/v1/environment"))
          .isEqualTo("https://id.example/realms/desk true");
      DataFolder.Running announced = DataFolder.running(options.data()).orElseThrow();
      assertThat(announced.origin()).isEqualTo(options.origin());
      processes = announced.parts().stream().flatMap(part -> part.process().stream()).toList();
      assertThat(processes).hasSize(1);
      Installation.Options another = options(jar);
      assertThatThrownBy(() -> Installation.start(another, console))
          .isInstanceOf(LaunchProblem.class)
          .hasMessageContaining("already runs on the data folder")
          .hasMessageContaining(options.origin());
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(options.data().resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    assertThat(DataFolder.running(options.data())).isEmpty();
    assertThat(Ports.isFree(options.port())).isTrue();
  }

  @Test
  void partThatEndsByItselfIsNamed() throws Exception {
    Installation.Options options = options(StandInBackend.jar(folder));
    try (Installation running = Installation.start(options, console)) {
      assertThat(running.ended()).isNotDone();
      DataFolder.running(options.data())
          .orElseThrow()
          .parts()
          .forEach(part -> part.process().orElseThrow().destroyForcibly());
      assertThat(running.ended().get(20, TimeUnit.SECONDS)).isEqualTo("The backend");
    }
  }

  @Test
  void backendThatDoesNotStartIsReportedAndTheRestStops() throws Exception {
    Path broken = folder.resolve("broken.jar");
    Files.writeString(broken, "no jar");
    Installation.Options options = options(broken);
    assertThatThrownBy(() -> Installation.start(options, console))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageContaining("The backend ended while starting")
        .hasMessageContaining("Invalid or corrupt jarfile");
    assertThat(options.data().resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    assertThat(Ports.isFree(options.port())).isTrue();
  }

  @Test
  void stopWhileStartingLeavesNothingBehind() throws Exception {
    Installation.Options options = options(StandInBackend.jar(folder));
    Installation installation = Installation.prepare(options, console);
    Thread start = Thread.ofVirtual().start(() -> assertThatThrownBy(installation::run));
    await().until(() -> out.toString(StandardCharsets.UTF_8).contains("starting"));
    installation.close();
    assertThat(start.join(Duration.ofSeconds(20))).isTrue();
    assertThat(options.data().resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    try (DataFolder free = DataFolder.open(options.data())) {
      assertThat(free.path("postgres")).exists();
    }
  }

  @Test
  void processLeftByAKilledLauncherIsEnded() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Process leftover = new ProcessBuilder("sleep", "600").start();
    DataFolder.Part part = DataFolder.Part.of(leftover.toHandle());
    Files.writeString(
        data.resolve("running.json"),
        """
        {"origin":"","tokenEndpoint":"","jdbcUrl":"","databaseUser":"","backendPort":0,
         "parts":[{"pid":%d,"startedAtMs":%d},{"pid":%d,"startedAtMs":1}]}
        """
            .formatted(part.pid(), part.startedAtMs(), ProcessHandle.current().pid()));
    DataFolder.open(data).close();
    assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void takenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Installation.Options options = options(StandInBackend.jar(folder));
      var same =
          new Installation.Options(
              taken.getLocalPort(),
              options.data(),
              null,
              options.provider(),
              options.backendJar(),
              spa,
              true,
              0);
      assertThatThrownBy(() -> Installation.start(same, console))
          .isInstanceOf(LaunchProblem.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
      assertThat(options.data()).doesNotExist();
    }
  }

  private Installation.Options options(Path backendJar) {
    return new Installation.Options(
        Ports.free(),
        folder.resolve("data"),
        null,
        new Installation.Provider("https://id.example/realms/desk", "zelodesk"),
        backendJar,
        spa,
        true,
        0);
  }

  private static String get(Installation.Options options, String path) throws IOException {
    return Http.send(HttpRequest.newBuilder(URI.create(options.origin() + path))).body();
  }
}
