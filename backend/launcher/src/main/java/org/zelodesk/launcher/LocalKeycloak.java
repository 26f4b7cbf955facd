package org.zelodesk.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The real Keycloak with the realm of {@code docker/keycloak/zelodesk-realm.json}, on the loopback
 * interface. It keeps its tables in the schema {@code keycloak} of the given database, so that one
 * backup holds both.
 */
public final class LocalKeycloak implements AutoCloseable {

  /** The password of every demo account; see docker/keycloak/README.md. */
  public static final String DEMO_PASSWORD = "zelodesk-demo";

  // Generous: the first start on a busy machine migrates and imports. A process that ends is seen
  // at once.
  private static final Duration START = Duration.ofMinutes(15);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final String OPERATOR = "zelodesk-launcher";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Settings settings;

  private LocalKeycloak(Process process, Settings settings) {
    this.process = process;
    this.settings = settings;
  }

  /**
   * How to start it.
   *
   * @param port TCP port on 127.0.0.1
   * @param origin the origin under which browsers reach it at {@code /auth}
   * @param operatorSecret lets the launcher adapt the realm to another origin; the same at every
   *     start on one database
   * @param log receives its output
   * @param demoAccounts whether the demo accounts of a newly imported realm may log in
   */
  record Settings(
      Database database,
      int port,
      URI origin,
      String operatorSecret,
      Path log,
      boolean demoAccounts) {

    URI internal(String path) {
      return URI.create("http://127.0.0.1:" + port + "/auth" + path);
    }

    String issuer() {
      return origin + "/auth/realms/zelodesk";
    }
  }

  /** Starts it for a test on a free port of its own, without a gateway in front. */
  public static LocalKeycloak start(LocalPostgres postgres) {
    try {
      int port = Ports.free();
      var settings =
          new Settings(
              new Database(postgres.jdbcUrl(), postgres.user(), postgres.password()),
              port,
              URI.create("http://localhost:" + port),
              OPERATOR,
              Files.createTempFile("zelodesk-keycloak", ".log"),
              true);
      return start(settings, step -> {});
    } catch (IOException e) {
      throw new LaunchProblem("Keycloak did not start: " + e.getMessage(), e);
    }
  }

