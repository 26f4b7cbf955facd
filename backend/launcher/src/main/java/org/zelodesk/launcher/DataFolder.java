package org.zelodesk.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What one installation on this machine keeps: {@code postgres}, {@code attachments}, {@code logs},
 * secrets, and {@code running.json} while it runs. One launcher at a time holds it.
 */
final class DataFolder implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FolderLock lock;
  private final List<Part> parts = new ArrayList<>();

  private DataFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** A process that a launcher started; pid and start time together name it for ever. */
  record Part(long pid, long startedAtMs) {

    static Part of(ProcessHandle process) {
      return new Part(process.pid(), startOf(process));
    }

    Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(p -> p.isAlive() && startOf(p) == startedAtMs);
    }

    private static long startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
  }

  /** What the other commands of {@code zelo} need to know about the one that runs. */
  record Running(
      String origin,
      String tokenEndpoint,
      String jdbcUrl,
      String databaseUser,
      int backendPort,
      List<Part> parts) {}

  /**
   * Takes the folder, and stops what a killed launcher left running on it.
   *
   * @throws LaunchProblem when another launcher holds it
   */
  static DataFolder open(Path folder) {
    Path absolute = Workspace.create(folder.toAbsolutePath().normalize());
    try {
      FolderLock lock = FolderLock.tryOn(absolute);
      if (lock == null) {
        String where = running(absolute).map(running -> " at " + running.origin()).orElse("");
        throw new LaunchProblem(
            "Zelodesk already runs on the data folder %s%s. Stop it, or choose another folder with --data."
                .formatted(absolute, where));
      }
      var data = new DataFolder(absolute, lock);
      data.stopLeftovers();
      return data;
    } catch (IOException e) {
      throw new LaunchProblem(
          "The data folder " + absolute + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** What runs on a folder, if anything does. */
  static Optional<Running> running(Path folder) {
    try {
      Path file = folder.resolve("running.json");
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), Running.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** A new, empty log of a part; the one of the start before is kept beside it. */
  Path log(String part) throws IOException {
    Path log = Workspace.create(folder.resolve("logs")).resolve(part + ".log");
    if (Files.exists(log)) {
      Files.move(
          log, log.resolveSibling(part + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  /** A secret of this folder, made at first use. */
  String secret(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }
    return Files.readString(file).strip();
  }

  /** Remembers a process, so that the next start can end it if this launcher is killed. */
  synchronized void remember(ProcessHandle process) throws IOException {
    parts.add(Part.of(process));
    write(new Running("", "", "", "", 0, parts));
  }

  synchronized void announce(
      String origin, String tokenEndpoint, String jdbcUrl, String databaseUser, int backendPort)
      throws IOException {
    write(new Running(origin, tokenEndpoint, jdbcUrl, databaseUser, backendPort, parts));
  }

  private void write(Running running) throws IOException {
    Path part = folder.resolve("running.json.part");
    JSON.writeValue(part.toFile(), running);
    Files.move(part, folder.resolve("running.json"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void stopLeftovers() throws IOException {
    running(folder)
        .ifPresent(
            left ->
                left.parts().stream()
                    .flatMap(part -> part.process().stream())
                    .forEach(process -> Processes.stopTree(process, Duration.ofSeconds(10))));
    Files.deleteIfExists(folder.resolve("running.json"));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve("running.json"));
      lock.close();
    } catch (IOException e) {
      throw new LaunchProblem(
          "The data folder " + folder + " could not be released: " + e.getMessage(), e);
    }
  }
}
