package org.zelodesk.reports;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/**
 * By what numbers are told apart.
 *
 * @param words the values of a closed list, in their order; else empty
 * @param value the value as text in a row of the grain; null of {@code age}, which the backlog
 *     counts by itself
 * @param each what is joined to have one row for each of several values; else null
 * @param grains for which it is there
 */
record ReportDimension(
    String key,
    DimensionType type,
    List<String> words,
    @Nullable Sql value,
    @Nullable String each,
    Set<Grain> grains) {

  boolean isOf(Grain grain) {
    return grains.contains(grain);
  }

  /**
   * Whether a sample may count in several groups, so that they do not add up to the whole. An
   * answer is credited to all who replied.
   */
  boolean isManyOf(Grain grain) {
    return each != null || isOfAuthors(grain);
  }

  /** Whether groups are the authors of the replies before the answer, each with an equal part. */
  boolean isOfAuthors(Grain grain) {
    return grain == Grain.ANSWER && key.equals(ReportDimensions.AGENT);
  }
}
