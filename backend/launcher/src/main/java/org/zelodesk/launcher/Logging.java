package org.zelodesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/**
 * Takes the logging of the libraries from {@code logging.properties}; named in the script {@code
 * zelo}.
 */
public final class Logging {

  public Logging() throws IOException {
    try (InputStream file = Logging.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(file);
    }
  }
}
