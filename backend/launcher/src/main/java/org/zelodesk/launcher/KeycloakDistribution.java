package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keycloak's own distribution, fetched through Maven (and so through its mirrors and proxies),
 * unpacked and built once for the options below. Built, it is only read: any number of servers may
 * run from it.
 */
final class KeycloakDistribution {

  private static final List<String> BUILD =
      List.of(
          "build",
          "--db=postgres",
          "--http-relative-path=/auth",
          "--health-enabled=false",
          "--metrics-enabled=false");

  private KeycloakDistribution() {}

  /**
   * The home folder of the built distribution; the first call takes a minute and 180 MB of
   * download.
   */
  static synchronized Path prepare(Workspace workspace, Consumer<String> progress) {
    Path cache = workspace.cache("keycloak");
    Path home = cache.resolve("keycloak-" + Versions.keycloak());
    Path built = home.resolve("zelodesk-built");
    if (Files.exists(built)) {
      return home;
    }
    try (FolderLock ignored = FolderLock.waitFor(cache)) {
      if (!Files.exists(built)) {
        unpack(cache, home, progress);
        progress.accept("building it once");
        Path log = cache.resolve("build.log");
        ProcessBuilder build = new ProcessBuilder(command(home, BUILD)).directory(home.toFile());
        Commands.run(build, log, "Keycloak could not be built");
        Files.writeString(built, String.join(" ", BUILD) + "\n");
      }
      return home;
    } catch (IOException e) {
      throw new LaunchProblem("Keycloak could not be unpacked: " + e.getMessage(), e);
    }
  }

  static List<String> command(Path home, List<String> arguments) {
    String script = home.resolve("bin").resolve("kc.sh").toString();
    return Stream.concat(Stream.of("sh", script), arguments.stream()).toList();
  }

  private static void unpack(Path cache, Path home, Consumer<String> progress) throws IOException {
    progress.accept("fetching Keycloak " + Versions.keycloak() + " (180 MB, once)");
    // What an earlier start left half unpacked goes.
    Folders.delete(home);
    Path part = cache.resolve("part");
    Folders.delete(part);
    Workspace.create(part);
    ProcessBuilder maven =
        new ProcessBuilder(
                Commands.maven(),
                "--batch-mode",
                "--no-transfer-progress",
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack",
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + Versions.keycloak() + ":zip",
                "-DoutputDirectory=" + part)
            .directory(part.toFile());
    Commands.run(maven, cache.resolve("unpack.log"), "Keycloak could not be fetched");
    Files.move(part.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(part);
  }
}
