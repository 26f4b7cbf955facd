package org.zelodesk.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    description = "Fills the database with demo data if it is empty, without starting the rest.")
final class Seed implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      defaultValue = "0",
      paramLabel = "N",
      description = "Plain cases beside the usual demo data of 400 (default: none).")
  private int cases;

  @Option(names = "--data", description = "Folder of all data (default: .zelo/data).")
  private @Nullable Path data;

  @Override
  public Integer call() {
    Console console = Console.standard();
    Path folder = data == null ? Workspace.here().data() : data.toAbsolutePath();
    var options =
        new Installation.Options(
            8080,
            folder,
            null,
            new Installation.Provider("http://localhost:8080/auth/realms/zelodesk", "zelodesk-spa"),
            null,
            null,
            true,
            cases);
    try (Installation installation = Installation.prepare(options, console)) {
      installation.seed();
    }
    console.say("The demo data are there. Start with ./zelo up");
    return 0;
  }
}
