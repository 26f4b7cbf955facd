package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zelodesk.cases.NextDue;
import org.zelodesk.platform.Sql;

/**
 * Writes a query as a condition on rows {@code c} of cases; {@link Matching} gives the same answers
 * in memory. Every value is bound, or comes from a closed list of words of ours. In SQL a
 * comparison with nothing is neither true nor false: what is not true does not hold, and that is
 * what a negation negates.
 */
final class SqlPredicates {

  /** Any cluster has it, and it knows the letters of every script, as Java does. */
  private static final String ANY_SCRIPT = " collate \"und-x-icu\"";

  private SqlPredicates() {}

  /** The condition as a whole; texts that it needs are joined, from whichever side is cheaper. */
  static Sql of(Clause clause) {
    if (clause instanceof Clause.Says says) {
      return says(says, "");
    }
    if (clause instanceof Clause.All all && !all.parts().isEmpty()) {
      return joined(all.parts().stream().map(SqlPredicates::of).toList(), " and ");
    }
    return part(clause);
  }

  private static Sql part(Clause clause) {
    return switch (clause) {
      case Clause.All all -> joined(all.parts(), " and ", "true");
      case Clause.Any any -> joined(any.parts(), " or ", "false");
      case Clause.Not not -> negated(not.part());
      case Clause.Among among -> either(among(among), among.field(), among.orNone());
      case Clause.Compared compared -> compared(compared);
      case Clause.Containing containing -> containing(containing);
      case Clause.Speaking speaking ->
          either(speaking(speaking), speaking.field(), speaking.orNone());
      // The offset keeps it from being answered by reading the texts of all cases at once.
      case Clause.Says says -> says(says, " offset 0");
    };
  }

  private static Sql says(Clause.Says says, String end) {
    return Sql.of(
        "exists (select 1 from case_texts t where t.case_id = c.id and t.words @@ ?::tsquery"
            + end
            + ")",
        says.words().tsquery(says.internal()));
  }

  private static Sql joined(List<Clause> parts, String word, String ofNothing) {
    return parts.isEmpty()
        ? Sql.of(ofNothing)
        : joined(parts.stream().map(SqlPredicates::part).toList(), word);
  }

  private static Sql joined(List<Sql> parts, String word) {
    Sql sql = Sql.of("(");
    for (int i = 0; i < parts.size(); i++) {
      sql.addIf(i > 0, word).add(parts.get(i));
    }
    return sql.add(")");
  }

  /** Not one of these words is one of the others: the planner knows what to do with that. */
  private static Sql negated(Clause part) {
    if (part instanceof Clause.Among among && isAlwaysAWord(among.field())) {
      return words(
          among.field(),
          among.field().words().stream().filter(word -> !among.values().contains(word)).toList());
    }
    return Sql.of("(").add(part(part)).add(" is not true)");
  }

  private static boolean isAlwaysAWord(QueryField field) {
    return field.type() == FieldType.CHOICE && field.customKey() == null && !field.takesNone();
  }

  /** The condition, or that there is no value, or both. */
  private static Sql either(List<Sql> condition, QueryField field, boolean orNone) {
    List<Sql> parts = new ArrayList<>(condition);
    if (orNone) {
      parts.add(none(field));
    }
    return parts.isEmpty() ? Sql.of("false") : joined(parts, " or ");
  }

  private static Sql none(QueryField field) {
    if (field.rows() != null) {
      return Sql.of("not exists (select 1 from " + field.rows() + ")");
    }
    if (field.customKey() != null) {
      return field.many()
          ? Sql.of("coalesce(c.custom_fields -> ?, '[]') = '[]'", field.customKey())
          : Sql.of("c.custom_fields ->> ? is null", field.customKey());
    }
    return Sql.of(field.column() + (field.many() ? " = '{}'" : " is null"));
  }

