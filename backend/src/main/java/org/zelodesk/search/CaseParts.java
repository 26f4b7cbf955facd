package org.zelodesk.search;

import java.util.Map;
import java.util.Set;
import org.zelodesk.cases.SlaMetric;

/**
 * What belongs to a case and stands in rows of its own.
 *
 * @param words its texts
 * @param file whether a comment has a file
 * @param publicFile whether a public comment has one
 * @param clocks the states of its clocks by metric, as the API calls them; a metric without a clock
 *     is left out
 */
record CaseParts(
    CaseWords words, boolean file, boolean publicFile, Map<SlaMetric, Set<String>> clocks) {

  /** A case of which no more is known than its own row. */
  static final CaseParts NONE = new CaseParts(CaseWords.NONE, false, false, Map.of());
}
