package org.zelodesk.launcher;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command line {@code ./zelo}. The script of that name finds a JDK, Maven and Node, and calls
 * this.
 */
@Command(
    name = "zelo",
    description = "Runs, tests and inspects Zelodesk on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Up.class,
      TestRun.class,
      Doctor.class,
      Token.class,
      Seed.class,
      OpenApi.class,
      Bench.class,
      Screenshots.class,
      HelpCommand.class
    })
final class Zelo {

  private Zelo() {}

  public static void main(String[] arguments) {
    CommandLine command =
        new CommandLine(new Zelo())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Zelo::report)
            .setUsageHelpAutoWidth(true);
    System.exit(arguments.length == 0 ? usage(command) : command.execute(arguments));
  }

  private static int usage(CommandLine command) {
    command.usage(command.getOut());
    return CommandLine.ExitCode.USAGE;
  }

  /** What the user can mend is one message; everything else is a defect and shows where. */
  private static int report(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(problem instanceof LaunchProblem)) {
      throw problem;
    }
    PrintWriter err = command.getErr();
    err.println("zelo: " + problem.getMessage());
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