  private static List<Sql> among(Clause.Among among) {
    QueryField field = among.field();
    Set<Object> values = among.values();
    if (values.isEmpty()) {
      return List.of();
    }
    if (field.rows() != null) {
      return List.of(
          Sql.of("exists (select 1 from " + field.rows() + " and ")
              .add(words(field, values))
              .add(")"));
    }
    if (field.customKey() != null) {
      return values.stream().map(value -> holds(field, field.customKey(), value)).toList();
    }
    return List.of(
        switch (field.type()) {
          case BOOLEAN ->
              Sql.of(
                  values.size() > 1
                      ? "true"
                      : (values.contains(true) ? "" : "not ") + field.column());
          case CHOICE -> words(field, values);
          case TEXT, WORD, RANK, NUMBER, DECIMAL, INSTANT, DEADLINE, DATE, LANGUAGE ->
              Sql.of(field.column() + " = any(?)", values);
          case TEAM, AGENT, CUSTOMER, ORGANIZATION, TOPIC, TAG ->
              field.many()
                  ? Sql.of(field.column() + " && ?", values)
                  : Sql.of(field.column() + " = any(?)", values);
        });
  }

  /** Written out, not bound: the planner must see the words to use a partial index. */
  private static Sql words(QueryField field, java.util.Collection<?> words) {
    return words.isEmpty()
        ? Sql.of("false")
        : Sql.of(
            words.stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining("', '", field.column() + " in ('", "')")));
  }

  /** One value of a custom field, asked for in the way that an index of the whole column serves. */
  private static Sql holds(QueryField field, String key, Object value) {
    String type =
        switch (field.type()) {
          case DECIMAL -> "numeric";
          case BOOLEAN -> "boolean";
          case TEXT,
              WORD,
              CHOICE,
              RANK,
              NUMBER,
              INSTANT,
              DEADLINE,
              DATE,
              LANGUAGE,
              TEAM,
              AGENT,
              CUSTOMER,
              ORGANIZATION,
              TOPIC,
              TAG ->
              "text";
        };
    String bound = "?::" + type;
    return Sql.of(
        "c.custom_fields @> jsonb_build_object(?::text, "
            + (field.many() ? "jsonb_build_array(" + bound + ")" : bound)
            + ")",
        key,
        value);
  }

  private static Sql compared(Clause.Compared compared) {
    QueryField field = compared.field();
    Sql sql =
        field.customKey() == null
            ? Sql.of(field.column())
            : field.type() == FieldType.DECIMAL
                ? Sql.of(
                    "case when jsonb_typeof(c.custom_fields -> ?) = 'number' then (c.custom_fields ->> ?)::numeric end",
                    field.customKey(),
                    field.customKey())
                : Sql.of("(c.custom_fields ->> ?) collate \"C\"", field.customKey());
    String sign = compared.operator() == Operator.IS ? "=" : compared.operator().sign();
    sql.add(" " + sign + " ?", compared.value());
    // What follows from it is what the index knows.
    boolean before =
        compared.operator() == Operator.LESS || compared.operator() == Operator.AT_MOST;
    return field.type() == FieldType.DEADLINE && before
        ? Sql.of("(").add(sql).add(" and " + NextDue.IN_SQL + " " + sign + " ?)", compared.value())
        : sql;
  }

  private static Sql containing(Clause.Containing containing) {
    return joined(
        containing.texts().stream()
            .map(
                text ->
                    Sql.of("strpos(lower(" + containing.field().column() + ANY_SCRIPT + "), ")
                        .add("lower(?::text" + ANY_SCRIPT + ")) > 0", text))
            .toList(),
        " or ");
  }

  private static List<Sql> speaking(Clause.Speaking speaking) {
    String spoken = "lower(" + speaking.field().column() + ")";
    return speaking.languages().stream()
        .map(
            language ->
                Sql.of(
                    "(" + spoken + " = ? or starts_with(" + spoken + ", ?))",
                    language,
                    language + "-"))
        .toList();
  }
}
