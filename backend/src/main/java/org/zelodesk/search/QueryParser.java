package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import org.zelodesk.search.Token.Kind;

/**
 * Reads a query, by recursive descent:
 *
 * <pre>
 * any    = all { "or" all }
 * all    = clause { clause }
 * clause = "-" clause | "(" any ")" | key sign value { "," value } | word | "phrase"
 * </pre>
 *
 * A query of blanks is {@code All} of nothing, which every case is.
 */
final class QueryParser {

  static final int MAX_DEPTH = 20;

  private final List<Token> tokens;
  private final Faults faults;
  private int next;
  private int depth;

  private QueryParser(List<Token> tokens, Faults faults) {
    this.tokens = tokens;
    this.faults = faults;
  }

  static Syntax parse(String text, Faults faults) {
    List<Token> tokens = QueryLexer.tokens(text, faults);
    if (tokens.getFirst().is(Kind.END)) {
      return new Syntax.All(List.of());
    }
    QueryParser parser = new QueryParser(tokens, faults);
    Syntax query = parser.any();
    if (!parser.peek().is(Kind.END)) {
      throw faults.expected(parser.peek().at(), "key", "text");
    }
    return query;
  }

  private Syntax any() {
    List<Syntax> parts = new ArrayList<>();
    parts.add(all());
    while (peek().is(Kind.OR)) {
      take();
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Syntax.Any(parts);
  }

  private Syntax all() {
    List<Syntax> parts = new ArrayList<>();
    do {
      parts.add(clause());
    } while (!peek().is(Kind.OR) && !peek().is(Kind.CLOSE) && !peek().is(Kind.END));
    return parts.size() == 1 ? parts.getFirst() : new Syntax.All(parts);
  }

  private Syntax clause() {
    Token token = take();
    return switch (token.kind()) {
      case MINUS -> {
        deeper(token);
        Syntax part = clause();
        depth--;
        yield new Syntax.Not(part);
      }
      case OPEN -> {
        deeper(token);
        Syntax inner = any();
        if (!take().is(Kind.CLOSE)) {
          throw faults.expected(tokens.get(next - 1).at(), ")");
        }
        depth--;
        yield inner;
      }
      case KEY -> {
        Token operator = take();
        List<Token> values = new ArrayList<>();
        while (peek().is(Kind.VALUE)) {
          values.add(take());
        }
        yield new Syntax.Comparison(token, operator, values);
      }
      case TEXT -> new Syntax.Text(token);
      case CLOSE, OR, OPERATOR, VALUE, END ->
          throw faults.expected(token.at(), "key", "text", "(", "-");
    };
  }

  private void deeper(Token token) {
    if (++depth > MAX_DEPTH) {
      throw faults.tooDeep(token.at(), MAX_DEPTH);
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  /** The end is never passed: whoever takes it finds that something else was expected. */
  private Token take() {
    return tokens.get(next++);
  }
}
