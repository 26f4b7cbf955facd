package org.zelodesk.views;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.Cases;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;
import org.zelodesk.identity.Permissions;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.Problem;
import org.zelodesk.views.ViewRepository.Place;

/** The use cases of views. */
@Singleton
public class Views {

  /** Of one person, of one team, or of everybody: more are no help to find anything. */
  private static final int MOST = 200;

  private final ViewRepository repository;
  private final Cases cases;
  private final Directory directory;
  private final Messages messages;
  private final EventLog log;
  private final Clock clock;

  Views(
      ViewRepository repository,
      Cases cases,
      Directory directory,
      Messages messages,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.directory = directory;
    this.messages = messages;
    this.log = log;
    this.clock = clock;
  }

  /** All that the reader may use, as they have arranged them; hidden ones too. */
  List<SavedView> list(Actor actor, Locale locale) {
    return arranged(actor, repository.ofReader(actor), locale);
  }

  /** Those of one team, for its members and for whoever cares for the settings of the desk. */
  List<SavedView> ofTeam(Actor actor, long teamId) {
    List<SavedView> found = new ArrayList<>();
    for (StoredView view : repository.ofTeam(actor, teamId)) {
      found.add(shown(actor, view, found.size() + 1, false));
    }
    return found;
  }

  SavedView get(Actor actor, long id, Locale locale) {
    List<SavedView> all = list(actor, locale);
    return all.stream()
        .filter(view -> view.id() == id)
        .findFirst()
        .or(
            () ->
                repository.find(actor, id).map(other -> shown(actor, other, all.size() + 1, false)))
        .orElseThrow(Problem::notFound);
  }

  /**
   * @return its id
   */
  @Transactional
  public long create(Actor actor, NewView wanted) {
    ViewDefinition view =
        new ViewDefinition(
            wanted.name().strip(),
            wanted.scope(),
            wanted.scope() == ViewScope.PERSONAL ? actor.id() : null,
            teamOf(wanted.scope(), wanted.teamId()),
            wanted.query().strip(),
            distinct(wanted.columns() == null ? ViewDefinition.USUAL_COLUMNS : wanted.columns()),
            wanted.sort() == null ? ViewDefinition.USUAL_SORT : wanted.sort(),
            wanted.groupBy());
    requireMayWrite(actor, view);
    checkQuery(actor, view.query());
    refuseTooMany(view, 0);
    Instant now = clock.instant();
    StoredView made = repository.insert(view, now);
    record(actor, "view.created", made.id(), null, view, now);
    return made.id();
  }

  @Transactional
  public void change(
      Actor actor, long id, @Nullable ExpectedVersion expected, ViewChanges changes) {
    StoredView stored = lock(actor, id, expected);
    ViewDefinition before = stored.definition();
    ViewScope scope = changes.scope().orElse(before.scope());
    Long given =
        changes.teamId().isPresent()
            ? changes.teamId().get()
            : scope == ViewScope.TEAM ? before.teamId() : null;
    ViewDefinition after =
        new ViewDefinition(
            changes.name().isPresent() ? changes.name().get().strip() : before.name(),
            scope,
            scope == ViewScope.PERSONAL ? actor.id() : null,
            teamOf(scope, given),
            changes.query().isPresent() ? changes.query().get().strip() : before.query(),
            distinct(changes.columns().orElse(before.columns())),
            changes.sort().orElse(before.sort()),
            changes.groupBy().isPresent() ? changes.groupBy().get() : before.groupBy());
    if (after.equals(before)) {
      return;
    }
    requireMayWrite(actor, after);
    // What was accepted once stays, even where a name in it has gone meanwhile.
    if (!after.query().equals(before.query())) {
      checkQuery(actor, after.query());
    }
    Instant now = clock.instant();
    if (after.hasSameReaders(before)) {
      repository.update(id, after, now);
      record(actor, "view.updated", id, before, after, now);
    } else {
      refuseTooMany(after, id);
      repository.update(id, after, now);
      record(actor, "view.deleted", id, before, null, now);
      record(actor, "view.created", id, null, after, now);
    }
  }

  @Transactional
  public void delete(Actor actor, long id, @Nullable ExpectedVersion expected) {
    StoredView stored = lock(actor, id, expected);
    repository.delete(id);
    record(actor, "view.deleted", id, stored.definition(), null, clock.instant());
  }

  /** How this reader arranges what they may use. */
  @Transactional
  public void arrange(Actor actor, ViewOrder order) {
    Set<Long> known = new HashSet<>();
    for (ViewKey key : ViewKey.values()) {
      known.add(key.id());
    }
    repository.ofReader(actor).forEach(view -> known.add(view.id()));
    List<Long> hidden = order.hiddenIds() == null ? List.of() : order.hiddenIds();
    Problem problem = Problem.of(422, "invalid");
    check("/ids/", order.ids(), known, problem);
    check("/hiddenIds/", hidden, known, problem);
    if (!problem.faults().isEmpty()) {
      throw problem;
    }
    Set<Long> all = new LinkedHashSet<>(order.ids());
    all.addAll(hidden);
    repository.place(actor.id(), List.copyOf(all), hidden);
    log.append(
        NewEvent.of(
            "view.arranged",
            actor.id(),
            actor.author(),
            clock.instant(),
            Map.of(
                "scope",
                ViewScope.PERSONAL,
                "ownerId",
                actor.id(),
                "ids",
                order.ids(),
                "hiddenIds",
                hidden)));
  }

