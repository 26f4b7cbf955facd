package org.zelodesk.platform.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** The schemas of the document, made to say what goes over the wire. */
final class Schemas {

  private static final String PREFIX = "#/components/schemas/";

  /** Types that are texts of a known form over the wire. */
  private static final Map<String, String> TEXTS =
      Map.of(PREFIX + "Instant", "date-time", PREFIX + "UUID", "uuid");

  private final OpenAPI document;

  Schemas(OpenAPI document) {
    this.document = document;
  }

  static Schema text() {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING));
  }

  void mend() {
    namePages();
    everySchema(this::mend);
    everySchema(Schemas::leaveTypeToChoices);
  }

  /** Drops what no operation refers to. */
  void prune() {
    Set<String> used = new HashSet<>();
    operations().flatMap(Schemas::roots).forEach(root -> collect(root, used));
    document.getComponents().getResponses().values().stream()
        .filter(response -> response.getContent() != null)
        .flatMap(response -> roots(response.getContent()))
        .forEach(root -> collect(root, used));
    document.getComponents().getSchemas().keySet().stream()
        .filter(name -> !used.contains(name))
        .toList()
        .forEach(document.getComponents()::removeSchema);
  }

  /** An unknown property in a body is refused; the schemas that only bodies use say so. */
  void closeRequests() {
    Set<String> inBodies = new HashSet<>();
    Set<String> inAnswers = new HashSet<>();
    operations()
        .forEach(
            operation -> {
              if (operation.getRequestBody() != null) {
                roots(operation.getRequestBody().getContent())
                    .forEach(root -> collect(root, inBodies));
              }
              answers(operation).forEach(root -> collect(root, inAnswers));
            });
    inBodies.removeAll(inAnswers);
    for (String name : inBodies) {
      Schema schema = document.getComponents().getSchemas().get(name);
      if (schema != null && schema.getProperties() != null) {
        schema.setAdditionalPropertiesBoolean(false);
      }
    }
  }

  /** In a merge patch null takes an entry out of an object, at any depth (RFC 7396). */
  void takeNullForEntries(Schema patch) {
    Map<String, Schema> properties = resolve(patch).getProperties();
    if (properties == null) {
      return;
    }
    for (Schema property : properties.values()) {
      for (Schema entry = property.getAdditionalPropertiesSchema();
          entry != null;
          entry = entry.getAdditionalPropertiesSchema()) {
        if (entry.getType() != null && !entry.getType().contains(SchemaType.NULL)) {
          List<SchemaType> types = new ArrayList<>(entry.getType());
          types.add(SchemaType.NULL);
          entry.setType(types);
        }
      }
    }
  }

  /** The schema of the JSON content, with a reference followed. */
  @Nullable Schema ofJson(@Nullable Content content) {
    MediaType json = content == null ? null : content.getMediaType("application/json");
    return json == null || json.getSchema() == null ? null : resolve(json.getSchema());
  }

  private Schema resolve(Schema schema) {
    return schema.getRef() != null && schema.getRef().startsWith(PREFIX)
        ? Objects.requireNonNullElse(
            document.getComponents().getSchemas().get(schema.getRef().substring(PREFIX.length())),
            schema)
        : schema;
  }

  /** {@code Page<TagView>} becomes {@code TagPage}, after the schema of its items. */
  private void namePages() {
    Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
    Map<String, String> renamed = new LinkedHashMap<>();
    schemas.forEach(
        (name, schema) -> {
          Map<String, Schema> properties = schema.getProperties();
          if (name.startsWith("Page")
              && properties != null
              && properties.containsKey("data")
              && properties.get("data").getItems() != null
              && properties.get("data").getItems().getRef() != null) {
            String item = properties.get("data").getItems().getRef().substring(PREFIX.length());
            renamed.put(name, item + "Page");
            schema.setDescription("One page of a list.");
          }
        });
    renamed.forEach(
        (from, to) -> {
          document.getComponents().addSchema(to, schemas.get(from));
          document.getComponents().removeSchema(from);
        });
    everySchema(
        schema -> {
          String name =
              schema.getRef() == null ? null : renamed.get(schema.getRef().replace(PREFIX, ""));
          if (name != null) {
            schema.setRef(PREFIX + name);
          }
        });
    operations()
        .filter(
            operation ->
                operation.getParameters() != null
                    && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("include")))
        .forEach(
            operation ->
                answers(operation)
                    .map(this::resolve)
                    .filter(
                        schema ->
                            schema.getProperties() != null
                                && document.getComponents().getSchemas().containsKey("Included"))
                    .forEach(
                        schema ->
                            schema.addProperty(
                                "included", OASFactory.createSchema().ref(PREFIX + "Included"))));
    document.getComponents().setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
  }

  /**
   * What is one of several schemas or null has no type of its own beside them: that would forbid
   * null.
   */
  private static void leaveTypeToChoices(Schema schema) {
    if (schema.getAnyOf() != null
        && schema.getAnyOf().stream().anyMatch(one -> one.getRef() != null)) {
      schema.setType((List<SchemaType>) null);
    }
  }

  private void mend(Schema schema) {
    unwrap(schema);
    boolean nullable = schema.getType() != null && schema.getType().contains(SchemaType.NULL);
    if (schema.getRef() != null) {
      String format = TEXTS.get(schema.getRef());
      if (format != null) {
        schema.setRef(null);
        schema.setType(
            nullable ? List.of(SchemaType.STRING, SchemaType.NULL) : List.of(SchemaType.STRING));
        schema.setFormat(format);
      } else if (nullable) {
        Schema reference = OASFactory.createSchema().ref(schema.getRef());
        schema.setRef(null);
        schema.setType((List<SchemaType>) null);
        schema.setAnyOf(
            List.of(reference, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
      } else {
        schema.setType((List<SchemaType>) null);
      }
      return;
    }
    if (schema.getAnyOf() != null && schema.getType() != null) {
      flatten(schema);
    }
    if (schema.getEnumeration() != null) {
      if (schema.getType() != null && schema.getType().contains(SchemaType.STRING)) {
        // The three states of a component of a merge patch left "object" here.
        List<SchemaType> types = new ArrayList<>(schema.getType());
        types.remove(SchemaType.OBJECT);
        schema.setType(types);
      }
      List<Object> words = new ArrayList<>();
      for (Object word : schema.getEnumeration()) {
        words.add(word instanceof String text ? text.toLowerCase(Locale.ROOT) : word);
      }
      if (nullable && !words.contains(null)) {
        words.add(null);
      }
      schema.setEnumeration(words);
    }
  }

  /** A component of a merge patch is what it holds, not its three states. */
  private void unwrap(Schema schema) {
    if (schema.getRef() != null && schema.getRef().startsWith(PREFIX + "JsonNullable")) {
      Map<String, Schema> properties = resolve(schema).getProperties();
      Schema held = properties == null ? null : properties.get("value");
      if (held != null) {
        schema.setRef(held.getRef());
        schema.setType(held.getType());
        schema.setFormat(held.getFormat());
        schema.setItems(held.getItems());
        schema.setAdditionalPropertiesSchema(held.getAdditionalPropertiesSchema());
      }
    }
  }

  /** Either this or null, said twice: once as a type, once as a choice. */
  private static void flatten(Schema schema) {
    List<Schema> others =
        schema.getAnyOf().stream()
            .filter(one -> !List.of(SchemaType.NULL).equals(one.getType()))
            .toList();
    if (others.size() == schema.getAnyOf().size() || others.size() != 1) {
      return;
    }
    Schema other = others.getFirst();
    if (other.getRef() != null) {
      schema.setType((List<SchemaType>) null);
    } else if (other.getType() != null) {
      List<SchemaType> types = new ArrayList<>(other.getType());
      types.add(SchemaType.NULL);
      schema.setAnyOf(null);
      schema.setType(types);
      schema.setFormat(other.getFormat());
      schema.setItems(other.getItems());
      schema.setEnumeration(other.getEnumeration());
    }
  }

  private void everySchema(Consumer<Schema> action) {
    Set<Schema> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    document.getComponents().getSchemas().values().forEach(schema -> walk(schema, action, seen));
    operations().flatMap(Schemas::roots).forEach(schema -> walk(schema, action, seen));
  }

  private static void walk(Schema schema, Consumer<Schema> action, Set<Schema> seen) {
    if (seen.add(schema)) {
      children(schema).forEach(child -> walk(child, action, seen));
      action.accept(schema);
    }
  }

  private static Stream<Schema> children(Schema schema) {
    List<Schema> children = new ArrayList<>();
    if (schema.getProperties() != null) {
      children.addAll(schema.getProperties().values());
    }
    for (List<Schema> several :
        java.util.Arrays.asList(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())) {
      if (several != null) {
        children.addAll(several);
      }
    }
    if (schema.getItems() != null) {
      children.add(schema.getItems());
    }
    if (schema.getAdditionalPropertiesSchema() != null) {
      children.add(schema.getAdditionalPropertiesSchema());
    }
    return children.stream();
  }

  private void collect(Schema schema, Set<String> names) {
    String ref = schema.getRef();
    if (ref != null && ref.startsWith(PREFIX)) {
      String name = ref.substring(PREFIX.length());
      Schema target = document.getComponents().getSchemas().get(name);
      if (target != null && names.add(name)) {
        collect(target, names);
      }
    }
    children(schema).forEach(child -> collect(child, names));
  }

  private Stream<Operation> operations() {
    return document.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream());
  }

  private static Stream<Schema> roots(Operation operation) {
    Stream<Schema> parameters =
        operation.getParameters() == null
            ? Stream.empty()
            : operation.getParameters().stream()
                .map(parameter -> parameter.getSchema())
                .filter(Objects::nonNull);
    Stream<Schema> body =
        operation.getRequestBody() == null
            ? Stream.empty()
            : roots(operation.getRequestBody().getContent());
    return Stream.of(parameters, body, answers(operation)).flatMap(schemas -> schemas);
  }

  private static Stream<Schema> answers(Operation operation) {
    return operation.getResponses() == null
        ? Stream.empty()
        : operation.getResponses().getAPIResponses().values().stream()
            .flatMap(response -> roots(response.getContent()));
  }

  private static Stream<Schema> roots(@Nullable Content content) {
    Collection<MediaType> types = content == null ? List.of() : content.getMediaTypes().values();
    return types.stream().map(MediaType::getSchema).filter(Objects::nonNull);
  }
}
