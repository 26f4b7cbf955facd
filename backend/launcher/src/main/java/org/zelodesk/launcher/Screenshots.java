package org.zelodesk.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "screenshots",
    mixinStandardHelpOptions = true,
    description =
        "Photographs the main screens, light and dark, in all languages, into frontend/screenshots.")
final class Screenshots implements Callable<Integer> {

  @Option(
      names = "--url",
      description = "A running Zelodesk with demo data (default: one is started for this).")
  private String url = "";

  @Override
  public Integer call() {
    Workspace workspace = Workspace.here();
    Console console = Console.standard();
    Path frontend = workspace.root().resolve("frontend");
    new Build(workspace).dependencies(step -> console.step("frontend", step));
    Browser browser = Browser.find(frontend, console);
    if (!url.isEmpty()) {
      return take(frontend, browser, url);
    }
    var options =
        new Installation.Options(
            Ports.free(),
            workspace.root().resolve(".zelo").resolve("screenshot-data"),
            null,
            null,
            null,
            null,
            true,
            0);
    try (Installation running = Installation.start(options, console)) {
      return take(frontend, browser, options.origin());
    }
  }

  private static int take(Path frontend, Browser browser, String origin) {
    Map<String, String> environment = new LinkedHashMap<>(browser.environment());
    environment.put("ZELO_BASE_URL", origin);
    ProcessBuilder command =
        new ProcessBuilder("npm", "run", "screenshots").directory(frontend.toFile());
    command.environment().putAll(environment);
    return Commands.attached(command);
  }
}
