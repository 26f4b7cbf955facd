package org.zelodesk.search;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * What can be wrong with a query, each with its place. The answer is 400 {@code invalid_query} with
 * {@code position} (how many UTF-16 units stand before the fault), {@code expected} (values or
 * kinds of things that may stand there) and {@code suggestion} (the nearest of them, where one is
 * near).
 *
 * @param pointer where the query stands in the request, as faults name places
 */
record Faults(String pointer) {

  /** Too many to read; the registry of keys lists them all. */
  private static final int MOST_EXPECTED = 100;

  Problem tooLong(int limit) {
    return problem(
        limit, List.of(), null, new Problem.Fault(pointer, "query_too_long", text(limit)));
  }

  Problem tooDeep(int at, int limit) {
    return problem(at, List.of(), null, new Problem.Fault(pointer, "query_too_deep", text(limit)));
  }

  Problem character(int at) {
    return problem(at, List.of(), null, new Problem.Fault(pointer, "query_character"));
  }

  /** Something else should stand there. */
  Problem expected(int at, String... things) {
    return problem(
        at,
        List.of(things),
        null,
        new Problem.Fault(pointer, "query_expected", String.join(", ", things)));
  }

  Problem wildcard(Token token) {
    return problem(token.at(), List.of(), null, new Problem.Fault(pointer, "query_wildcard"));
  }

  Problem tooManyTexts(Token token, int limit) {
    return problem(
        token.at(),
        List.of(),
        null,
        new Problem.Fault(pointer, "query_too_many_words", text(limit)));
  }

  Problem unknownKey(Token key, Collection<String> known) {
    String nearest = Nearest.to(key.text(), known);
    return problem(
        key.at(),
        limited(known),
        nearest,
        nearest == null
            ? new Problem.Fault(pointer, "query_unknown_key", key.text())
            : new Problem.Fault(pointer, "query_unknown_key_near", key.text(), nearest));
  }

  Problem unknownValue(String key, Token value, Collection<String> known) {
    return unknownValue(key, value, known, Nearest.to(value.text(), known));
  }

  Problem unknownValue(
      String key, Token value, Collection<String> known, @Nullable String nearest) {
    return problem(
        value.at(),
        limited(known),
        nearest,
        nearest == null
            ? new Problem.Fault(pointer, "query_unknown_value", value.text(), key)
            : new Problem.Fault(pointer, "query_unknown_value_near", value.text(), key, nearest));
  }

  /** The value has not the form that this key takes. */
  Problem wrongForm(String key, Token value, String... forms) {
    return problem(
        value.at(),
        List.of(forms),
        null,
        new Problem.Fault(pointer, "query_value_form", key, String.join(", ", forms)));
  }

  Problem operator(QueryField field, Token operator) {
    List<String> signs = field.operators().stream().map(Operator::sign).toList();
    return problem(
        operator.at(),
        signs,
        null,
        new Problem.Fault(pointer, "query_operator", field.key(), String.join(" ", signs)));
  }

  Problem onlyOneValue(Token second) {
    return problem(second.at(), List.of(), null, new Problem.Fault(pointer, "query_one_value"));
  }

  /** It depends on who reads, or when; a condition has neither. */
  Problem needsReader(Token token) {
    return problem(
        token.at(),
        List.of(),
        null,
        new Problem.Fault(pointer, "query_needs_reader", token.text()));
  }

  Problem textInCondition(Token token) {
    return problem(
        token.at(),
        List.of("key"),
        null,
        new Problem.Fault(pointer, "query_text_in_condition", token.text()));
  }

  private static Problem problem(
      int at, List<String> expected, @Nullable String suggestion, Problem.Fault fault) {
    Problem problem = Problem.of(400, "invalid_query").with("position", at);
    if (!expected.isEmpty()) {
      problem.with("expected", expected);
    }
    if (suggestion != null) {
      problem.with("suggestion", suggestion);
    }
    return problem.with(fault);
  }

  private static List<String> limited(Collection<String> known) {
    return known.stream().limit(MOST_EXPECTED).toList();
  }

  private static String text(int number) {
    return String.valueOf(number);
  }
}
