package org.zelodesk.search;

/**
 * A piece of a query.
 *
 * @param text what it says, without the marks around it
 * @param at how many UTF-16 units stand before it
 * @param end how many stand before what follows it
 * @param quoted whether it stood in quotation marks, so that no word in it is a special one
 */
record Token(Kind kind, String text, int at, int end, boolean quoted) {

  enum Kind {
    OPEN,
    CLOSE,
    MINUS,
    OR,
    /** A word or a phrase without a key. */
    TEXT,
    KEY,
    OPERATOR,
    VALUE,
    END
  }

  Token(Kind kind, String text, int at) {
    this(kind, text, at, at + text.length(), false);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
