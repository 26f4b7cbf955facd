package org.zelodesk.cases;

import java.util.List;
import java.util.Map;
import org.zelodesk.platform.Sql;

/** A query of a reader over cases. Who may see which rows is not part of it. */
public interface CaseQuery {

  /**
   * What it asks, as conditions on rows {@code c} of cases of which at least one holds. Several,
   * where each of them is found in another index.
   */
  List<Sql> alternatives();

  /** Whether it asks for words that a text must say; then rows have snippets and a relevance. */
  boolean asksForWords();

  /**
   * How well the texts of a row {@code c} of cases fit, as a positive number; as well as can be
   * where the row was not found by its texts.
   */
  Sql fit();

  /**
   * The places in comments that say what was asked for, of those of these cases that have one. Only
   * what the reader may see is read.
   */
  Map<Long, CaseSnippet> snippets(List<Long> caseIds);
}
