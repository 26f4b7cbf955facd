package org.zelodesk.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(
    name = "bench",
    description = "Measures the API against a bare endpoint and bare SQL; see backend/bench.")
final class Bench implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Passed to backend/bench/run.")
  private List<String> arguments = List.of();

  @Unmatched private List<String> more = new ArrayList<>();

  @Override
  public Integer call() {
    Path run = Workspace.here().root().resolve("backend/bench/run");
    if (!Files.isExecutable(run)) {
      throw new LaunchProblem(run + " is missing.");
    }
    List<String> command = new ArrayList<>();
    command.add(run.toString());
    command.addAll(arguments);
    command.addAll(more);
    return Commands.attached(
        new ProcessBuilder(command).directory(Workspace.here().root().toFile()));
  }
}
