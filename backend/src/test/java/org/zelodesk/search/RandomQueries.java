package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Queries as people could write them, of every key, sign and kind of value that the registry has.
 *
 * @param fields the keys
 */
record RandomQueries(QueryFields fields, Random random) {

  private static final List<String> WORDS =
      List.of("kettle", "LEAKS", "Возврат", "ЗАКАЗ", "não", "Ação", "STRASSE", "%", "_", "a", "\\");

  String query() {
    return any(2);
  }

  /** Words that texts must say, with other clauses or without. */
  String said() {
    StringBuilder query = new StringBuilder(words());
    for (int i = random.nextInt(3); i > 0; i--) {
      query
          .append(random.nextInt(4) == 0 ? " or " : " ")
          .append(random.nextInt(4) == 0 ? "-" : "")
          .append(random.nextInt(3) == 0 ? clause(1) : words());
    }
    return query.toString();
  }

  private String words() {
    String word = one(RandomCases.SAID);
    return switch (random.nextInt(6)) {
      case 0 -> '"' + word + " " + one(RandomCases.SAID) + '"';
      case 1 -> '"' + one(RandomCases.SENTENCES).replace('"', ' ') + '"';
      case 2 -> word.substring(0, 1 + random.nextInt(word.length())) + "*";
      case 3 -> "(" + word + " or " + one(RandomCases.SAID) + ")";
      case 4 -> word.toUpperCase(Locale.ROOT);
      default -> word;
    };
  }

  private String any(int depth) {
    return random.nextInt(4) > 0 ? all(depth) : all(depth) + " or " + all(depth);
  }

  private String all(int depth) {
    List<String> clauses = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      clauses.add(clause(depth));
    }
    return String.join(" ", clauses);
  }

  private String clause(int depth) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> "-" + clause(depth);
      case 3 -> words();
      case 2 -> depth == 0 ? comparison() : "(" + any(depth - 1) + ")";
      default -> comparison();
    };
  }

  String comparison() {
    List<QueryField> all = List.copyOf(fields.all());
    return comparison(all.get(random.nextInt(all.size())));
  }

  String comparison(QueryField field) {
    Operator operator = one(field.operators());
    List<String> values = new ArrayList<>();
    for (int i = operator == Operator.IS ? random.nextInt(3) : 0; i >= 0; i--) {
      values.add(
          operator == Operator.IS && field.takesNone() && random.nextInt(5) == 0
              ? "none"
              : value(field));
    }
    return field.key() + operator.sign() + String.join(",", values);
  }

  private String value(QueryField field) {
    return switch (field.type()) {
      case TEXT -> '"' + one(WORDS).replace("\\", "\\\\") + '"';
      case WORD -> one(List.of("mail", "AC-1009", "ac-1009", "\"A 1\"", "7"));
      case CHOICE, RANK -> one(field.words());
      case NUMBER ->
          switch (field.key()) {
            case "id" -> "#" + (1001 + random.nextInt(RandomCases.COUNT));
            case "merged_into", "split_from" -> String.valueOf(1001 + random.nextInt(4));
            default -> String.valueOf(random.nextInt(4) - 1);
          };
      case DECIMAL -> one(List.of("0", "-1", "1.5", "2", "2.50", "1000000"));
      case BOOLEAN -> one(List.of("true", "false", "yes", "no"));
      case INSTANT, DEADLINE ->
          one(
              List.of(
                  "2026-01-31",
                  "2026-02-01",
                  "2026-01-31T10:00:00Z",
                  "2026-01-31T10:00:00.0005Z",
                  "2026-01-31T12:00:00+03:00",
                  "2h",
                  "3d",
                  "1w",
                  "today",
                  "yesterday",
                  "this_week",
                  "this_month",
                  "this_year",
                  "0001-01-01",
                  "9999-12-31"));
      case DATE ->
          one(
              List.of(
                  "2026-01-31", "2026-02-01", "today", "this_month", "0001-01-01", "9999-12-31"));
      case LANGUAGE -> one(List.of("pt", "pt-BR", "ru", "EN"));
      case TEAM -> one(List.of("my_teams", "11", "Parcels", "support", "13"));
      case AGENT -> one(List.of("me", "101", "\"Agent lead\"", "104"));
      case CUSTOMER -> one(List.of("2001", "2002", "ann@shop.test", "\"@BEA\""));
      case ORGANIZATION -> one(List.of("501", "\"kettles & co\"", "Lamps"));
      case TOPIC -> one(List.of("returns", "returns/*", "701/*", "returns/damaged", "lamps"));
      case TAG -> one(List.of("refund", "vip", "601"));
    };
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
