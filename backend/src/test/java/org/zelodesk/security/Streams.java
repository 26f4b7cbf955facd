package org.zelodesk.security;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;

/**
 * Reads the live stream from the first event on, until a mark that is written meanwhile comes by.
 */
final class Streams {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Streams() {}

  static String replay(Persona persona) {
    String first = firstCursor();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/events/stream"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + persona.token())
            .header("Last-Event-ID", first)
            .build();
    StringBuilder seen = new StringBuilder();
    try {
      HttpResponse<java.io.InputStream> answer =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        if (answer.statusCode() != 200) {
          return reader.readLine();
        }
        String mark = mark(persona);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          seen.append(line).append('\n');
          // A heartbeat comes every 15 s: after the second one nothing more will.
          if (line.startsWith(":") && seen.indexOf(line + "\n") < seen.lastIndexOf(line + "\n")) {
            throw new AssertionError(persona + " never got the mark: " + seen);
          }
          if (line.contains(mark)) {
            break;
          }
        }
      }
      return seen.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String firstCursor() {
    return Http.must(
            Objects.requireNonNull(Persona.ADMIN.token()), "GET", "/api/v1/events?limit=1", null)
        .path("page")
        .path("nextCursor")
        .asText();
  }

  /**
   * Something that this persona sees: a case of no team, or a change of the one shared with them.
   */
  private static String mark(Persona persona) {
    String mark = "mark-" + UUID.randomUUID();
    String admin = Objects.requireNonNull(Persona.ADMIN.token());
    if (persona == Persona.COLLABORATOR) {
      Http.must(admin, "PUT", "/api/v1/cases/1006/shares/103", null);
      Http.must(admin, "PATCH", "/api/v1/cases/1006", "{\"subject\": \"%s\"}".formatted(mark));
    } else {
      Http.must(
          admin,
          "POST",
          "/api/v1/cases",
          ("{\"subject\": \"%s\", \"channel\": \"phone\", \"requesterId\": 2001,"
                  + " \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"x\"}}")
              .formatted(mark));
    }
    return mark;
  }
}
