package org.zelodesk.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The two shapes of an answer with one resource. */
public final class Answers {

  /** RFC 7396. */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  /** Where the API lives on the origin. */
  public static final String BASE = "/api/v1";

  private Answers() {}

  /** 200 with the ETag of this version, or 304 when the caller has it already. */
  public static Response one(Object entity, long version, @Nullable String ifNoneMatch) {
    return Etag.isNamedIn(ifNoneMatch, version)
        ? Response.notModified(Etag.of(version)).build()
        : Response.ok(entity).tag(Etag.of(version)).build();
  }

  /** 201 with Location and ETag. @param path from the base of the API on */
  public static Response created(String path, Object entity, long version) {
    return at(Response.Status.CREATED, path, entity, version);
  }

  /** 202 with Location and ETag of what will do it. @param path from the base of the API on */
  public static Response accepted(String path, Object entity, long version) {
    return at(Response.Status.ACCEPTED, path, entity, version);
  }

  private static Response at(Response.Status status, String path, Object entity, long version) {
    return Response.status(status)
        .header(HttpHeaders.LOCATION, URI.create(BASE + path))
        .tag(Etag.of(version))
        .entity(entity)
        .build();
  }
}
