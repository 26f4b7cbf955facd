package org.zelodesk.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens from an OAuth 2.0 token endpoint. */
final class Tokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Tokens() {}

  /** An access token of a demo account. */
  static String ofDemoAccount(URI endpoint, String account) {
    return request(
        endpoint,
        Map.of(
            "grant_type", "password",
            "client_id", "zelodesk-cli",
            "username", account,
            "password", LocalKeycloak.DEMO_PASSWORD,
            "scope", "openid"));
  }

  /**
   * @param form the parameters of the grant, RFC 6749 section 4
   * @throws LaunchProblem when nobody answers, or with the server's reason when it grants nothing
   */
  static String request(URI endpoint, Map<String, String> form) {
    try {
      return granted(endpoint, form);
    } catch (IOException e) {
      throw new LaunchProblem(
          "No token: " + endpoint.getAuthority() + " does not answer. Is ./zelo up running?", e);
    }
  }

  /**
   * @throws IOException when nobody answers in time
   * @throws LaunchProblem with the server's reason when it grants nothing
   */
  static String granted(URI endpoint, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String answer =
        Http.send(
                HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)))
            .body();
    JsonNode json = JSON.readTree(answer);
    if (!json.path("access_token").isTextual()) {
      throw new LaunchProblem(
          "No token: "
              + json.path("error_description").asText(json.path("error").asText(answer))
              + ".");
    }
    return json.path("access_token").asText();
  }
}
