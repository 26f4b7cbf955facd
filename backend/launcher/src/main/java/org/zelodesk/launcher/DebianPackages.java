package org.zelodesk.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Programs of the test run that Debian packages, installed when we may: as root on Debian or a
 * relative of it.
 */
final class DebianPackages {

  private DebianPackages() {}

  /** Whether the program is there, at the latest now. */
  static boolean ensure(String program, String debianPackage, Console console) {
    if (Executables.find(program).isPresent()) {
      return true;
    }
    if (!Files.exists(Path.of("/etc/debian_version"))
        || !"root".equals(System.getProperty("user.name"))) {
      return false;
    }
    console.step(program, "installing Debian's package " + debianPackage);
    ProcessBuilder update = new ProcessBuilder("apt-get", "update", "-q");
    ProcessBuilder install =
        new ProcessBuilder(
            "apt-get", "install", "-y", "-q", "--no-install-recommends", debianPackage);
    install.environment().put("DEBIAN_FRONTEND", "noninteractive");
    return Commands.attached(update) == 0
        && Commands.attached(install) == 0
        && Executables.find(program).isPresent();
  }
}
