package org.zelodesk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The OpenAPI document of the application under test, and where the committed one lies. */
public final class ApiDocument {

  /** The tests run in the folder of the module. */
  public static final Path COMMITTED = Path.of("..", "openapi", "openapi.yaml");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private ApiDocument() {}

  /** YAML, exactly as it is to be committed. */
  public static String served() {
    return fetch("application/yaml").replaceFirst("^---\n", "");
  }

  public static JsonNode json() {
    try {
      return new ObjectMapper().readTree(fetch("application/json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fetch(String mediaType) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/openapi"))
            .header("Accept", mediaType)
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no OpenAPI document: " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
