package org.zelodesk.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Adds the answers that an operation can give because of its shape: a body can be too large, a path
 * can lead to nothing, a version can be stale.
 */
final class Responses {

  private static final String PROBLEM = "application/problem+json";

  /** Status → name of the shared response and what it means. */
  private static final Map<String, List<String>> PROBLEMS = new TreeMap<>();

  static {
    PROBLEMS.put(
        "400",
        List.of("BadRequest", "The request cannot be read, or a parameter is wrong or unknown."));
    PROBLEMS.put("401", List.of("Unauthorized", "A valid access token is needed."));
    PROBLEMS.put(
        "403",
        List.of(
            "Forbidden",
            "The caller may see this but not do that, or lacks the permission that `detail` names."));
    PROBLEMS.put(
        "404",
        List.of(
            "NotFound",
            "There is nothing here, or the caller may not know of it; both look the same."));
    PROBLEMS.put(
        "406", List.of("NotAcceptable", "None of the media types asked for can be given."));
    PROBLEMS.put(
        "409", List.of("Conflict", "The state of things does not allow it now; `code` says why."));
    PROBLEMS.put(
        "412",
        List.of(
            "PreconditionFailed",
            "It has changed since the version in `If-Match`; `currentVersion` and `ETag` name the current one."));
    PROBLEMS.put("413", List.of("TooLarge", "The body is larger than allowed."));
    PROBLEMS.put(
        "415", List.of("UnsupportedMediaType", "The body's media type is not accepted here."));
    PROBLEMS.put(
        "422",
        List.of(
            "Invalid",
            "The request is well-formed, but values break a rule; `errors` names each. Nothing was changed."));
    PROBLEMS.put(
        "503",
        List.of(
            "TryAgain", "The desk cannot answer at this moment; try again after `Retry-After`."));
  }

  private final OpenAPI document;
  private final Schemas schemas;

  Responses(OpenAPI document, Schemas schemas) {
    this.document = document;
    this.schemas = schemas;
    var components = document.getComponents();
    components.addHeader("ETag", header("The version as a strong entity tag.", "\"v17\""));
    components.addHeader("Location", header("Where the new resource is.", null));
    components.addHeader(
        "Link", header("The next page, `rel=\"next\"`; absent on the last.", null));
    components.addHeader("RequestId", header("Names this request in the logs.", null));
    components.addHeader(
        "IdempotencyReplayed",
        header("`true` when this is the stored answer to an earlier request.", null));
    components.addHeader("RetryAfter", header("Seconds to wait.", "1"));
    components.addHeader("WwwAuthenticate", header("How to authenticate (RFC 6750).", "Bearer"));
    PROBLEMS.forEach(
        (status, text) -> components.addResponse(text.get(0), problem(status, text.get(1))));
    components.addResponse(
        "NotModified",
        OASFactory.createAPIResponse()
            .description("The caller has the current version.")
            .headers(headers("ETag", "ETag", "X-Request-Id", "RequestId")));
  }

  void complete(PathItem.HttpMethod method, String path, Operation operation) {
    boolean body = operation.getRequestBody() != null;
    boolean write = method != PathItem.HttpMethod.GET;
    boolean post = method == PathItem.HttpMethod.POST && !ContractFilter.changesNothing(operation);
    APIResponses responses = OASFactory.createAPIResponses();
    Map<String, APIResponse> all = new TreeMap<>();
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (!status.startsWith("4") && !status.startsWith("5")) {
                all.put(status, success(status, post, response));
              } else if (response.getContent() != null
                  && !response.getContent().getMediaTypes().isEmpty()) {
                all.put(status, response);
              }
            });
    all.putIfAbsent("400", shared("400"));
    if (!operation.getSecurity().isEmpty()) {
      all.putIfAbsent("401", shared("401"));
    }
    all.putIfAbsent("403", shared("403"));
    if (has(operation, Parameter.In.PATH, null)) {
      all.putIfAbsent("404", shared("404"));
    }
    all.putIfAbsent("406", shared("406"));
    if (write) {
      all.putIfAbsent("409", shared("409"));
      all.putIfAbsent("422", shared("422"));
    }
    if (has(operation, Parameter.In.HEADER, "If-Match")) {
      all.putIfAbsent("412", shared("412"));
    }
    if (has(operation, Parameter.In.HEADER, "If-None-Match")) {
      all.putIfAbsent(
          "304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
    }
    if (body) {
      all.putIfAbsent("413", shared("413"));
      all.putIfAbsent("415", shared("415"));
    }
    all.putIfAbsent("503", shared("503"));
    all.forEach(responses::addAPIResponse);
    operation.setResponses(responses);
  }

  private APIResponse success(String status, boolean post, APIResponse response) {
    Map<String, Header> headers =
        new LinkedHashMap<>(response.getHeaders() == null ? Map.of() : response.getHeaders());
    Schema schema = schemas.ofJson(response.getContent());
    Map<String, Schema> properties =
        schema == null || schema.getProperties() == null ? Map.of() : schema.getProperties();
    if (properties.containsKey("version")) {
      headers.putIfAbsent("ETag", reference("ETag"));
    }
    if (properties.containsKey("data") && properties.containsKey("page")) {
      headers.putIfAbsent("Link", reference("Link"));
    }
    if (status.equals("201")) {
      headers.putIfAbsent("Location", reference("Location"));
    }
    if (post) {
      headers.putIfAbsent("Idempotency-Replayed", reference("IdempotencyReplayed"));
    }
    headers.putIfAbsent("X-Request-Id", reference("RequestId"));
    response.setHeaders(headers);
    if (response.getContent() != null && response.getContent().getMediaTypes().isEmpty()) {
      response.setContent(null);
    }
    if (response.getDescription() == null) {
      response.setDescription(
          switch (status) {
            case "201" -> "Made.";
            case "204" -> "Done; there is nothing to say.";
            default -> "Done.";
          });
    }
    return response;
  }

  private APIResponse problem(String status, String description) {
    Map<String, Header> headers = headers("X-Request-Id", "RequestId");
    switch (status) {
      case "401" -> headers.put("WWW-Authenticate", reference("WwwAuthenticate"));
      case "409", "503" -> headers.put("Retry-After", reference("RetryAfter"));
      case "412" -> headers.put("ETag", reference("ETag"));
      default -> {
        // The others carry no header of their own.
      }
    }
    return OASFactory.createAPIResponse()
        .description(description)
        .headers(headers)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    PROBLEM,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
  }

  private static boolean has(Operation operation, Parameter.In in, @Nullable String name) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(p -> p.getIn() == in && (name == null || p.getName().equals(name)));
  }

  private static Header header(String description, @Nullable String example) {
    Schema schema = Schemas.text();
    if (example != null) {
      schema.setExamples(List.of(example));
    }
    return OASFactory.createHeader().description(description).schema(schema);
  }

  private static Map<String, Header> headers(String... namesAndComponents) {
    Map<String, Header> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndComponents.length; i += 2) {
      headers.put(namesAndComponents[i], reference(namesAndComponents[i + 1]));
    }
    return headers;
  }

  private static Header reference(String component) {
    return OASFactory.createHeader().ref("#/components/headers/" + component);
  }

  private static APIResponse shared(String status) {
    return OASFactory.createAPIResponse()
        .ref("#/components/responses/" + Objects.requireNonNull(PROBLEMS.get(status)).getFirst());
  }
}
