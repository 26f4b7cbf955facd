package org.zelodesk.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All parts of one Zelodesk on this machine. They are built and started side by side, as far as one
 * does not need the other; when one ends, all do.
 */
final class Installation implements AutoCloseable {

  private static final long ENOUGH_BYTES = 1L << 30;

  private final Options options;
  private final Console console;
  private final DataFolder data;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private boolean closing;

  private Installation(Options options, Console console, DataFolder data) {
    this.options = options;
    this.console = console;
    this.data = data;
  }

  /**
   * What to start.
   *
   * @param database null for an embedded one in the data folder
   * @param provider null for a Keycloak on this machine
   * @param backendJar null to build it when it is stale
   * @param spa the folder of a built SPA, null to build it when it is stale
   * @param demoLarge number of cases of a large demo, 0 for the usual one
   */
  record Options(
      int port,
      Path data,
      @Nullable Database database,
      @Nullable Provider provider,
      @Nullable Path backendJar,
      @Nullable Path spa,
      boolean demo,
      int demoLarge) {

    String origin() {
      return "http://localhost:" + port;
    }
  }

  /** An OpenID provider that is there already. */
  record Provider(String issuer, String client) {}

  /**
   * Starts everything and returns when the whole answers.
   *
   * @throws LaunchProblem after stopping what had been started
   */
  static Installation start(Options options, Console console) {
    if (!Ports.isFree(options.port())) {
      throw new LaunchProblem(Ports.taken(options.port()));
    }
    Installation installation = prepare(options, console);
    try {
      installation.run();
      return installation;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  /**
   * Holds the data folder; {@link #run()} is to follow, {@link #close()} may come at any time from
   * any thread.
   */
  static Installation prepare(Options options, Console console) {
    Workspace.create(options.data());
    requireSpace(options.data());
    return new Installation(options, console, DataFolder.open(options.data()));
  }

  void run() {
    Workspace workspace = Workspace.here();
    Build build = new Build(workspace);
    int backendPort = Ports.free();
    CompletableFuture<Path> spa =
        async(
            () ->
                options.spa() != null
                    ? options.spa()
                    : build.frontend(step -> console.step("frontend", step)));
    CompletableFuture<Path> jar =
        async(
            () ->
                options.backendJar() != null
                    ? options.backendJar()
                    : build.backend(step -> console.step("backend", step)));
    CompletableFuture<Database> database = async(this::database);
    CompletableFuture<@Nullable LocalKeycloak> keycloak =
        options.provider() != null
            ? CompletableFuture.completedFuture(null)
            : async(() -> keycloak(database.join()));
    CompletableFuture<?> login = async(() -> awaitKeycloak(keycloak.join()));
    CompletableFuture<?> backend =
        async(() -> backend(jar.join(), backendPort, database.join(), keycloak.join()));
    CompletableFuture<?> gateway = async(() -> gateway(spa.join(), backendPort, keycloak.join()));
    CompletableFuture<?> all =
        CompletableFuture.allOf(spa, jar, database, keycloak, login, backend, gateway);
    // The first failure counts; the others are its consequences.
    for (CompletableFuture<?> part :
        List.of(spa, jar, database, keycloak, login, backend, gateway)) {
      CompletableFuture<?> unused =
          part.whenComplete(
              (value, problem) -> {
                if (problem != null) {
                  all.completeExceptionally(problem);
                }
              });
    }
    try {
      all.join();
      Database used = database.join();
      data.announce(options.origin(), tokenEndpoint(), used.jdbcUrl(), used.user(), backendPort);
    } catch (CompletionException e) {
      throw cause(e) instanceof LaunchProblem problem
          ? problem
          : new LaunchProblem("The start failed: " + cause(e), e);
    } catch (IOException e) {
      throw new LaunchProblem("The start failed: " + e.getMessage(), e);
    }
  }

  /**
   * Starts only the database and a backend that fills it, and returns when that is done.
   *
   * @throws LaunchProblem when the start fails
   */
  void seed() {
    Build build = new Build(Workspace.here());
    Path jar =
        options.backendJar() != null
            ? options.backendJar()
            : build.backend(step -> console.step("backend", step));
    Backend unused = backend(jar, Ports.free(), database(), null);
  }

  /** Where the API is, for programs. */
  String api() {
    return options.origin() + "/api/v1";
  }

  /** An access token of a demo account. */
  String token(String account) {
    return Tokens.ofDemoAccount(URI.create(tokenEndpoint()), account);
  }

  private String tokenEndpoint() {
    return issuer() + "/protocol/openid-connect/token";
  }

  /** Completes with the name of the first part that ended by itself. */
  CompletableFuture<String> ended() {
    return ended;
  }

  DataFolder data() {
    return data;
  }

  /** Stops all that was started, the last first; also while a start is under way. */
  @Override
  public void close() {
    synchronized (started) {
      if (closing) {
        return;
      }
      closing = true;
    }
    workers.shutdownNow();
    closeStarted();
    try {
      // A part that was just being started closes itself when it finds us closing.
      if (!workers.awaitTermination(60, TimeUnit.SECONDS)) {
        console.say("zelo: a part does not stop.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    data.close();
  }

  private void closeStarted() {
    while (true) {
      AutoCloseable part;
      synchronized (started) {
        part = started.pollLast();
      }
      if (part == null) {
        return;
      }
      try {
        part.close();
      } catch (Exception e) {
        console.say("zelo: " + e.getMessage());
      }
    }
  }

  private <T> CompletableFuture<T> async(Supplier<T> start) {
    return CompletableFuture.supplyAsync(start, workers);
  }

  private static Throwable cause(Throwable problem) {
    Throwable cause = problem;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private Database database() {
    if (options.database() != null) {
      console.step("database", "existing, " + options.database().jdbcUrl());
      return options.database();
    }
    console.step("database", "starting");
    LocalPostgres postgres = own(LocalPostgres.durable(data.path("postgres"), 0));
    watch("The database", postgres.process());
    console.step("database", "ready on port " + postgres.port());
    return new Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private LocalKeycloak keycloak(Database database) {
    try {
      var settings =
          new LocalKeycloak.Settings(
              database,
              Ports.free(),
              URI.create(options.origin()),
              data.secret("keycloak-operator"),
              data.log("keycloak"),
              true);
      LocalKeycloak keycloak =
          own(LocalKeycloak.launch(settings, step -> console.step("Keycloak", step)));
      watch("Keycloak", keycloak.process());
      data.remember(keycloak.process());
      return keycloak;
    } catch (IOException e) {
      throw new LaunchProblem("Keycloak did not start: " + e.getMessage(), e);
    }
  }

  private @Nullable LocalKeycloak awaitKeycloak(@Nullable LocalKeycloak keycloak) {
    if (keycloak != null) {
      keycloak.awaitRealm();
      console.step("Keycloak", "ready");
    }
    return keycloak;
  }

  private Backend backend(Path jar, int port, Database database, @Nullable LocalKeycloak keycloak) {
    try {
      console.step("backend", "starting");
      Backend backend =
          own(Backend.launch(jar, port, environment(database, keycloak), data.log("backend")));
      watch("The backend", backend.process());
      data.remember(backend.process());
      backend.awaitReady(step -> console.step("backend", step));
      console.step("backend", "ready");
      return backend;
    } catch (IOException e) {
      throw new LaunchProblem("The backend did not start: " + e.getMessage(), e);
    }
  }

  private Gateway gateway(Path spa, int backendPort, @Nullable LocalKeycloak keycloak) {
    return own(
        Gateway.start(
            new Gateway.Settings(
                options.port(),
                spa,
                backendPort,
                keycloak == null ? null : keycloak.port(),
                issuer(),
                options.provider() == null ? "zelodesk-spa" : options.provider().client())));
  }

  private String issuer() {
    return options.provider() == null
        ? options.origin() + "/auth/realms/zelodesk"
        : options.provider().issuer();
  }

  private Map<String, String> environment(Database database, @Nullable LocalKeycloak keycloak) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    environment.put("ZELODESK_WEB_ORIGIN", options.origin());
    environment.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer());
    environment.put(
        "QUARKUS_OIDC_AUTH_SERVER_URL", keycloak == null ? issuer() : keycloak.internalRealmUrl());
    if (keycloak != null) {
      environment.put("ZELODESK_ACCOUNTS", "keycloak");
      environment.put("ZELODESK_ACCOUNTS_KEYCLOAK_URL", keycloak.internalUrl());
      environment.put("ZELODESK_ACCOUNTS_KEYCLOAK_CLIENT_SECRET", "zelodesk-backend-local");
    }
    environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    environment.put("QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST", "true");
    environment.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1");
    environment.put(
        "ZELODESK_ATTACHMENTS_FOLDER", Workspace.create(data.path("attachments")).toString());
    environment.put("ZELODESK_DEMO", Boolean.toString(options.demo()));
    environment.put("ZELODESK_DEMO_LARGE", Integer.toString(options.demoLarge()));
    return environment;
  }

  /** Takes responsibility for a part; when we are closing already, it is closed at once. */
  private <T extends AutoCloseable> T own(T part) {
    synchronized (started) {
      started.addLast(part);
      if (!closing) {
        return part;
      }
    }
    closeStarted();
    throw new LaunchProblem("Stopped while starting.");
  }

  private void watch(String part, ProcessHandle process) {
    CompletableFuture<Boolean> unused =
        process.onExit().thenApply(exited -> !isClosing() && ended.complete(part));
  }

  /** Whether {@link #close()} was called. */
  boolean isClosing() {
    synchronized (started) {
      return closing;
    }
  }

  private static void requireSpace(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < ENOUGH_BYTES) {
        throw new LaunchProblem(
            "Only %d MB are free on the disk of %s; Zelodesk needs 1 GB to start safely. Free some, or choose another folder with --data."
                .formatted(free >> 20, folder));
      }
    } catch (IOException e) {
      throw new LaunchProblem(
          "The data folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }
}
