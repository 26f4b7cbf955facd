package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text must say, in the lexemes that texts are kept as. The same lexemes are asked of the
 * database ({@link #tsquery}) and of a document in memory ({@link CaseWords}).
 */
sealed interface Words {

  /**
   * One word after the other.
   *
   * @param places for each of them the lexemes that it may stand there as
   * @param prefix whether the last one may go on
   */
  record Term(List<Set<String>> places, boolean prefix) implements Words {}

  record Every(List<Words> parts) implements Words {}

  record Some(List<Words> parts) implements Words {}

  /**
   * As PostgreSQL's {@code tsquery}.
   *
   * @param internal whether words of weight D may match: those of internal comments
   */
  default String tsquery(boolean internal) {
    return switch (this) {
      case Term term -> term(term, internal);
      case Every every -> joined(every.parts(), " & ", internal);
      case Some some -> joined(some.parts(), " | ", internal);
    };
  }

  /** The terms in it, wherever they stand. */
  default List<Term> terms() {
    return switch (this) {
      case Term term -> List.of(term);
      case Every every -> every.parts().stream().flatMap(part -> part.terms().stream()).toList();
      case Some some -> some.parts().stream().flatMap(part -> part.terms().stream()).toList();
    };
  }

  private static String joined(List<Words> parts, String sign, boolean internal) {
    return parts.stream()
        .map(part -> part.tsquery(internal))
        .collect(Collectors.joining(sign, "(", ")"));
  }

  private static String term(Term term, boolean internal) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < term.places().size(); i++) {
      boolean prefix = term.prefix() && i == term.places().size() - 1;
      String labels = (prefix ? "*" : "") + (internal ? "" : "ABC");
      String label = labels.isEmpty() ? "" : ":" + labels;
      places.add(
          term.places().get(i).stream()
              .map(lexeme -> quoted(lexeme) + label)
              .collect(Collectors.joining(" | ", "(", ")")));
    }
    return "(" + String.join(" <-> ", places) + ")";
  }

  private static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
