package org.zelodesk.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The document of a case, as {@code case_texts} holds it: in parts, each with the places at which
 * its lexemes stand.
 */
final class CaseWords {

  /** A case of which no words are known. */
  static final CaseWords NONE = new CaseWords(List.of());

  /**
   * Where a lexeme stands.
   *
   * @param internal whether only those may know who see what is internal
   */
  record Place(int number, boolean internal) {}

  private final List<NavigableMap<String, List<Place>>> parts;

  CaseWords(Collection<? extends Map<String, List<Place>>> parts) {
    List<NavigableMap<String, List<Place>>> sorted = new ArrayList<>();
    parts.forEach(part -> sorted.add(new TreeMap<>(part)));
    this.parts = sorted;
  }

  /** Whether one of the parts says it. */
  boolean say(Words words, boolean internal) {
    return parts.stream().anyMatch(part -> says(part, words, internal));
  }

  private static boolean says(
      NavigableMap<String, List<Place>> part, Words words, boolean internal) {
    return switch (words) {
      case Words.Term term -> says(part, term, internal);
      case Words.Every every -> every.parts().stream().allMatch(one -> says(part, one, internal));
      case Words.Some some -> some.parts().stream().anyMatch(one -> says(part, one, internal));
    };
  }

  private static boolean says(
      NavigableMap<String, List<Place>> part, Words.Term term, boolean internal) {
    Set<Integer> ends = null;
    for (int i = 0; i < term.places().size(); i++) {
      boolean prefix = term.prefix() && i == term.places().size() - 1;
      Set<Integer> here = new HashSet<>();
      for (String lexeme : term.places().get(i)) {
        Collection<List<Place>> found =
            prefix
                ? starting(part, lexeme).values()
                : List.of(part.getOrDefault(lexeme, List.of()));
        for (List<Place> places : found) {
          for (Place place : places) {
            if ((internal || !place.internal())
                && (ends == null || ends.contains(place.number() - 1))) {
              here.add(place.number());
            }
          }
        }
      }
      ends = here;
    }
    return ends != null && !ends.isEmpty();
  }

  private static Map<String, List<Place>> starting(
      NavigableMap<String, List<Place>> part, String prefix) {
    return part.subMap(prefix, true, prefix + Character.MAX_VALUE, true);
  }
}