  private static void check(String place, List<Long> ids, Set<Long> known, Problem problem) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        problem.with(new Problem.Fault(place + i, "given_twice"));
      } else if (!known.contains(ids.get(i))) {
        problem.with(new Problem.Fault(place + i, "not_found"));
      }
    }
  }

  /** What the views with these ids ask, of those that the reader may use. */
  Map<Long, StoredView> asked(Actor actor, List<Long> ids) {
    Map<Long, StoredView> found = new LinkedHashMap<>();
    for (ViewKey key : ViewKey.values()) {
      if (ids.contains(key.id())) {
        found.put(key.id(), builtIn(key, ""));
      }
    }
    if (found.size() < ids.size()) {
      repository.find(actor, ids).forEach(view -> found.put(view.id(), view));
    }
    return found;
  }

  private static boolean isBuiltIn(long id) {
    return id >= 1 && id <= ViewKey.values().length;
  }

  private StoredView lock(Actor actor, long id, @Nullable ExpectedVersion expected) {
    if (isBuiltIn(id)) {
      throw Problem.conflict("view_built_in");
    }
    StoredView stored = repository.lock(actor, id).orElseThrow(Problem::notFound);
    if (!mayWrite(actor, stored.definition())) {
      throw Problem.forbidden("not_allowed");
    }
    ExpectedVersion.check(expected, stored.version());
    return stored;
  }

  private void requireMayWrite(Actor actor, ViewDefinition view) {
    if (view.teamId() != null && !directory.isActiveTeam(view.teamId())) {
      throw Problem.invalid("/teamId", "not_found");
    }
    if (!mayWrite(actor, view)) {
      throw Problem.forbidden("not_allowed");
    }
  }

  /** Their own; those of their teams for leads; all but others' own for who cares for settings. */
  private static boolean mayWrite(Actor actor, ViewDefinition view) {
    return switch (view.scope()) {
      case PERSONAL -> Long.valueOf(actor.id()).equals(view.ownerId());
      case TEAM ->
          actor.may(Permissions.SETTINGS_WRITE)
              || actor.role() == Role.LEAD
                  && actor.teams().containsKey(Objects.requireNonNull(view.teamId()));
      case SHARED -> actor.may(Permissions.SETTINGS_WRITE);
    };
  }

  private static @Nullable Long teamOf(ViewScope scope, @Nullable Long teamId) {
    if (scope == ViewScope.TEAM && teamId == null) {
      throw Problem.invalid("/teamId", "required");
    }
    if (scope != ViewScope.TEAM && teamId != null) {
      throw Problem.invalid("/teamId", "only_of_team");
    }
    return teamId;
  }

  private void checkQuery(Actor actor, String query) {
    try {
      cases.checkQuery(actor, query);
    } catch (Problem fault) {
      throw fault.at("/query");
    }
  }

  private void refuseTooMany(ViewDefinition view, long exceptId) {
    if (repository.besides(view, exceptId) >= MOST) {
      throw Problem.conflict("too_many_views", MOST);
    }
  }

  /** An event of a view says first whose view it is: that decides who learns of it. */
  private void record(
      Actor actor,
      String type,
      long id,
      @Nullable ViewDefinition before,
      @Nullable ViewDefinition after,
      Instant now) {
    ViewDefinition either = Objects.requireNonNull(after == null ? before : after);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("scope", either.scope());
    data.put("ownerId", either.ownerId());
    data.put("teamId", either.teamId());
    if (before != null) {
      data.put("before", before);
    }
    if (after != null) {
      data.put("after", after);
    }
    log.append(NewEvent.of(type, id, actor.author(), now, data));
  }

  private List<SavedView> arranged(Actor actor, List<StoredView> own, Locale locale) {
    Map<Long, Place> places = repository.places(actor.id());
    List<StoredView> all = new ArrayList<>();
    for (ViewKey key : ViewKey.values()) {
      all.add(builtIn(key, messages.get(locale, "view." + EnumValues.wire(key))));
    }
    own.stream()
        .sorted(Comparator.comparing((StoredView view) -> view.definition().scope()).reversed())
        .forEach(all::add);
    all.sort(
        Comparator.comparingInt(
            view -> {
              Place place = places.get(view.id());
              return place == null ? Integer.MAX_VALUE : place.position();
            }));
    List<SavedView> shown = new ArrayList<>();
    for (StoredView view : all) {
      Place place = places.get(view.id());
      shown.add(shown(actor, view, shown.size() + 1, place != null && place.hidden()));
    }
    return shown;
  }

  private static StoredView builtIn(ViewKey key, String name) {
    return new StoredView(
        key.id(),
        1,
        new ViewDefinition(
            name,
            ViewScope.SHARED,
            null,
            null,
            key.query(),
            ViewDefinition.USUAL_COLUMNS,
            key.sort(),
            null));
  }

  private static SavedView shown(Actor actor, StoredView view, int position, boolean hidden) {
    ViewKey key = isBuiltIn(view.id()) ? ViewKey.values()[(int) view.id() - 1] : null;
    ViewDefinition one = view.definition();
    return new SavedView(
        view.id(),
        view.version(),
        one.name(),
        one.scope(),
        one.ownerId(),
        one.teamId(),
        one.query(),
        one.columns(),
        one.sort(),
        one.groupBy(),
        position,
        hidden,
        key,
        key == null && mayWrite(actor, one));
  }

  private static List<ViewColumn> distinct(List<ViewColumn> columns) {
    return List.copyOf(new LinkedHashSet<>(columns));
  }
}
