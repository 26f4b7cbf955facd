package org.zelodesk.search;

import java.util.List;

/** A query as it was written, before anybody asks what its keys and values mean. */
sealed interface Syntax {

  record All(List<Syntax> parts) implements Syntax {}

  record Any(List<Syntax> parts) implements Syntax {}

  record Not(Syntax part) implements Syntax {}

  record Comparison(Token key, Token operator, List<Token> values) implements Syntax {}

  record Text(Token words) implements Syntax {}
}
