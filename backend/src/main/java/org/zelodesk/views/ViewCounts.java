package org.zelodesk.views;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.LogSignal;
import org.zelodesk.cases.CaseCount;
import org.zelodesk.cases.Cases;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/**
 * How many cases views hold, for each reader by their own rights. A count is remembered for a
 * second; and for five while nothing was written on this node.
 */
@Singleton
public class ViewCounts {

  /** What is more is said to be more. */
  static final int MOST = 1_000;

  /** For one request, or one stream. */
  public static final int MOST_VIEWS = 100;

  private static final Duration AT_MOST = Duration.ofSeconds(5);
  private static final long IN_ANY_CASE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int REMEMBERED = 20_000;

  /** The actor with their teams and permissions: who loses a right has no remembered count. */
  private record Key(Actor reader, String query) {}

  private record Counted(@Nullable Long count, boolean capped, @Nullable String fault) {

    ViewCount of(long viewId) {
      return new ViewCount(viewId, count, capped, fault);
    }
  }

  private record Entry(Counted count, long atNanos, long committed) {}

  private final Views views;
  private final Cases cases;
  private final LogSignal signal;
  private final Cache<Key, Entry> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(AT_MOST).build();

  ViewCounts(Views views, Cases cases, LogSignal signal) {
    this.views = views;
    this.cases = cases;
    this.signal = signal;
  }

  /** Of all views that are in the reader's sight. */
  public List<ViewCount> ofAll(Actor reader) {
    return of(
        reader,
        views.list(reader, Locale.ENGLISH).stream()
            .filter(view -> !view.hidden())
            .limit(MOST_VIEWS)
            .map(SavedView::id)
            .toList());
  }

  /** Of the views with these ids, in this order; those that the reader may not use are left out. */
  public List<ViewCount> of(Actor reader, List<Long> ids) {
    Map<Long, StoredView> asked = views.asked(reader, ids);
    List<ViewCount> counts = new ArrayList<>();
    for (Long id : new LinkedHashSet<>(ids)) {
      StoredView view = asked.get(id);
      if (view != null) {
        counts.add(count(reader, view));
      }
    }
    return counts;
  }

  private ViewCount count(Actor reader, StoredView view) {
    Key key = new Key(reader, view.definition().query());
    long now = System.nanoTime();
    long committed = signal.committed();
    Entry entry = remembered.getIfPresent(key);
    if (entry != null
        && (entry.committed() == committed || now - entry.atNanos() < IN_ANY_CASE_NANOS)) {
      return entry.count().of(view.id());
    }
    Counted counted = ask(reader, view.definition().query());
    remembered.put(key, new Entry(counted, now, committed));
    return counted.of(view.id());
  }

  /** A view whose query fails must not take the counts of the others along. */
  private Counted ask(Actor reader, String query) {
    try {
      CaseCount found = cases.count(reader, query, MOST);
      return new Counted(found.count(), found.capped(), null);
    } catch (Problem fault) {
      return new Counted(null, false, fault.code());
    }
  }

  /** Ids with commas between. */
  public static List<Long> ids(String parameter, String given) {
    List<Long> ids = new ArrayList<>();
    for (String part : given.split(",", -1)) {
      try {
        ids.add(Long.parseLong(part.strip()));
      } catch (NumberFormatException notANumber) {
        throw wrong(new Problem.Fault("?" + parameter, "wrong_type"));
      }
    }
    if (ids.size() > MOST_VIEWS) {
      throw wrong(new Problem.Fault("?" + parameter, "too_many", MOST_VIEWS));
    }
    return ids;
  }

  private static Problem wrong(Problem.Fault fault) {
    return Problem.of(400, "invalid_parameter").with(fault);
  }
}
