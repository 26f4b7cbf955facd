package org.zelodesk.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every request has an id, the caller's {@code X-Request-Id} if it is well-formed, that stands in
 * the answer and in the log.
 */
@Provider
@PreMatching
@Priority(1)
public class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {

  static final String HEADER = "X-Request-Id";
  private static final String PROPERTY = "zelodesk.request-id";
  private static final String STREAM = "/stream";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final RoutingContext routing;

  RequestIds(RoutingContext routing) {
    this.routing = routing;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String id = of(request);
    if (request.getUriInfo().getPath().endsWith(STREAM)) {
      // No filter of answers sees the answer that is a stream; one that is refused has its header.
      routing.addHeadersEndHandler(
          ready -> {
            if (!routing.response().headers().contains(HEADER)) {
              routing.response().putHeader(HEADER, id);
            }
          });
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, of(request));
  }

  /** What names this request in the logs and in its answer. */
  public static String of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof String known) {
      return known;
    }
    String id = choose(request.getHeaderString(HEADER));
    request.setProperty(PROPERTY, id);
    return id;
  }

  /** The caller's own id where it is well-formed, else a new one. */
  static String choose(@Nullable String given) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return given != null && WELL_FORMED.matcher(given).matches()
        ? given
        : new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
