package org.zelodesk.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

/** Headers that every answer carries, and the {@code Link} of a list to its next page. */
@Provider
class AnswerHeaders implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    if (!headers.containsKey("Content-Security-Policy")) {
      headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.containsKey("Cache-Control")) {
      headers.putSingle("Cache-Control", "private, no-store");
    }
    if (response.getEntity() instanceof Page<?> page && page.page().nextCursor() != null) {
      String next =
          UriBuilder.fromUri(request.getUriInfo().getRequestUri())
              .scheme(null)
              .host(null)
              .port(-1)
              .replaceQueryParam("cursor", page.page().nextCursor())
              .build()
              .toString();
      headers.add("Link", "<" + next + ">; rel=\"next\"");
    }
  }
}
