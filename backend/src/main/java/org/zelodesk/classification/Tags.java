package org.zelodesk.classification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of tags. */
@Singleton
public class Tags {

  private final TagRepository repository;
  private final EventLog log;
  private final Clock clock;

  Tags(TagRepository repository, EventLog log, Clock clock) {
    this.repository = repository;
    this.log = log;
    this.clock = clock;
  }

  public Page<TagView> list(@Nullable String prefix, PageRequest page) {
    return repository.list(prefix, page);
  }

  public TagView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public TagView create(Actor actor, NewTag tag) {
    if (repository.exists(tag.name())) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
    Instant now = clock.instant();
    Tag created = new Tag(tag.name(), tag.description(), now);
    repository.persist(created);
    log.append(
        NewEvent.of("tag.created", created.id(), actor.author(), now, Map.of("name", tag.name())));
    return created.view();
  }

  @Transactional
  public TagView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, TagChanges changes) {
    Tag tag = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, tag.version());
    TagView before = tag.view();
    if (changes.description().isPresent()) {
      tag.describe(changes.description().get());
    }
    if (changes.active().isPresent()) {
      tag.activate(changes.active().get());
    }
    if (tag.view().equals(before)) {
      return before;
    }
    tag.changed();
    TagView after = tag.view();
    log.append(
        NewEvent.of(
            "tag.updated",
            id,
            actor.author(),
            clock.instant(),
            Map.of("before", before, "after", after)));
    return after;
  }
}
