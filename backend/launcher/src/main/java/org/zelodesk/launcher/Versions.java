package org.zelodesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Versions that the build writes into {@code versions.properties}, so that they stand in the POM
 * only.
 */
final class Versions {

  private static final Properties VERSIONS = read();

  private Versions() {}

  static String product() {
    return VERSIONS.getProperty("product");
  }

  static String keycloak() {
    return VERSIONS.getProperty("keycloak");
  }

  static String postgresMajor() {
    String version = VERSIONS.getProperty("postgres");
    return version.substring(0, version.indexOf('.'));
  }

  private static Properties read() {
    var properties = new Properties();
    try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(file);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
