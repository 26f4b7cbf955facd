package org.zelodesk.bulk;

import org.jspecify.annotations.Nullable;

/** What is to be done with each case of a job; as it is stored. */
record BulkOrder(
    @Nullable BulkChange change, @Nullable BulkComment comment, @Nullable Long mergeInto) {

  /** What was said was said; the rest can be taken back. */
  boolean canBeUndone() {
    return change != null || mergeInto != null;
  }
}
