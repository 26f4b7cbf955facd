package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import org.zelodesk.search.Token.Kind;

/** Cuts a query into tokens. What follows a key and its sign are values, all else are clauses. */
final class QueryLexer {

  static final int MAX_LENGTH = 2_000;

  private static final String SIGNS = ":<>";
  private static final String ENDS = "()\"";

  private final String text;
  private final Faults faults;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private QueryLexer(String text, Faults faults) {
    this.text = text;
    this.faults = faults;
  }

  static List<Token> tokens(String text, Faults faults) {
    if (text.length() > MAX_LENGTH) {
      throw faults.tooLong(MAX_LENGTH);
    }
    for (int i = 0; i < text.length(); i++) {
      if (isUnreadable(text, i)) {
        throw faults.character(i);
      }
    }
    return new QueryLexer(text, faults).all();
  }

  /** What no text in the database can be: control characters and halves of characters. */
  private static boolean isUnreadable(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return Character.isISOControl(c) && !Character.isWhitespace(c);
  }

  private List<Token> all() {
    skipBlanks();
    while (at < text.length()) {
      clause();
      skipBlanks();
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private void clause() {
    int start = at;
    switch (text.charAt(at)) {
      case '(' -> mark(Kind.OPEN);
      case ')' -> mark(Kind.CLOSE);
      case '-' -> mark(Kind.MINUS);
      case '"' -> phrase(Kind.TEXT);
      default -> {
        String word = run(SIGNS + ENDS);
        if (at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0) {
          comparison(word, start);
        } else {
          tokens.add(new Token(word.equalsIgnoreCase("or") ? Kind.OR : Kind.TEXT, word, start));
        }
      }
    }
  }

  private void comparison(String key, int start) {
    if (key.isEmpty()) {
      throw faults.expected(start, "key", "text");
    }
    tokens.add(new Token(Kind.KEY, key, start));
    int sign = at++;
    if (text.charAt(sign) != ':' && at < text.length() && text.charAt(at) == '=') {
      at++;
    }
    tokens.add(new Token(Kind.OPERATOR, text.substring(sign, at), sign));
    value();
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      value();
    }
  }

  private void value() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '"') {
      phrase(Kind.VALUE);
      return;
    }
    String word = run("," + ENDS);
    if (word.isEmpty()) {
      throw faults.expected(start, "value");
    }
    tokens.add(new Token(Kind.VALUE, word, start));
  }

  private void phrase(Kind kind) {
    int start = at;
    tokens.add(new Token(kind, quoted(), start, at, true));
  }

  private void mark(Kind kind) {
    tokens.add(new Token(kind, text.substring(at, at + 1), at));
    at++;
  }

  /** Up to a blank or one of these. */
  private String run(String ends) {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** What stands between quotation marks; {@code \"} and {@code \\} stand for themselves. */
  private String quoted() {
    int start = at++;
    StringBuilder said = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\'
          && at + 1 < text.length()
          && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
        at++;
      }
      said.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw faults.expected(at, "\"");
    }
    at++;
    if (said.toString().isBlank()) {
      throw faults.expected(start + 1, "text");
    }
    return said.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
