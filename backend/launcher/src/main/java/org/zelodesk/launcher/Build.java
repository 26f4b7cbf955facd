package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Builds what is older than its sources. A marker file written after a build carries its time;
 * folders count as sources too, because deleting a file changes only the folder.
 */
final class Build {

  private static final Set<String> NO_SOURCES =
      Set.of(
          "node_modules",
          "dist",
          "target",
          "test-results",
          "playwright-report",
          "screenshots",
          "tests",
          "test");

  private final Workspace workspace;
  private final Path logs;

  Build(Workspace workspace) {
    this.workspace = workspace;
    this.logs = workspace.cache("build");
  }

  /** The runnable backend, {@code quarkus-run.jar}. */
  Path backend(Consumer<String> progress) {
    Path folder = folder("backend");
    Path jar = folder.resolve("target/quarkus-app/quarkus-run.jar");
    List<Path> sources =
        List.of(
            workspace.root().resolve("pom.xml"),
            folder.resolve("pom.xml"),
            folder.resolve("src/main"));
    whenStale(
        "backend",
        jar,
        sources,
        () -> {
          progress.accept("building (log: " + relative(log("backend")) + ")");
          run(
              "backend",
              workspace.root(),
              Commands.maven(),
              "--batch-mode",
              "--no-transfer-progress",
              "-pl",
              "backend",
              "-am",
              "-DskipTests",
              "package");
        });
    return jar;
  }

  /** The jar of the bench; its libraries lie beside it in {@code lib}. */
  Path bench(Consumer<String> progress) {
    Path folder = folder("backend/bench");
    Path jar = folder.resolve("target/zelodesk-bench-" + Versions.product() + ".jar");
    whenStale(
        "bench",
        jar,
        List.of(
            workspace.root().resolve("pom.xml"),
            folder.resolve("pom.xml"),
            folder.resolve("src/main"),
            folder("backend/launcher").resolve("src/main")),
        () -> {
          progress.accept("building (log: " + relative(log("bench")) + ")");
          run(
              "bench",
              workspace.root(),
              Commands.maven(),
              "--batch-mode",
              "--no-transfer-progress",
              "-pl",
              "backend/bench",
              "-am",
              "-DskipTests",
              "package");
        });
    return jar;
  }

  /** The folder with the built SPA. */
  Path frontend(Consumer<String> progress) {
    Path folder = folder("frontend");
    dependencies(progress);
    Path page = folder.resolve("dist/index.html");
    whenStale(
        "frontend",
        page,
        List.of(folder, workspace.root().resolve("openapi")),
        () -> {
          progress.accept("building (log: " + relative(log("frontend")) + ")");
          run("frontend", folder, "npm", "run", "build");
        });
    return folder.resolve("dist");
  }

  /** Installs exactly what the lock file names. */
  void dependencies(Consumer<String> progress) {
    Path folder = folder("frontend");
    whenStale(
        "npm",
        folder.resolve("node_modules"),
        List.of(folder.resolve("package-lock.json")),
        () -> {
          progress.accept("installing its libraries (npm ci, the first time some minutes)");
          run("npm", folder, "npm", "ci", "--no-audit", "--no-fund");
        });
  }

  private void whenStale(String what, Path product, List<Path> sources, Runnable build) {
    Path marker = logs.resolve(what + ".built");
    try {
      if (Files.exists(product) && Files.exists(marker)) {
        FileTime built = Files.getLastModifiedTime(marker);
        if (newest(sources).compareTo(built) <= 0) {
          return;
        }
      }
      Files.deleteIfExists(marker);
      build.run();
      Files.writeString(marker, product + "\n");
    } catch (IOException e) {
      throw new LaunchProblem("Cannot build " + what + ": " + e.getMessage(), e);
    }
  }

  private void run(String what, Path folder, String... command) {
    Commands.run(
        new ProcessBuilder(command).directory(folder.toFile()),
        log(what),
        "The build of " + what + " failed");
  }

  private Path log(String what) {
    return logs.resolve(what + ".log");
  }

  private Path relative(Path file) {
    return workspace.root().relativize(file);
  }

  private Path folder(String name) {
    Path folder = workspace.root().resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new LaunchProblem("The folder " + folder + " is missing.");
    }
    return folder;
  }

  private static FileTime newest(List<Path> sources) throws IOException {
    FileTime[] newest = {FileTime.fromMillis(0)};
    for (Path source : sources) {
      if (!Files.exists(source)) {
        continue;
      }
      Files.walkFileTree(
          source,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (!folder.equals(source)
                  && NO_SOURCES.contains(
                      Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse(""))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              // The top folder changes whenever one of the products in it is written.
              if (!folder.equals(source)) {
                consider(attributes);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              consider(attributes);
              return FileVisitResult.CONTINUE;
            }

            private void consider(BasicFileAttributes attributes) {
              if (attributes.lastModifiedTime().compareTo(newest[0]) > 0) {
                newest[0] = attributes.lastModifiedTime();
              }
            }
          });
    }
    return newest[0];
  }
}
