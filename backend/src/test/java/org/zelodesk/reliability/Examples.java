package org.zelodesk.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.zelodesk.testing.Contract;

/** The first example of an operation in the contract, as a request. */
final class Examples {

  /** A request without a body has a null one. */
  record Request(String path, String mediaType, byte[] body) {}

  private Examples() {}

  static Request first(Contract.Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : (Iterable<JsonNode>) operation.parameters("path")::iterator) {
      path =
          path.replace(
              "{" + parameter.path("name").asText() + "}", parameter.path("example").asText());
    }
    if (operation.id().equals("uploadAttachment")) {
      path += "?fileName=note.txt";
    }
    JsonNode content = operation.bodyContent();
    if (content.isEmpty()) {
      return new Request(path, "", null);
    }
    String mediaType = content.fieldNames().next();
    for (JsonNode example : content.path(mediaType).path("examples")) {
      JsonNode value = example.path("value");
      String body = value.isTextual() ? value.asText() : value.toString();
      return new Request(path, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }
    throw new AssertionError(operation + " has no example");
  }
}
