package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page starts, in the form of the API's cursors: base64url of a fingerprint of the query,
 * the sort's value and the id.
 */
record Cursor(String fingerprint, Instant updatedAt, long id) {

  private static final String SEPARATOR = "\u001f";

  static Cursor parse(String text) {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
            .split(SEPARATOR, -1);
    return new Cursor(parts[0], Instant.parse(parts[1]), Long.parseLong(parts[2]));
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            String.join(SEPARATOR, fingerprint, updatedAt.toString(), Long.toString(id))
                .getBytes(StandardCharsets.UTF_8));
  }
}
