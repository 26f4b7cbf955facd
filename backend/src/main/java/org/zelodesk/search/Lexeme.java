package org.zelodesk.search;

/**
 * What a word of a text may be kept as.
 *
 * @param place which word of the text it is, from 1 on
 * @param stem false for the word as it was written, but for its case and accents
 */
record Lexeme(int place, String text, boolean stem) {}
