package org.zelodesk.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The browser of the journeys: one that is there, else Debian's, else Playwright's own.
 *
 * @param path null for Playwright's own
 */
record Browser(@Nullable Path path) {

  private static final List<String> NAMES =
      List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser");

  /**
   * @param frontend where Playwright is installed
   * @throws LaunchProblem when there is none and none can be had
   */
  static Browser find(Path frontend, Console console) {
    Optional<Path> present = present();
    if (present.isPresent()) {
      return new Browser(present.get());
    }
    if (DebianPackages.ensure("chromium", "chromium", console)) {
      return new Browser(Executables.find("chromium").orElseThrow());
    }
    console.step("browser", "fetching Playwright's own");
    ProcessBuilder install =
        new ProcessBuilder("npx", "playwright", "install", "chromium").directory(frontend.toFile());
    if (Commands.attached(install) == 0) {
      return new Browser(null);
    }
    throw new LaunchProblem(
        "There is no browser. Install Chromium or Chrome, or set CHROME_PATH to one.");
  }

  /** One that is on this machine already. */
  static Optional<Path> present() {
    String set = System.getenv("CHROME_PATH");
    if (set != null && !set.isBlank()) {
      Path path = Path.of(set);
      if (!Files.isExecutable(path)) {
        throw new LaunchProblem("CHROME_PATH is " + set + ", which cannot be executed.");
      }
      return Optional.of(path);
    }
    return NAMES.stream().flatMap(name -> Executables.find(name).stream()).findFirst();
  }

  Map<String, String> environment() {
    return path == null ? Map.of() : Map.of("CHROME_PATH", path.toString());
  }
}
