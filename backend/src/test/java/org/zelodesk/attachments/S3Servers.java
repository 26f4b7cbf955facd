package org.zelodesk.attachments;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Starts an {@link S3Server} with classes of its own: it is built on another generation of Guice
 * than Quarkus' test tools are.
 */
final class S3Servers implements AutoCloseable {

  private final URLClassLoader classes;
  private final Object server;
  private final int port;

  S3Servers(String bucket) throws Exception {
    URL[] path =
        java.util.Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("guice-5"))
            .map(S3Servers::url)
            .toArray(URL[]::new);
    classes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      server =
          classes
              .loadClass(S3Server.class.getName())
              .getConstructor(String.class)
              .newInstance(bucket);
    } finally {
      thread.setContextClassLoader(before);
    }
    port = ((IntSupplier) server).getAsInt();
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  AttachmentsConfig.S3 config(String bucket, String secretKey) {
    return new AttachmentsConfig.S3() {
      @Override
      public Optional<URI> endpoint() {
        return Optional.of(S3Servers.this.endpoint());
      }

      @Override
      public String region() {
        return "us-east-1";
      }

      @Override
      public String bucket() {
        return bucket;
      }

      @Override
      public Optional<String> accessKey() {
        return Optional.of("desk");
      }

      @Override
      public Optional<String> secretKey() {
        return Optional.of(secretKey);
      }

      @Override
      public boolean pathStyle() {
        return true;
      }
    };
  }

  @Override
  public void close() throws Exception {
    ((AutoCloseable) server).close();
    classes.close();
  }
}
