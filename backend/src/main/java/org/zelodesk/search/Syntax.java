package org.zelodesk.search;

import java.util.List;

/** A query as it was written, before anybody asks what its keys and values mean. */
sealed interface Syntax {

  /** Whether a key stands anywhere in it. */
  default boolean names(String key) {
    return switch (this) {
      case All all -> all.parts.stream().anyMatch(part -> part.names(key));
      case Any any -> any.parts.stream().anyMatch(part -> part.names(key));
      case Not not -> not.part.names(key);
      case Comparison comparison -> comparison.key.text().equals(key);
      case Text text -> false;
    };
  }

  record All(List<Syntax> parts) implements Syntax {}

  record Any(List<Syntax> parts) implements Syntax {}

  record Not(Syntax part) implements Syntax {}

  record Comparison(Token key, Token operator, List<Token> values) implements Syntax {}

  record Text(Token words) implements Syntax {}
}
