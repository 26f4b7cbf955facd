package org.zelodesk.platform;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that every list takes: {@code limit}, {@code cursor}, {@code count}. Keyset pages
 * only, never an offset.
 */
public final class PageRequest {

  private static final String SEPARATOR = "\u001f";

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(
      description = "Rows a page.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
  public int limit;

  @QueryParam("cursor")
  @Parameter(description = "Opaque, from `page.nextCursor`; bound to the query and the sort.")
  public @Nullable String cursor;

  @QueryParam("count")
  @DefaultValue("false")
  @Parameter(description = "Adds `page.total`: exact up to 10,000, else an estimate that says so.")
  public boolean count;

  /** For callers inside the application. */
  public static PageRequest ofSize(int limit) {
    PageRequest request = new PageRequest();
    request.limit = limit;
    return request;
  }

  /**
   * The key values after which the page starts: null on the first page.
   *
   * @param query everything that the cursor is bound to: the filters and the sort, in a stable form
   * @param keys how many values the sort's key has
   */
  public @Nullable List<String> after(String query, int keys) {
    if (limit < 1 || limit > 100) {
      throw Problem.of(400, "invalid_parameter").with(new Problem.Fault("?limit", "range_1_100"));
    }
    if (cursor == null) {
      return null;
    }
    String[] parts;
    try {
      parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
              .split(SEPARATOR, -1);
    } catch (IllegalArgumentException notBase64) {
      throw Problem.of(400, "invalid_cursor");
    }
    if (parts.length != keys + 1) {
      throw Problem.of(400, "invalid_cursor");
    }
    if (!parts[0].equals(fingerprint(query))) {
      throw Problem.of(400, "cursor_mismatch");
    }
    return Arrays.asList(parts).subList(1, parts.length);
  }

  /** As {@link #after}, for lists whose only key is a number. */
  public @Nullable Long afterId(String query) {
    List<String> key = after(query, 1);
    return key == null ? null : number(key.getFirst());
  }

  /** A number out of a cursor; 400 where somebody made the cursor up. */
  public static long number(String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException forged) {
      throw Problem.of(400, "invalid_cursor");
    }
  }

  /** An id out of a cursor; 400 where somebody made the cursor up. */
  public static UUID uuid(String part) {
    try {
      return UUID.fromString(part);
    } catch (IllegalArgumentException forged) {
      throw Problem.of(400, "invalid_cursor");
    }
  }

  /**
   * Cuts the page.
   *
   * @param rows up to {@code limit + 1} rows: the one too many says that there is more
   * @param key the sort's key of a row, as the next call's {@link #after} shall give it back
   */
  public <T> Page<T> page(
      String query, List<T> rows, Function<T, List<?>> key, Supplier<Total> total) {
    boolean more = rows.size() > limit;
    List<T> data = more ? new ArrayList<>(rows.subList(0, limit)) : rows;
    String next = more ? encode(query, key.apply(data.getLast())) : null;
    Total counted = count ? total.get() : null;
    return new Page<>(
        data,
        new Page.Info(
            next,
            more,
            counted == null ? null : counted.rows(),
            counted == null ? null : counted.exact()),
        null);
  }

  private static String encode(String query, List<?> key) {
    StringBuilder text = new StringBuilder(fingerprint(query));
    key.forEach(value -> text.append(SEPARATOR).append(value));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String fingerprint(String query) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 6));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
