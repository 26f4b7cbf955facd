package org.zelodesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Contract;
import org.zelodesk.testing.ContractFilter;
import org.zelodesk.testing.Desk;

/** Rules of the document itself that a linter does not know, and a check of the checker. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ContractTest {

  /** Words that say of themselves that they are instants. */
  private static final Set<String> INSTANTS =
      Set.of(
          "at",
          "from",
          "to",
          "comparedFrom",
          "comparedTo",
          "start",
          "end",
          "instant",
          "asOf",
          "unansweredSince");

  private static final Set<String> TAGS =
      Set.of(
          "imports",
          "sla",
          "cases",
          "comments",
          "drafts",
          "presence",
          "attachments",
          "customers",
          "identity",
          "classification",
          "search",
          "views",
          "bulk",
          "satisfaction",
          "reports",
          "mail",
          "realtime");

  /** A view is a word of the product, too. */
  private static final Set<String> VIEWS = Set.of("View", "NewView");

  /** Words that name a secret; an ETag's version or a file's checksum is none. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(token|secret|password|credential|privatekey|apikey).*");

  @Test
  void theCheckerNoticesWhatIsUndocumented() throws Exception {
    Contract.Operation getTag = ContractFilter.contract().operation("getTag");
    ObjectNode tag =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    "{\"id\":1,\"version\":1,\"name\":\"x\",\"description\":null,\"active\":true,\"createdAt\":\"2026-01-01T00:00:00.000Z\"}");
    assertThat(getTag.answerFaults(200, "application/json", tag)).isEmpty();
    assertThat(getTag.answerFaults(418, "application/json", tag)).isNotEmpty();
    assertThat(getTag.answerFaults(200, "text/plain", tag)).isNotEmpty();
    assertThat(getTag.answerFaults(200, "", null)).isNotEmpty();
    assertThat(getTag.answerFaults(200, "application/json", tag.deepCopy().put("extra", 1)))
        .isNotEmpty();
    assertThat(getTag.answerFaults(200, "application/json", tag.deepCopy().put("createdAt", "x")))
        .isNotEmpty();
    assertThat(getTag.answerFaults(200, "application/json", tag.deepCopy().without("name")))
        .isNotEmpty();
  }

  @Test
  void everyOperationSaysWhatItIs() {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Contract.Operation operation : ContractFilter.contract().operations()) {
      JsonNode node = operation.node();
      String name = operation.method() + " " + operation.path();
      if (!ids.add(operation.id()) || !operation.id().matches("[a-z][A-Za-z]+")) {
        faults.add(name + ": its operationId is missing, odd or taken: " + operation.id());
      }
      if (node.path("summary").asText().isBlank() || node.path("description").asText().isBlank()) {
        faults.add(name + ": summary and description");
      }
      if (node.path("tags").size() != 1 || !TAGS.contains(node.path("tags").get(0).asText())) {
        faults.add(name + ": exactly one tag of " + TAGS);
      }
      operation
          .parameters("path")
          .filter(parameter -> !parameter.has("example"))
          .forEach(parameter -> faults.add(name + ": no example of " + parameter.path("name")));
      operation
          .bodyContent()
          .properties()
          .forEach(
              media -> {
                boolean another =
                    media.getKey().equals("application/json")
                        && operation.bodyContent().has("application/merge-patch+json");
                // A form's boundary and part cannot be said in an example.
                boolean form = media.getKey().equals("multipart/form-data");
                if (!another && !form && media.getValue().path("examples").isEmpty()) {
                  faults.add(name + ": no example of its " + media.getKey());
                }
              });
      boolean good = false;
      for (var answer : (Iterable<String>) () -> node.path("responses").fieldNames()) {
        good |= answer.startsWith("2");
        JsonNode content = node.path("responses").path(answer).path("content");
        if (answer.equals("201") && content.isEmpty() || answer.equals("default")) {
          faults.add(name + ": what does " + answer + " look like?");
        }
      }
      if (!good) {
        faults.add(name + ": no good answer");
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void schemasSayWhatGoesOverTheWire() {
    List<String> faults = new ArrayList<>();
    ContractFilter.contract()
        .document()
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> look(schema.getKey(), schema.getValue(), faults));
    assertThat(faults).isEmpty();
  }

  private static void look(String at, JsonNode schema, List<String> faults) {
    if (at.matches("JsonNullable.*|.*View|ExpectedVersion|Response") && !VIEWS.contains(at)) {
      faults.add(at + ": a name of the code, not of the API");
    }
    if (schema.path("type").asText().equals("array") && !schema.has("items")) {
      faults.add(at + ": an array of what?");
    }
    schema
        .path("enum")
        .forEach(
            word -> {
              if (word.isTextual() && !word.asText().matches("[a-z][a-z0-9_]*")) {
                faults.add(at + ": enum value " + word + " is not lower_snake");
              }
            });
    // \S is what @NotBlank says; it is meant to be found anywhere.
    if (schema.has("pattern")
        && !schema.path("pattern").asText().equals("\\S")
        && !schema.path("pattern").asText().matches("(?s)\\^.*\\$")) {
      faults.add(at + ": the pattern is not anchored");
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              if (!name.matches("[a-z][A-Za-z0-9]*")) {
                faults.add(at + "." + name + ": not camelCase");
              }
              // The password of a first login is shown once, in the answer to the invitation.
              if (SECRET.matcher(name).matches() && !name.equals("temporaryPassword")) {
                faults.add(at + "." + name + ": a secret in the API?");
              }
              boolean isInstant = "date-time".equals(property.getValue().path("format").asText());
              if (name.endsWith("At") != isInstant && !(isInstant && INSTANTS.contains(name))) {
                faults.add(at + "." + name + ": instants, and only they, end in At");
              }
              look(at + "." + name, property.getValue(), faults);
            });
    for (String several : List.of("anyOf", "oneOf", "allOf")) {
      schema.path(several).forEach(one -> look(at + "." + several, one, faults));
    }
    if (schema.has("items")) {
      look(at + "[]", schema.get("items"), faults);
    }
  }
}
