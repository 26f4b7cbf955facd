package org.zelodesk.cases;

import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Sql;

/** The query language, as far as lists of cases need it; implemented by what knows the language. */
public interface CaseQueries {

  /**
   * What a query asks, as a condition on rows {@code c} of cases. Who may see which rows is not
   * part of it.
   *
   * @throws org.zelodesk.platform.Problem 400 {@code invalid_query}, or 403 where it names what the
   *     reader may not look up
   */
  Sql condition(Actor reader, String query);

  /**
   * Whether a query names this key, anywhere in it.
   *
   * @throws org.zelodesk.platform.Problem 400 {@code invalid_query}
   */
  boolean names(String query, String key);
}
