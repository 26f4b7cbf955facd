package org.zelodesk.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enums go over the wire, and into the database, in lower_snake. */
public final class EnumValues {

  private EnumValues() {}

  public static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The value that a wire word names. */
  public static <E extends Enum<E>> E parse(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static String joined(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> wire((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }
}
