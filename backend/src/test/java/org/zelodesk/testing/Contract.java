package org.zelodesk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document, as something to hold requests and answers against. */
public final class Contract {

  /** Headers that are there whenever the document names them. */
  static final Set<String> ALWAYS = Set.of("ETag", "Location", "X-Request-Id");

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final ObjectNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  public Contract(JsonNode served) {
    document = served.deepCopy();
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              if (!schema.getKey().equals("Problem")) {
                close(schema.getValue());
              }
            });
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new Operation(path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    // Words before parameters: /cases/bulk is not the case called bulk.
    operations.sort(
        Comparator.comparing((Operation operation) -> operation.path.replace('{', '￿')));
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    return operations;
  }

  public Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(
            operation -> operation.method.equalsIgnoreCase(method) && operation.matches.test(path))
        .findFirst();
  }

  public Operation operation(String operationId) {
    return operations.stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no operation " + operationId));
  }

  /**
   * An undocumented property must not slip out: what is open to growth for clients is closed here.
   */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(Contract::close);
  }

  private JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.startsWith("#/") ? resolve(document.at(ref.substring(1))) : node;
  }

  private List<String> faults(JsonNode schema, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schema,
            wanted -> {
              ObjectNode root = wanted.deepCopy();
              root.set("components", document.get("components"));
              return FACTORY.getSchema(root, CONFIG);
            })
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** One operation of the document. */
  public final class Operation {

    private final String path;
    private final String method;
    private final JsonNode node;
    private final java.util.function.Predicate<String> matches;

    Operation(String path, String method, JsonNode node) {
      this.path = path;
      this.method = method;
      this.node = node;
      this.matches = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")).asMatchPredicate();
    }

    public String id() {
      return node.path("operationId").asText();
    }

    public String path() {
      return path;
    }

    public String method() {
      return method.toUpperCase(java.util.Locale.ROOT);
    }

    public JsonNode node() {
      return node;
    }

    public Stream<JsonNode> parameters(String in) {
      List<JsonNode> found = new ArrayList<>();
      node.path("parameters").forEach(parameter -> found.add(resolve(parameter)));
      return found.stream().filter(parameter -> parameter.path("in").asText().equals(in));
    }

    public boolean takes(String queryParameter) {
      return parameters("query")
          .anyMatch(parameter -> parameter.path("name").asText().equals(queryParameter));
    }

    public JsonNode bodyContent() {
      return resolve(node.path("requestBody")).path("content");
    }

    List<String> headersOf(int status) {
      List<String> names = new ArrayList<>();
      resolve(node.path("responses").path(String.valueOf(status)))
          .path("headers")
          .fieldNames()
          .forEachRemaining(names::add);
      return names;
    }

    /** What the document says of this answer, against what it is. */
    public List<String> answerFaults(int status, String mediaType, @Nullable JsonNode body) {
      JsonNode response = node.path("responses").path(String.valueOf(status));
      if (response.isMissingNode()) {
        return List.of(id() + " documents no answer " + status);
      }
      JsonNode content = resolve(response).path("content");
      if (mediaType.isEmpty()) {
        // A file may be empty; a documented JSON body may not be missing.
        return content.isEmpty() || content.has("*/*") || content.has("application/octet-stream")
            ? List.of()
            : List.of("a body is documented, none was sent");
      }
      JsonNode media =
          content.has(mediaType)
              ? content.get(mediaType)
              : content.path(mediaType.replaceFirst("/.*", "/*"));
      if (media.isMissingNode()) {
        media = content.path("*/*");
      }
      if (media.isMissingNode()) {
        return List.of(id() + " documents no " + mediaType + " for " + status + " (no @Produces?)");
      }
      return body == null || !media.has("schema") ? List.of() : faults(media.get("schema"), body);
    }

    List<String> bodyFaults(String mediaType, JsonNode body) {
      JsonNode media = bodyContent().path(mediaType);
      return media.isMissingNode()
          ? List.of("undocumented media type " + mediaType)
          : faults(media.path("schema"), body);
    }

    @Override
    public String toString() {
      return id();
    }
  }
}
