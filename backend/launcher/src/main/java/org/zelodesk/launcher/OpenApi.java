package org.zelodesk.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "openapi",
    mixinStandardHelpOptions = true,
    description = "Writes openapi/openapi.yaml anew from the code.")
final class OpenApi implements Callable<Integer> {

  @Override
  public Integer call() {
    ProcessBuilder write =
        new ProcessBuilder(
                Commands.maven(),
                "--batch-mode",
                "--no-transfer-progress",
                "-q",
                "-pl",
                "backend",
                "-am",
                "test",
                "-Dtest=OpenApiDriftTest",
                "-Dzelodesk.openapi.write=true",
                "-Dsurefire.failIfNoSpecifiedTests=false")
            .directory(Workspace.here().root().toFile());
    return Commands.attached(write);
  }
}
