package org.zelodesk.classification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern TAG_NAME = Pattern.compile(NewTag.TAG_NAME);

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

  /**
   * Makes those of these tags that there are not, in one statement: whoever may change a case may
   * mark it with a new word.
   *
   * @param occurredAt when the case was marked
   * @throws Problem 422 with the pointer {@code /tags/index} of each name that is none
   */
  @Transactional
  public void ensure(Actor actor, Collection<String> names, Instant occurredAt) {
    Problem problem = Problem.of(422, "invalid");
    boolean valid = true;
    int index = 0;
    for (String name : names) {
      if (!TAG_NAME.matcher(name).matches()) {
        problem.with(new Problem.Fault("/tags/" + index, "tag_name"));
        valid = false;
      }
      index++;
    }
    if (!valid) {
      throw problem;
    }
    if (!names.isEmpty()) {
      log.append(
          repository.addMissing(Set.copyOf(names), occurredAt).entrySet().stream()
              .map(
                  tag ->
                      NewEvent.of(
                          "tag.created",
                          tag.getValue(),
                          actor.author(),
                          occurredAt,
                          Map.of("name", tag.getKey())))
              .toList());
    }
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
