package org.zelodesk.identity;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who is who, remembered for two seconds: a change of role, team or state takes effect on every
 * node within that time, and at once on the node that made it.
 */
@Singleton
public class Actors {

  static final Duration REMEMBERED = Duration.ofSeconds(2);

  private record Entry(Actor actor, long readAtNanos, long generation) {}

  private final ActorRepository repository;
  private final ConcurrentMap<String, Entry> bySubject = new ConcurrentHashMap<>();

  /** What was read before the last {@link #forget} counts no more, even if it arrives after. */
  private final AtomicLong generation = new AtomicLong();

  Actors(ActorRepository repository) {
    this.repository = repository;
  }

  /** The actor if it is remembered; touches no database. */
  Optional<Actor> remembered(String subject) {
    Entry entry = bySubject.get(subject);
    return entry != null
            && entry.generation == generation.get()
            && System.nanoTime() - entry.readAtNanos < REMEMBERED.toNanos()
        ? Optional.of(entry.actor)
        : Optional.empty();
  }

  public Optional<Actor> bySubject(String subject) {
    return remembered(subject).or(() -> read(subject));
  }

  /** Straight from the database. */
  public Optional<Actor> byId(long id) {
    return repository.byId(id);
  }

  /** To be called by whoever changes an agent or a team, after the commit. */
  public void forget() {
    generation.incrementAndGet();
    bySubject.clear();
  }

  private Optional<Actor> read(String subject) {
    long now = System.nanoTime();
    long current = generation.get();
    Optional<Actor> actor = repository.bySubject(subject);
    actor.ifPresentOrElse(
        found -> bySubject.put(subject, new Entry(found, now, current)),
        () -> bySubject.remove(subject));
    return actor;
  }
}
