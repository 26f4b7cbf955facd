package org.zelodesk.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} header: the versions that the caller believes to be current. RFC 9110,
 * 13.1.1.
 */
public final class ExpectedVersion {

  private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

  private final boolean any;
  private final Set<Long> versions;

  private ExpectedVersion(boolean any, Set<Long> versions) {
    this.any = any;
    this.versions = versions;
  }

  /**
   * Reads the header; called by the framework. A malformed header is 400, a weak tag never matches.
   */
  public static ExpectedVersion fromString(String header) {
    if (header.strip().equals("*")) {
      return new ExpectedVersion(true, Set.of());
    }
    Set<Long> versions = new HashSet<>();
    for (String part : header.split(",", -1)) {
      String tag = part.strip();
      Matcher matcher = TAG.matcher(tag);
      if (matcher.matches()) {
        versions.add(Long.parseLong(matcher.group(1)));
      } else if (!tag.matches("(W/)?\"[^\"]*\"")) {
        throw Problem.of(400, "invalid_parameter")
            .with(new Problem.Fault("?If-Match", "format", "\"v17\""));
      }
    }
    return new ExpectedVersion(false, versions);
  }

  /** The belief as the header says it: part of what makes two requests the same. */
  @JsonValue
  @Override
  public String toString() {
    return any
        ? "*"
        : versions.stream()
            .sorted()
            .map(version -> "\"v" + version + "\"")
            .collect(Collectors.joining(", "));
  }

  /**
   * Throws 412 with the current version when the caller's belief is stale; no belief is no
   * objection.
   */
  public static void check(@Nullable ExpectedVersion expected, long current) {
    if (expected != null && !expected.any && !expected.versions.contains(current)) {
      throw Problem.of(412, "stale_version", current)
          .with("currentVersion", current)
          .header("ETag", "\"v" + current + "\"");
    }
  }
}
