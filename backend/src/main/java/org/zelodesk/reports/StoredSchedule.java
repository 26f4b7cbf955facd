package org.zelodesk.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is stored.
 *
 * @param id 0 before it is kept
 * @param nextAt null while it is paused
 */
record StoredSchedule(
    long id,
    long version,
    long reportId,
    long ownerId,
    List<Long> recipientIds,
    Format format,
    Timing timing,
    @Nullable Instant nextAt) {

  /**
   * The mail of one sending to one recipient: whatever is retried, there is one.
   *
   * @param dueAt when it was due
   */
  static String purposeKey(long scheduleId, Instant dueAt, long agentId) {
    return "report-schedule:%d:%s:agent %d".formatted(scheduleId, dueAt, agentId);
  }
}
