package org.zelodesk.platform;

import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** The strong entity tag of a version of a resource: {@code "v17"}. */
public final class Etag {

  private Etag() {}

  public static EntityTag of(long version) {
    return new EntityTag("v" + version);
  }

  /** True when an {@code If-None-Match} header names this version, so that 304 is the answer. */
  public static boolean isNamedIn(@Nullable String ifNoneMatch, long version) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String bare = tag.strip();
      if (bare.equals("*")
          || bare.equals("\"v" + version + "\"")
          || bare.equals("W/\"v" + version + "\"")) {
        return true;
      }
    }
    return false;
  }
}
