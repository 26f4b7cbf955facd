package org.zelodesk.cases;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;

/**
 * The documented orders of the list of cases; each ends in the id and has an index that starts with
 * it.
 */
enum CaseSort {
  UPDATED_DESC("-updatedAt", "c.updated_at", true),
  UPDATED_ASC("updatedAt", "c.updated_at", false),
  CREATED_DESC("-createdAt", "c.created_at", true),
  CREATED_ASC("createdAt", "c.created_at", false),
  PRIORITY_DESC("-priority", "c.priority", true),
  /** What is due first, first; what is not due comes last. */
  NEXT_DUE_ASC("nextDueAt", NextDue.IN_SQL, false);

  private final String word;
  private final String expression;
  private final boolean descending;

  CaseSort(String word, String expression, boolean descending) {
    this.word = word;
    this.expression = expression;
    this.descending = descending;
  }

  String word() {
    return word;
  }

  static String words() {
    return Arrays.stream(values()).map(CaseSort::word).collect(Collectors.joining(", "));
  }

  Sql after(List<String> key) {
    return Sql.of(
        " and (%s, c.id) %s (?, ?)".formatted(expression, descending ? "<" : ">"),
        this == PRIORITY_DESC
            ? (Object) PageRequest.number(key.getFirst())
            : instant(key.getFirst()),
        PageRequest.number(key.get(1)));
  }

  String orderBy() {
    String direction = descending ? " desc" : "";
    return " order by " + expression + direction + ", c.id" + direction;
  }

  List<?> key(CaseSummary row) {
    Object first =
        switch (this) {
          case UPDATED_DESC, UPDATED_ASC -> row.updatedAt();
          case CREATED_DESC, CREATED_ASC -> row.createdAt();
          case PRIORITY_DESC -> row.priority().ordinal();
          case NEXT_DUE_ASC -> row.nextDueAt() == null ? NextDue.NEVER : row.nextDueAt();
        };
    return List.of(first, row.id());
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException forged) {
      throw Problem.of(400, "invalid_cursor");
    }
  }
}
