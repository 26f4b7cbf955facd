package org.zelodesk.realtime;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.Cases;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The log, for those who poll it. */
@Singleton
class Feed {

  /** How far one request looks; a reader who may see little gets short pages, never a slow one. */
  private static final int WINDOW = 2000;

  private final EventRepository repository;
  private final Cases cases;

  Feed(EventRepository repository, Cases cases) {
    this.repository = repository;
    this.cases = cases;
  }

  /**
   * @param after where to go on; null from the oldest event kept, {@code latest} from now on
   * @param types patterns such as {@code case.*} or {@code comment.created}; null for all
   */
  Page<EventView> read(Actor actor, @Nullable String after, @Nullable String types, int limit) {
    if (limit < 1 || limit > 100) {
      throw Problem.of(400, "invalid_parameter").with(new Problem.Fault("?limit", "range_1_100"));
    }
    Position from =
        after == null
            ? Position.START
            : after.equals("latest") ? repository.end() : Position.parse(after, "after");
    Types wanted = Types.parse(types);
    List<LoggedEvent> window = repository.after(from, WINDOW);
    List<EventView> found = new ArrayList<>();
    Position reached = from;
    boolean more = window.size() == WINDOW;
    for (LoggedEvent event : window) {
      if (found.size() == limit) {
        more = true;
        break;
      }
      if (wanted.match(event.view().type()) && event.isFor(actor)) {
        found.add(event.view());
      }
      reached = event.position();
    }
    return new Page<>(found, new Page.Info(reached.cursor(), more, null, null), null);
  }

  Page<EventView> ofCase(Actor actor, long caseId, PageRequest page) {
    cases.visible(actor, caseId);
    return repository.ofCase(actor, caseId, page);
  }

  /** Which types somebody wants. */
  record Types(Set<String> patterns) {

    static Types parse(@Nullable String given) {
      return new Types(
          given == null || given.isBlank()
              ? Set.of("*")
              : new java.util.HashSet<>(java.util.List.of(given.split(",", -1))));
    }

    boolean match(String type) {
      return patterns.contains("*")
          || patterns.contains(type)
          || patterns.contains(type.substring(0, type.indexOf('.')) + ".*");
    }
  }
}
