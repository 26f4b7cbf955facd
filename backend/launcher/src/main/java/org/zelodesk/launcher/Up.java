package org.zelodesk.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Builds what is stale, starts Zelodesk on this machine and waits for Ctrl-C.")
final class Up implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the one origin, http://localhost:PORT (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--data", description = "Folder of all data (default: .zelo/data).")
  private @Nullable Path data;

  @ArgGroup(exclusive = false)
  private @Nullable DatabaseOptions database;

  @ArgGroup(exclusive = false)
  private @Nullable ProviderOptions provider;

  @Option(names = "--backend-jar", description = "A built backend, instead of building it.")
  private @Nullable Path backendJar;

  @Option(names = "--spa", description = "The folder of a built SPA, instead of building it.")
  private @Nullable Path spa;

  @Option(names = "--no-demo", description = "Leave an empty database empty.")
  private boolean noDemo;

  @Option(
      names = "--demo-large",
      defaultValue = "0",
      paramLabel = "N",
      description = "N plain cases more than the usual demo data.")
  private int demoLarge;

  static final class DatabaseOptions {
    @Option(
        names = "--database-url",
        required = true,
        description = "JDBC URL of an existing PostgreSQL database, instead of the embedded one.")
    private String url = "";

    @Option(names = "--database-user", required = true, description = "Its user.")
    private String user = "";

    @Option(
        names = "--database-password",
        description = "Its password (default: the variable ZELO_DATABASE_PASSWORD).",
        defaultValue = "${env:ZELO_DATABASE_PASSWORD:-}")
    private String password = "";
  }

  static final class ProviderOptions {
    @Option(
        names = "--oidc-url",
        required = true,
        description = "Issuer of an existing OpenID provider, instead of the local Keycloak.")
    private String url = "";

    @Option(names = "--oidc-client", required = true, description = "The SPA's client there.")
    private String client = "";
  }

  @Override
  public Integer call() throws Exception {
    Console console = Console.standard();
    Installation.Options options = options();
    if (!Ports.isFree(port)) {
      throw new LaunchProblem(Ports.taken(port));
    }
    Installation installation = Installation.prepare(options, console);
    Thread stop = new Thread(() -> stop(installation, console), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      installation.run();
    } catch (LaunchProblem e) {
      if (installation.isClosing()) {
        // Ctrl-C while starting: what was interrupted is no news.
        return 130;
      }
      throw e;
    }
    console.say(welcome(options));
    String part = installation.ended().get();
    console.say(
        "zelo: %s ended by itself; stopping the rest. Logs: %s"
            .formatted(part, installation.data().path("logs")));
    return 1;
  }

  private static void stop(Installation installation, Console console) {
    console.say("Stopping …");
    installation.close();
    console.say("Stopped.");
  }

  private Installation.Options options() {
    return new Installation.Options(
        port,
        data == null ? Workspace.here().data() : data.toAbsolutePath(),
        database == null ? null : new Database(database.url, database.user, database.password),
        provider == null ? null : new Installation.Provider(provider.url, provider.client),
        backendJar,
        spa,
        !noDemo,
        demoLarge);
  }

  private static String welcome(Installation.Options options) {
    String accounts =
        options.provider() != null
            ? "Log in with an account of " + options.provider().issuer()
            : """
              Demo accounts, all with the password %s:
                agent   ann (English)   olga (Russian)   joao (Portuguese)
                lead                    lena (Russian)   lucas (Portuguese)
                admin   admin           collaborator  cora\
              """
                .formatted(LocalKeycloak.DEMO_PASSWORD);
    return """

           Zelodesk is ready: %s
           %s
           A token for curl: ./zelo token ann    Ctrl-C stops everything.
           """
        .formatted(options.origin(), accounts);
  }
}
