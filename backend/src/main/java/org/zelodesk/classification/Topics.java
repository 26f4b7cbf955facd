package org.zelodesk.classification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of topics. */
@Singleton
public class Topics {

  private static final int MAX_PATH = 500;

  private final TopicRepository repository;
  private final EventLog log;
  private final Clock clock;

  Topics(TopicRepository repository, EventLog log, Clock clock) {
    this.repository = repository;
    this.log = log;
    this.clock = clock;
  }

  /** True when there is such a topic and it is active, so that a case may be given it. */
  public boolean exists(long id) {
    return repository.isOffered(id);
  }

  /** The topics of these ids, active or not, in one statement; unknown ids are left out. */
  public Map<Long, TopicRef> refs(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : repository.refs(ids);
  }

  /** All topics, each followed by those below it. */
  public Page<TopicView> list(PageRequest page) {
    return repository.list(page);
  }

  public TopicView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public TopicView create(Actor actor, NewTopic topic) {
    repository.lockTree();
    Topic created = new Topic(topic.name(), parent(topic.parentId()));
    mustBeFree(created.path(), 0);
    repository.persist(created);
    TopicView view = created.view();
    log.append(
        NewEvent.of(
            "topic.created", view.id(), actor.author(), clock.instant(), Map.of("after", view)));
    return view;
  }

  @Transactional
  public TopicView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, TopicChanges changes) {
    repository.lockTree();
    Topic topic = repository.findByIdOptional(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, topic.version());
    TopicView before = topic.view();
    String name = changes.name().isPresent() ? changes.name().get() : topic.name();
    if (name == null) {
      throw Problem.invalid("/name", "required");
    }
    Topic parent =
        parent(changes.parentId().isPresent() ? changes.parentId().get() : topic.parentId());
    if (parent != null && topic.holds(parent)) {
      throw Problem.invalid("/parentId", "no_circle");
    }
    topic.place(name, parent);
    if (changes.active().isPresent()) {
      Boolean active = changes.active().get();
      if (active == null) {
        throw Problem.invalid("/active", "required");
      }
      topic.activate(active);
    }
    if (topic.view().equals(before)) {
      return before;
    }
    Instant now = clock.instant();
    if (!topic.path().equals(before.path())) {
      move(actor, before.path(), topic.path(), now);
    }
    topic.changed();
    TopicView after = topic.view();
    log.append(
        NewEvent.of(
            "topic.updated", id, actor.author(), now, Map.of("before", before, "after", after)));
    return after;
  }

  private void move(Actor actor, String from, String to, Instant now) {
    int deepest = repository.longestPathBelow(from);
    mustBeFree(to, deepest == 0 ? 0 : deepest - from.length());
    log.append(
        repository.movePaths(from, to).stream()
            .map(
                below ->
                    NewEvent.of(
                        "topic.updated",
                        below.id(),
                        actor.author(),
                        now,
                        Map.of(
                            "before",
                            Map.of("path", from + below.path().substring(to.length())),
                            "after",
                            below)))
            .toList());
  }

  /**
   * @param below how much longer the longest path below is
   */
  private void mustBeFree(String path, int below) {
    if (path.length() + below > MAX_PATH) {
      throw Problem.invalid("/name", "path_length", MAX_PATH);
    }
    if (repository.isTaken(path)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
  }

  private @Nullable Topic parent(@Nullable Long id) {
    return id == null
        ? null
        : repository
            .findByIdOptional(id)
            .orElseThrow(() -> Problem.invalid("/parentId", "not_found"));
  }
}
