package org.zelodesk.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Short questions to the parts over the loopback interface. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Http() {}

  /** Whether a GET is answered with 200 within five seconds. */
  static boolean answers(URI address) {
    try {
      return send(HttpRequest.newBuilder(address)).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The body of the answer to a GET, whatever its status; empty when nobody answers. */
  static String text(URI address) {
    try {
      return send(HttpRequest.newBuilder(address)).body();
    } catch (IOException e) {
      return "";
    }
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(
          request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
