package org.zelodesk.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A body is what its media type says, and that must be one that the operation names: where it names
 * none, JSON. The framework would read any body that claims nothing, or anything like JSON.
 */
@Singleton
class BodyTypes {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

  /** Of each method of a resource; none where it has no body, or reads any. */
  private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

  /** Before the framework looks for the method: it takes a malformed type for an error of ours. */
  @ServerRequestFilter(preMatching = true)
  void wellFormed(ContainerRequestContext request) {
    String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (given != null && METHODS.contains(request.getMethod())) {
      try {
        MediaType.valueOf(given);
      } catch (IllegalArgumentException malformed) {
        throw unsupported();
      }
    }
  }

  @ServerRequestFilter
  void asNamed(ContainerRequestContext request, @Nullable SimpleResourceInfo resource) {
    if (resource == null || resource.getResourceClass() == null || !hasBody(request)) {
      return;
    }
    Set<String> types =
        named.computeIfAbsent(
            resource.getResourceClass().getName() + "#" + resource.getMethodName(),
            key -> namedBy(resource.getResourceClass(), resource.getMethodName()));
    if (!types.isEmpty()) {
      MediaType given = request.getMediaType();
      if (given == null || !types.contains(bare(given))) {
        throw unsupported();
      }
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    return request.getHeaderString("Transfer-Encoding") != null || request.getLength() > 0;
  }

  private static String bare(MediaType type) {
    return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
  }

  private static Set<String> namedBy(Class<?> type, String methodName) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(methodName)
          && Arrays.stream(method.getParameters())
              .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class))) {
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes == null ? Set.of(MediaType.APPLICATION_JSON) : Set.of(consumes.value());
      }
    }
    return Set.of();
  }

  private static Problem unsupported() {
    return Problem.of(415, "unsupported_media_type");
  }
}
