package org.zelodesk.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.LogSignal;
import org.zelodesk.sla.CaseCalendars;
import org.zelodesk.sla.CompiledCalendar;

/**
 * Keeps the facts: reads the event log in its order, and measures each case that it names anew from
 * the whole of its story. Any node does, one at a time; what was read and what was written are one
 * transaction, so that after a kill nothing is missing and nothing counts twice.
 *
 * <p>Measuring everything anew goes through all cases by id, with the same measuring, while reports
 * go on.
 */
@Singleton
class FactKeeper {

  private static final Logger LOG = Logger.getLogger(FactKeeper.class);

  /** How many events, or cases of a rebuild, make one transaction. */
  private static final int AT_ONCE = 500;

  private static final long POLL_MILLISECONDS = 250;
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

  private final FactRepository repository;
  private final CaseCalendars calendars;
  private final LogSignal signal;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "fact-keeper");
  private volatile boolean stopped;

  FactKeeper(FactRepository repository, CaseCalendars calendars, LogSignal signal, Clock clock) {
    this.repository = repository;
    this.calendars = calendars;
    this.signal = signal;
    this.clock = clock;
  }

  void start(@Observes StartupEvent ready) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent end) throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(5));
  }

  /** Asks for all cases to be measured anew. */
  @Transactional
  void rebuild() {
    repository.rebuildAfter(0L);
  }

  FactsView view() {
    return repository.view(clock.instant());
  }

  private void run() {
    long seen = 0;
    while (!stopped) {
      try {
        seen = signal.await(seen, POLL_MILLISECONDS);
        while (!stopped
            && repository.isBehind()
            && QuarkusTransaction.requiringNew().call(this::step)) {
          // There may be more.
        }
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (stopped) {
          return;
        }
        LOG.errorf(e, "facts for reports wait for %d s", AFTER_A_FAILURE.toSeconds());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_A_FAILURE);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is new first, then a part of what is measured anew. @return false: another node is at it
   */
  private boolean step() {
    Optional<FactRepository.Progress> taken = repository.take();
    if (taken.isEmpty()) {
      return false;
    }
    FactRepository.Progress progress = taken.get();
    FactRepository.Touched touched = repository.after(progress, AT_ONCE);
    if (touched.events() > 0) {
      measure(touched.caseIds());
      repository.readUpTo(touched.tx(), touched.eventId());
    }
    Long rebuildAfter = progress.rebuildAfterId();
    if (rebuildAfter != null && touched.events() < AT_ONCE) {
      rebuild(rebuildAfter);
    }
    return true;
  }

  private void rebuild(long after) {
    List<Long> cases = repository.casesAfter(after, AT_ONCE);
    measure(cases);
    if (cases.size() < AT_ONCE) {
      repository.rebuildHours();
      repository.rebuildAfter(null);
    } else {
      repository.rebuildAfter(cases.getLast());
    }
  }

  private void measure(Collection<Long> caseIds) {
    if (caseIds.isEmpty()) {
      return;
    }
    Map<Long, List<LogEntry>> stories = repository.stories(caseIds);
    List<Long> moved = new ArrayList<>();
    stories
        .values()
        .forEach(
            story ->
                story.stream()
                    .filter(entry -> entry.type().equals("case.created"))
                    .flatMap(entry -> entry.data().path("said").valueStream())
                    .forEach(said -> moved.add(said.path("commentId").asLong())));
    Map<Long, Long> authors = repository.authors(moved);
    Map<Long, CaseMeasures> measured = new LinkedHashMap<>();
    stories.forEach(
        (id, story) -> measured.put(id, CaseReplay.of(story, authors, this::calendarOf)));
    repository.store(measured);
  }

  private @Nullable CompiledCalendar calendarOf(@Nullable JsonNode policy, Instant recordedAt) {
    if (policy == null) {
      return calendars.standard(recordedAt).orElse(null);
    }
    JsonNode id = policy.path("calendarId");
    return calendars.of(
        id.isNumber() ? id.asLong() : null, policy.path("calendarVersion").asLong());
  }
}
