package org.zelodesk.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Prints an access token of a demo account, good for 5 minutes, and nothing else.")
final class Token implements Callable<Integer> {

  /** Roles stand for their first account. */
  private static final Map<String, String> ROLES =
      Map.of("agent", "ann", "lead", "lena", "collaborator", "cora");

  @Parameters(
      arity = "0..1",
      defaultValue = "ann",
      description =
          "ann, olga, joao, lena, lucas, admin, cora; a role (agent, lead, admin, collaborator); or integration (default: ${DEFAULT-VALUE}).")
  private String account = "ann";

  @Option(
      names = "--scopes",
      description = "Scopes for integration, separated by blanks (default: all).",
      defaultValue =
          "cases:read cases:write comments:read_internal customers:read customers:write events:read directory:read settings:write reports:read")
  private String scopes = "";

  @Option(
      names = "--data",
      description = "Data folder of the running Zelodesk (default: .zelo/data).")
  private @Nullable Path data;

  @Override
  public Integer call() {
    Path folder = data == null ? Workspace.here().data() : data.toAbsolutePath();
    DataFolder.Running running =
        DataFolder.running(folder)
            .filter(found -> !found.tokenEndpoint().isEmpty())
            .orElseThrow(
                () -> new LaunchProblem("Zelodesk is not running. Start it with ./zelo up"));
    URI endpoint = URI.create(running.tokenEndpoint());
    System.out.println(
        account.equals("integration")
            ? Tokens.request(
                endpoint,
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "zelodesk-integration",
                    "client_secret", "zelodesk-integration-local",
                    "scope", scopes))
            : Tokens.ofDemoAccount(endpoint, ROLES.getOrDefault(account, account)));
    return 0;
  }
}
