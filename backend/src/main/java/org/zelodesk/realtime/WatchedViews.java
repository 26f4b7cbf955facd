package org.zelodesk.realtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zelodesk.identity.Actor;
import org.zelodesk.views.ViewCount;
import org.zelodesk.views.ViewCounts;

/**
 * The counts of the views that one stream has in sight. They follow from the log and from the time,
 * so they are no part of it: after events of cases they are counted anew, at most every five
 * seconds; and twice a minute in any case, because a query may ask for ages and deadlines.
 */
final class WatchedViews {

  private static final long APART_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long QUIET_NANOS = Duration.ofSeconds(30).toNanos();

  private final ViewCounts counts;
  private final List<Long> ids;
  private List<ViewCount> told = List.of();
  private boolean stale = true;
  private boolean begun;
  private long countedAtNanos;

  /**
   * @param ids none: nothing is ever counted
   */
  WatchedViews(ViewCounts counts, List<Long> ids) {
    this.counts = counts;
    this.ids = ids;
  }

  /** An event passed by, whoever may see it: it may be what takes a case out of sight. */
  void passed(LoggedEvent event) {
    stale |= event.subject() != null || event.view().type().startsWith("view.");
  }

  /** The counts, if they are due now and others than those that were told last. */
  Optional<List<ViewCount>> news(Actor reader) {
    long since = System.nanoTime() - countedAtNanos;
    if (ids.isEmpty() || begun && since < (stale ? APART_NANOS : QUIET_NANOS)) {
      return Optional.empty();
    }
    begun = true;
    stale = false;
    countedAtNanos = System.nanoTime();
    List<ViewCount> now = counts.of(reader, ids);
    if (now.equals(told)) {
      return Optional.empty();
    }
    told = now;
    return Optional.of(now);
  }
}
