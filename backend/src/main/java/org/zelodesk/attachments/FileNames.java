package org.zelodesk.attachments;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * Names of files are what somebody claims: shown and sent back, never a path. Normalised first,
 * then judged; the other order lets a name through that normalising turns into a bad one.
 */
final class FileNames {

  private static final int MAX_CHARACTERS = 255;

  /** Joins emoji, and letters of some scripts. */
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private FileNames() {}

  /**
   * The name as it is kept.
   *
   * @param pointer where the request says it
   */
  static String checked(@Nullable String given, String pointer) {
    if (given == null || given.isBlank()) {
      throw refused(pointer, "required");
    }
    // NFC alone: NFKC would also turn harmless letters into others, and U+FF0F into a slash.
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
    if (name.codePointCount(0, name.length()) > MAX_CHARACTERS
        || name.equals(".")
        || name.equals("..")
        || name.codePoints().anyMatch(FileNames::isForbidden)) {
      throw refused(pointer, "file_name");
    }
    return name;
  }

  /** Separators of folders, and whatever is not seen or turns the text around. */
  private static boolean isForbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          character != ZERO_WIDTH_JOINER;
      default -> character == '/' || character == '\\';
    };
  }

  private static Problem refused(String pointer, String rule) {
    return pointer.startsWith("?")
        ? Problem.of(400, "invalid_parameter").with(new Problem.Fault(pointer, rule))
        : Problem.invalid(pointer, rule);
  }

  /** RFC 6266: the exact name for those who know RFC 8187, a plain one for those who do not. */
  static String contentDisposition(boolean inline, String name) {
    StringBuilder plain = new StringBuilder();
    StringBuilder exact = new StringBuilder();
    name.codePoints()
        .forEach(
            character ->
                plain.appendCodePoint(
                    character < 0x20 || character > 0x7e || "\"\\%".indexOf(character) >= 0
                        ? '_'
                        : character));
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0)) {
        exact.append((char) octet);
      } else {
        exact.append('%').append("%02X".formatted(octet & 0xff));
      }
    }
    return (inline ? "inline" : "attachment")
        + "; filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + exact;
  }
}