  /** Starts it and returns when the realm answers, whatever its log says. */
  static LocalKeycloak start(Settings settings, Consumer<String> progress) {
    LocalKeycloak keycloak = launch(settings, progress);
    try {
      keycloak.awaitRealm();
      return keycloak;
    } catch (RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  /** Starts the process only; {@link #awaitRealm()} is to follow. */
  static LocalKeycloak launch(Settings settings, Consumer<String> progress) {
    Workspace workspace = Workspace.here();
    Path home = KeycloakDistribution.prepare(workspace, progress);
    progress.accept("starting");
    try {
      createSchema(settings.database());
      Path realms = Workspace.create(home.resolve("data").resolve("import"));
      Path part = Files.createTempFile(home.resolve("data"), "realm", ".part");
      Files.copy(
          workspace.root().resolve("docker/keycloak/zelodesk-realm.json"),
          part,
          StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, realms.resolve("zelodesk-realm.json"), StandardCopyOption.ATOMIC_MOVE);
      ProcessBuilder command =
          new ProcessBuilder(
                  KeycloakDistribution.command(
                      home, List.of("start", "--optimized", "--import-realm")))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
      command.environment().put("JAVA_HOME", System.getProperty("java.home"));
      command.environment().putAll(environment(settings, home.resolveSibling("classes.jsa")));
      return new LocalKeycloak(command.start(), settings);
    } catch (IOException | SQLException e) {
      throw new LaunchProblem("Keycloak did not start: " + e.getMessage(), e);
    }
  }

  /** Waits until the realm is served and knows the origin. */
  void awaitRealm() {
    URI discovery = settings.internal("/realms/zelodesk/.well-known/openid-configuration");
    long deadline = System.nanoTime() + START.toNanos();
    while (!Http.answers(discovery) || !admitsOrigin()) {
      if (!process.isAlive()) {
        throw new LaunchProblem(
            "Keycloak ended while starting. " + Commands.excerpt(settings.log()));
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchProblem("Keycloak does not answer. " + Commands.excerpt(settings.log()));
      }
      Clocks.pause(Duration.ofMillis(100));
    }
  }

  /** False when it gave no answer in time: right after its start, on a busy machine, it may not. */
  private boolean admitsOrigin() {
    try {
      admitOrigin();
      return true;
    } catch (IOException noAnswer) {
      return false;
    }
  }

  /** The {@code iss} of its tokens. */
  public String issuer() {
    return settings.issuer();
  }

  /** The realm's address without the gateway, for servers on this machine. */
  public String internalRealmUrl() {
    return settings.internal("/realms/zelodesk").toString();
  }

  /** The server's address without the gateway, for the admin client. */
  public String internalUrl() {
    return settings.internal("").toString();
  }

  /**
   * An access token of a demo account.
   *
   * @throws LaunchProblem when the account may not log in
   */
  public String token(String account, String password) {
    return token(
        "zelodesk",
        Map.of(
            "grant_type", "password",
            "client_id", "zelodesk-cli",
            "username", account,
            "password", password,
            "scope", "openid"));
  }

  /**
   * An access token of a service account.
   *
   * @param scopes separated by blanks
   */
  public String serviceToken(String client, String secret, String scopes) {
    return token(
        "zelodesk",
        Map.of(
            "grant_type", "client_credentials",
            "client_id", client,
            "client_secret", secret,
            "scope", scopes));
  }

  int port() {
    return settings.port();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    Processes.stopTree(process.toHandle(), STOP);
  }

  private String token(String realm, Map<String, String> form) {
    return Tokens.request(tokenEndpoint(realm), form);
  }

  private URI tokenEndpoint(String realm) {
    return settings.internal("/realms/" + realm + "/protocol/openid-connect/token");
  }

  /**
   * The realm is imported once; when the origin is another one later, its SPA client has to follow.
   */
  private void admitOrigin() throws IOException {
    String origin = settings.origin().toString();
    String authorization =
        "Bearer "
            + Tokens.granted(
                tokenEndpoint("master"),
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    OPERATOR,
                    "client_secret",
                    settings.operatorSecret()));
    JsonNode found =
        JSON.readTree(
            Http.send(
                    HttpRequest.newBuilder(
                            settings.internal(
                                "/admin/realms/zelodesk/clients?clientId=zelodesk-spa"))
                        .header("Authorization", authorization))
                .body());
    if (!(found.path(0) instanceof ObjectNode client)) {
      throw new LaunchProblem("Keycloak's realm has no client zelodesk-spa: " + found);
    }
    if (origin.equals(client.path("rootUrl").asText())) {
      return;
    }
    client.put("rootUrl", origin);
    client.putArray("redirectUris").add(origin + "/*");
    client.putArray("webOrigins").add(origin);
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(
                    settings.internal(
                        "/admin/realms/zelodesk/clients/" + client.path("id").asText()))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(client.toString())));
    if (answer.statusCode() != 204) {
      throw new LaunchProblem(
          "Keycloak does not take the address of the SPA: "
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }

  private static Map<String, String> environment(Settings settings, Path archive) {
    return Map.ofEntries(
        Map.entry("KC_DB_URL", settings.database().jdbcUrl()),
        Map.entry("KC_DB_USERNAME", settings.database().user()),
        Map.entry("KC_DB_PASSWORD", settings.database().password()),
        Map.entry("KC_DB_SCHEMA", "keycloak"),
        Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
        Map.entry("KC_CACHE", "local"),
        Map.entry("KC_HTTP_ENABLED", "true"),
        Map.entry("KC_HTTP_HOST", "127.0.0.1"),
        Map.entry("KC_HTTP_PORT", Integer.toString(settings.port())),
        Map.entry("KC_HOSTNAME", settings.origin() + "/auth"),
        Map.entry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true"),
        Map.entry("KC_PROXY_HEADERS", "xforwarded"),
        Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_ID", OPERATOR),
        Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", settings.operatorSecret()),
        Map.entry("ZELODESK_ORIGIN", settings.origin().toString()),
        Map.entry("ZELODESK_DEMO_ACCOUNTS", Boolean.toString(settings.demoAccounts())),
        // Classes of the start before, mapped instead of read; the JVM renews the archive itself
        // when it is stale.
        Map.entry(
            "JAVA_OPTS_APPEND",
            "-Xlog:cds=off -Xlog:cds+dynamic=off -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
                + archive));
  }

  private static void createSchema(Database database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists keycloak");
    }
  }
}
