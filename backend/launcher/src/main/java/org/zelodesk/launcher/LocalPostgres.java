package org.zelodesk.launcher;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own, started from binaries that come as a library. It listens on the loopback
 * interface only and holds one database, {@code zelodesk}, owned by the unprivileged role {@code
 * zelodesk}.
 *
 * <p>Layout of a durable data folder: {@code cluster} (the server's own files), {@code password}
 * (readable by its owner only), {@code postgres.log}, {@code ready} (the cluster was once started
 * to the end) and {@code lock}.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String NAME = "zelodesk";
  private static final String SUPERUSER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "200"),
          Map.entry("work_mem", "8MB"),
          Map.entry("maintenance_work_mem", "128MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("random_page_cost", "1.1"),
          // Compiling a query costs more than any of the product's short queries takes.
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  // The library starts the server with both off; a later -c outweighs its -F.
  private static final Map<String, String> DURABLE =
      Map.of(
          "fsync",
          "on",
          "synchronous_commit",
          "on",
          "full_page_writes",
          "on",
          // After a restart it reads again what it had in memory, so that no first search is slow.
          "shared_preload_libraries",
          "pg_prewarm");
  private static final Map<String, String> FAST =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
  private static final Map<String, String> SMALL =
      Map.of("shared_buffers", "256MB", "effective_cache_size", "1GB");

  private final EmbeddedPostgres server;
  private final Path cluster;
  private final String password;
  private final @Nullable FolderLock lock;

  private LocalPostgres(
      EmbeddedPostgres server, Path cluster, String password, @Nullable FolderLock lock) {
    this.server = server;
    this.cluster = cluster;
    this.password = password;
    this.lock = lock;
  }

  /**
   * Starts the server on a data folder whose content survives a stop, a kill and a power cut. An
   * earlier server that was left running on the folder is stopped first.
   *
   * @param dataDir created when missing
   * @param port TCP port, 0 for a free one
   * @throws LaunchProblem when the folder is in use, belongs to another major version, or the port
   *     is taken
   */
  public static LocalPostgres durable(Path dataDir, int port) {
    return durable(dataDir, port, Map.of());
  }

  /**
   * As {@link #durable(Path, int)}, with server settings that outweigh the usual ones.
   *
   * @param settings names and values of {@code postgresql.conf}; no spaces in a value
   */
  public static LocalPostgres durable(Path dataDir, int port, Map<String, String> settings) {
    Path folder = Workspace.create(dataDir.toAbsolutePath());
    try {
      FolderLock lock = FolderLock.tryOn(folder);
      if (lock == null) {
        throw new LaunchProblem(
            "Another Zelodesk uses the database in " + folder + ". Stop it first.");
      }
      try {
        return startDurable(folder, port, settings, lock);
      } catch (RuntimeException | IOException | SQLException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new LaunchProblem("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /**
   * Starts a server for tests: a new, empty folder, nothing waits for the disk, deleted when closed
   * or when the JVM ends.
   */
  public static LocalPostgres throwaway() {
    return throwaway(Map.of());
  }

  /** As {@link #throwaway()}, with server settings that outweigh the usual ones. */
  public static LocalPostgres throwaway(Map<String, String> settings) {
    // Below this folder the library itself removes what a killed JVM left behind.
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", UUID.randomUUID().toString());
    try {
      EmbeddedPostgres server =
          start(
              builder(folder, merged(EVERYWHERE, FAST, SMALL, settings))
                  .setLocaleConfig("locale-provider", "builtin"));
      var postgres = new LocalPostgres(server, folder, NAME, null);
      postgres.createRoleAndDatabase(Optional.empty());
      return postgres;
    } catch (IOException | SQLException e) {
      throw new LaunchProblem("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /** {@code jdbc:postgresql://127.0.0.1:<port>/zelodesk}, without credentials. */
  public String jdbcUrl() {
    return jdbcUrl(NAME);
  }

  public String user() {
    return NAME;
  }

  public String password() {
    return password;
  }

  public int port() {
    return server.getPort();
  }

  /** The server's main process, which is no child of this one. */
  ProcessHandle process() {
    return postmaster(cluster).orElseThrow();
  }

  @Override
  public void close() {
    try {
      server.close();
      if (lock != null) {
        // The library gives up after five seconds, which a checkpoint on a slow disk exceeds.
        stopLeftover(cluster);
        lock.close();
      }
    } catch (IOException e) {
      throw new LaunchProblem("PostgreSQL did not stop cleanly: " + e.getMessage(), e);
    }
  }

  private static LocalPostgres startDurable(
      Path folder, int port, Map<String, String> settings, FolderLock lock)
      throws IOException, SQLException {
    Path cluster = folder.resolve("cluster");
    Path ready = folder.resolve("ready");
    if (Files.exists(cluster) && !Files.exists(ready)) {
      setAside(cluster);
    }
    requireSameMajorVersion(cluster);
    stopLeftover(cluster);
    if (port != 0 && !Ports.isFree(port)) {
      throw new LaunchProblem(
          "Port " + port + ", meant for PostgreSQL, is taken by another program.");
    }
    Path passwordFile = folder.resolve("password");
    String password = passwordOf(passwordFile, Files.exists(cluster));
    Path logFile = folder.resolve("postgres.log");
    if (Files.exists(logFile)) {
      Files.move(
          logFile, folder.resolve("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(logFile.toFile());
    EmbeddedPostgres.Builder builder =
        builder(cluster, merged(EVERYWHERE, DURABLE, memory(machineMemory()), settings))
            .setPort(port)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setConnectConfig("password", password)
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    EmbeddedPostgres server;
    try {
      server = start(builder);
    } catch (IOException | RuntimeException e) {
      stopUnfinished(cluster);
      stopLeftover(cluster);
      throw new LaunchProblem("PostgreSQL did not start. " + Commands.excerpt(logFile), e);
    }
    var postgres = new LocalPostgres(server, cluster, password, lock);
    if (!Files.exists(ready)) {
      postgres.createRoleAndDatabase(Optional.of(password));
      Files.createFile(ready);
    }
    return postgres;
  }

  private static EmbeddedPostgres.Builder builder(Path cluster, Map<String, String> settings) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setOverrideWorkingDirectory(binaries().toFile())
            .setPGStartupWait(START)
            .setLocaleConfig("locale", isMac() ? "en_US.UTF-8" : "C.UTF-8")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    settings.forEach(builder::setServerConfig);
    return builder;
  }

  /**
   * The library never repairs binaries whose unpacking was cut short, so it must not be left with
   * any; and two JVMs that unpack at once disturb each other.
   */
  private static synchronized EmbeddedPostgres start(EmbeddedPostgres.Builder builder)
      throws IOException {
    Path binaries = binaries();
    if (unpacked(binaries, true).isPresent()) {
      return builder.start();
    }
    try (FolderLock unpacking = FolderLock.waitFor(binaries)) {
      for (Path unfinished : unpacked(binaries, false).stream().toList()) {
        Folders.delete(unfinished);
      }
      return builder.start();
    }
  }

  private static Path binaries() {
    return Workspace.here().cache("postgresql");
  }

  private static Optional<Path> unpacked(Path binaries, boolean whole) throws IOException {
    try (Stream<Path> folders = Files.list(binaries)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> Files.exists(folder.resolve(".exists")) == whole)
          .findFirst();
    }
  }

  /** Unfinished does not mean worthless to somebody who copied it here, so it is kept once. */
  private static void setAside(Path cluster) throws IOException {
    stopLeftover(cluster);
    Path aside = cluster.resolveSibling("cluster.unfinished");
    Folders.delete(aside);
    Files.move(cluster, aside, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void requireSameMajorVersion(Path cluster) throws IOException {
    Path file = cluster.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    String found = Files.readString(file).strip();
    String wanted = Versions.postgresMajor();
    if (!found.equals(wanted)) {
      throw new LaunchProblem(
          "The database in %s is of PostgreSQL %s, this version of Zelodesk brings %s. See \"Upgrade\" in docs/operations.md."
              .formatted(cluster, found, wanted));
    }
  }

  private static String passwordOf(Path file, boolean needed) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (needed) {
      throw new LaunchProblem("The password file " + file + " of the database is missing.");
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, password + "\n");
    return password;
  }

  /**
   * Stops the server that an earlier, killed start left on the cluster, and removes a pid file
   * whose number now belongs to some other program: the server itself would refuse to start over
   * it.
   */
  private static void stopLeftover(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> leftover = postmaster(cluster);
    if (leftover.isPresent()) {
      ProcessHandle process = leftover.get();
      List<ProcessHandle> family = Stream.concat(process.children(), Stream.of(process)).toList();
      // SIGINT is PostgreSQL's "fast" shutdown: it ends the sessions and writes a checkpoint.
      Processes.interrupt(process);
      if (!Processes.ended(family, STOP)) {
        family.forEach(ProcessHandle::destroyForcibly);
        Processes.ended(family, STOP);
      }
    } else if (Files.exists(pidFile)) {
      waitForOrphans(Files.readAllLines(pidFile));
    }
    Files.deleteIfExists(pidFile);
  }

  /**
   * An interrupted start leaves its {@code initdb} at work on the folder; it is ended with its
   * children.
   */
  private static void stopUnfinished(Path cluster) {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(cluster.toString()))
        .forEach(child -> Processes.stopTree(child, STOP));
  }

  /** The process named in the cluster's pid file, if it lives and is a PostgreSQL. */
  private static Optional<ProcessHandle> postmaster(Path cluster) {
    try {
      long pid =
          Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * When the main process was killed, its children live on for a moment and hold the shared memory,
   * on which a new server gives up. Linux tells how many still do.
   */
  private static void waitForOrphans(List<String> pidFile) throws IOException {
    Path segments = Path.of("/proc/sysvipc/shm");
    if (pidFile.size() < 7 || !Files.exists(segments)) {
      return;
    }
    String[] keyAndId = pidFile.get(6).strip().split("\\s+", -1);
    String id = keyAndId[keyAndId.length - 1];
    long deadline = System.nanoTime() + STOP.toNanos();
    while (System.nanoTime() < deadline
        && Files.readAllLines(segments).stream()
            .map(line -> line.strip().split("\\s+", -1))
            .anyMatch(columns -> columns[1].equals(id) && !columns[6].equals("0"))) {
      Clocks.pause(Duration.ofMillis(50));
    }
  }

  private void createRoleAndDatabase(Optional<String> rolePassword) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, rolePassword.orElse(""));
        Statement statement = connection.createStatement()) {
      // A start that was cut short here is set aside as a whole, so nothing exists yet.
      statement.execute(
          "create role zelodesk login" + rolePassword.map(p -> " password '" + p + "'").orElse(""));
      statement.execute("create database zelodesk owner zelodesk");
    }
  }

  /** The value of a server setting, as {@code SHOW} prints it. */
  String show(String setting) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  @SafeVarargs
  private static Map<String, String> merged(Map<String, String>... settings) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map<String, String> some : settings) {
      all.putAll(some);
    }
    return all;
  }

  /**
   * What PostgreSQL's manual proposes: a quarter of the memory for pages of its own, and the belief
   * that half of it holds pages. Memory is taken only as pages are read, so a small desk stays
   * small.
   *
   * @param bytes the machine's memory
   */
  static Map<String, String> memory(long bytes) {
    long megabytes = bytes / (1024 * 1024);
    long shared = Math.clamp(megabytes / 4, 256, 8 * 1024);
    long expected = Math.max(megabytes / 2, 1024);
    return Map.of("shared_buffers", shared + "MB", "effective_cache_size", expected + "MB");
  }

  /** Within a container, what it may use. */
  private static long machineMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").startsWith("Mac");
  }
}
