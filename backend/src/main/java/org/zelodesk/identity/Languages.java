package org.zelodesk.identity;

/** How a language is written. */
final class Languages {

  /** BCP 47, short: {@code en}, {@code pt-BR}. */
  static final String FORM = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$";

  private Languages() {}
}
