package org.zelodesk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain client for tests that make thousands of requests. */
public final class Http {

  /** What came back; the body as text. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    public String mediaType() {
      return headers.getOrDefault("content-type", "").split(";", 2)[0];
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private Http() {}

  public static Answer call(
      @Nullable String token, String method, String path, @Nullable String body) {
    return call(
        token,
        method,
        path,
        method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
        body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer call(
      @Nullable String token,
      String method,
      String path,
      String mediaType,
      byte @Nullable [] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body != null) {
      request.header("Content-Type", mediaType);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return new Answer(
          answer.statusCode(), headers, new String(answer.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens a stream, reads up to its first line, and hangs up. */
  public static int statusOfStream(@Nullable String token, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<java.io.InputStream> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** For the making of a world: anything but success is a mistake of the test. */
  public static JsonNode must(String token, String method, String path, @Nullable String body) {
    Answer answer = call(token, method, path, body);
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + path + " " + body + " → " + answer);
    }
    return answer.body().isEmpty() ? JSON.nullNode() : answer.json();
  }
}
