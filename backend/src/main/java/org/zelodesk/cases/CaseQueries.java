package org.zelodesk.cases;

import org.zelodesk.identity.Actor;

/**
 * The query language, as far as lists of cases need it; implemented by what knows the language.
 * Another way to search texts is another implementation of this and of {@link CaseQuery}.
 */
public interface CaseQueries {

  /**
   * Reads a query.
   *
   * @throws org.zelodesk.platform.Problem 400 {@code invalid_query}, or 403 where it names what the
   *     reader may not look up
   */
  CaseQuery read(Actor reader, String query);

  /**
   * Whether a query names this key, anywhere in it.
   *
   * @throws org.zelodesk.platform.Problem 400 {@code invalid_query}
   */
  boolean names(String query, String key);
}
