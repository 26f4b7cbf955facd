package org.zelodesk.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What the launcher knows of the backend: a jar that reads its environment, serves its health and
 * the API.
 */
final class StandInBackend {

  private StandInBackend() {}

  public static void main(String[] arguments) throws Exception {
    if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null) {
      throw new IllegalStateException("no database");
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/q/health/ready", exchange -> exchange.sendResponseHeaders(200, -1));
    server.createContext(
        "/api/v1/environment",
        exchange -> {
          byte[] environment =
              (System.getenv("QUARKUS_OIDC_TOKEN_ISSUER") + " " + System.getenv("ZELODESK_DEMO"))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, environment.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(environment);
          }
        });
    server.start();
  }

  /** A runnable jar of this class. */
  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("backend.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInBackend.class.getName());
    String entry = StandInBackend.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream code = StandInBackend.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
    }
    return jar;
  }
}
