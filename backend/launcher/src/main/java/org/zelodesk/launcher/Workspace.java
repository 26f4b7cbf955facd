package org.zelodesk.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clone that the launcher works in. Whatever it unpacks or writes goes below the git-ignored
 * folder {@code .zelo} of the root.
 */
record Workspace(Path root) {

  /** The workspace around the working directory: the nearest folder that holds {@code .mvn}. */
  static Workspace here() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".mvn"))) {
        return new Workspace(folder);
      }
    }
    throw new LaunchProblem(start + " is not inside a clone of Zelodesk.");
  }

  /** Unpacked programs, safe to delete at any time when nothing runs. Created when missing. */
  Path cache(String name) {
    return create(root.resolve(".zelo").resolve("cache").resolve(name));
  }

  Path data() {
    return root.resolve(".zelo").resolve("data");
  }

  static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LaunchProblem("Cannot create the folder " + folder + ": " + e.getMessage(), e);
    }
  }
}
