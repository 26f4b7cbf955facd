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
  UPDATED_DESC("-updatedAt", "updated_at", true),
  UPDATED_ASC("updatedAt", "updated_at", false),
  CREATED_DESC("-createdAt", "created_at", true),
  CREATED_ASC("createdAt", "created_at", false),
  PRIORITY_DESC("-priority", "priority", true);

  private final String word;
  private final String column;
  private final boolean descending;

  CaseSort(String word, String column, boolean descending) {
    this.word = word;
    this.column = column;
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
        " and (c.%s, c.id) %s (?, ?)".formatted(column, descending ? "<" : ">"),
        this == PRIORITY_DESC
            ? (Object) PageRequest.number(key.getFirst())
            : instant(key.getFirst()),
        PageRequest.number(key.get(1)));
  }

  String orderBy() {
    String direction = descending ? " desc" : "";
    return " order by c." + column + direction + ", c.id" + direction;
  }

  List<?> key(CaseSummary row) {
    Object first =
        switch (this) {
          case UPDATED_DESC, UPDATED_ASC -> row.updatedAt();
          case CREATED_DESC, CREATED_ASC -> row.createdAt();
          case PRIORITY_DESC -> row.priority().ordinal();
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
