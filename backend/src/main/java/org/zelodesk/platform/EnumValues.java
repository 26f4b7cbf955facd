package org.zelodesk.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Enums go over the wire, and into the database, in lower_snake. */
public final class EnumValues {

  /** Both ways for each type, made once: rows of lists ask for several of them. */
  private static final ClassValue<Words> WORDS =
      new ClassValue<>() {
        @Override
        protected Words computeValue(Class<?> type) {
          return Words.of(type);
        }
      };

  private record Words(List<String> byOrdinal, Map<String, Enum<?>> byWord) {

    static Words of(Class<?> type) {
      List<String> words = new ArrayList<>();
      Map<String, Enum<?>> values = new HashMap<>();
      for (Object constant : type.getEnumConstants()) {
        Enum<?> value = (Enum<?>) constant;
        String word = value.name().toLowerCase(Locale.ROOT);
        words.add(word);
        values.put(word, value);
      }
      return new Words(List.copyOf(words), Map.copyOf(values));
    }
  }

  private EnumValues() {}

  public static String wire(Enum<?> value) {
    return WORDS.get(value.getDeclaringClass()).byOrdinal.get(value.ordinal());
  }

  /**
   * The value that a wire word names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String word) {
    Enum<?> value = WORDS.get(type).byWord.get(word);
    if (value == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no " + word);
    }
    return type.cast(value);
  }

  static String joined(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> wire((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }
}
