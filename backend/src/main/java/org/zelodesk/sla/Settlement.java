package org.zelodesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.SlaState;
import org.zelodesk.sla.ClockRepository.ClockOf;
import org.zelodesk.sla.ClockRepository.NewClock;
import org.zelodesk.sla.ClockRepository.NewSignal;
import org.zelodesk.sla.ClockRepository.SignalKey;
import org.zelodesk.sla.ClockRepository.StoredClock;
import org.zelodesk.sla.ClockRepository.StoredSignal;
import org.zelodesk.sla.ClockRepository.Turn;

/**
 * What differs between the clocks of a case as they are stored and as its story has them: rows to
 * write, signals to publish, signals to expect.
 */
final class Settlement {

  /** What the case's row shows of it. */
  record Promise(@Nullable SlaState state, @Nullable Instant dueAt, @Nullable SlaMetric metric) {}

  private final long caseId;
  private final List<SlaClock> clocks;
  private final Map<Turn, StoredClock> stored;
  private final Instant at;

  /**
   * @param at up to when the story was told
   */
  Settlement(long caseId, List<SlaClock> clocks, Map<Turn, StoredClock> stored, Instant at) {
    this.caseId = caseId;
    this.clocks = clocks;
    this.stored = stored;
    this.at = at;
  }

  List<NewClock> rows() {
    List<NewClock> rows = new ArrayList<>();
    for (SlaClock clock : clocks) {
      StoredClock before = stored.get(Clocks.turn(clock));
      ClockRow row = ClockRow.of(clock, before == null ? null : before.row());
      if (before == null || !row.equals(before.row())) {
        rows.add(new NewClock(caseId, row));
      }
    }
    withdrawn().forEach(clock -> rows.add(new NewClock(caseId, clock.row().withdrawn(at))));
    return rows;
  }

  /** Adds what is to be published, expected and forgotten. */
  void tell(
      Map<ClockOf, Long> ids,
      List<NewEvent> events,
      List<NewSignal> signals,
      Map<Long, List<SignalKey>> gone,
      List<Escalations.Published> published) {
    List<NewEvent> mine = new ArrayList<>();
    for (SlaClock clock : clocks) {
      StoredClock before = stored.get(Clocks.turn(clock));
      long id =
          before != null
              ? before.id()
              : Objects.requireNonNull(ids.get(new ClockOf(caseId, Clocks.turn(clock))));
      Map<SignalKey, StoredSignal> known = before == null ? Map.of() : before.signals();
      Map<SignalKey, Instant> coming = new HashMap<>();
      clock
          .pending()
          .forEach(one -> coming.put(new SignalKey(one.kind(), one.ordinal()), one.at()));
      for (Signal signal : clock.signals()) {
        SignalKey key = new SignalKey(signal.kind(), signal.ordinal());
        coming.remove(key);
        if (!isPublished(known.get(key))) {
          signals.add(new NewSignal(id, key, signal.at(), true));
          mine.add(event(id, clock, signal));
          if (signal.kind().isOfTime()) {
            published.add(
                new Escalations.Published(
                    id,
                    Objects.requireNonNull(clock.rules()).key(),
                    signal.kind(),
                    signal.ordinal(),
                    signal.at()));
          }
        }
      }
      coming.forEach(
          (key, instant) -> {
            StoredSignal there = known.get(key);
            if (there == null || !there.published() && !there.at().equals(instant)) {
              signals.add(new NewSignal(id, key, instant, false));
            }
          });
      forget(id, known, clock, coming.keySet(), gone);
    }
    for (StoredClock clock : withdrawn()) {
      gone.put(clock.id(), List.copyOf(clock.signals().keySet()));
      mine.add(withdrawn(clock));
    }
    mine.sort(Comparator.comparing(NewEvent::occurredAt));
    events.addAll(mine);
  }

  Promise promise() {
    List<SlaClock> promised =
        clocks.stream().filter(clock -> clock.isOpen() && clock.target() != null).toList();
    SlaClock next =
        promised.stream()
            .filter(clock -> clock.due() != null)
            .min(Comparator.comparing(clock -> Objects.requireNonNull(clock.due())))
            .orElse(null);
    return new Promise(
        state(promised), next == null ? null : next.due(), next == null ? null : next.metric());
  }

  private @Nullable SlaState state(List<SlaClock> promised) {
    if (promised.stream().anyMatch(clock -> !clock.isPaused())) {
      return SlaState.RUNNING;
    }
    return !promised.isEmpty() ? SlaState.PAUSED : clocks.isEmpty() ? null : SlaState.DONE;
  }

  private static void forget(
      long id,
      Map<SignalKey, StoredSignal> known,
      SlaClock clock,
      Set<SignalKey> coming,
      Map<Long, List<SignalKey>> gone) {
    Set<SignalKey> published = new HashSet<>();
    clock.signals().forEach(one -> published.add(new SignalKey(one.kind(), one.ordinal())));
    List<SignalKey> unexpected =
        known.entrySet().stream()
            .filter(entry -> !isPublished(entry.getValue()))
            .map(Map.Entry::getKey)
            .filter(key -> !coming.contains(key) && !published.contains(key))
            .toList();
    if (!unexpected.isEmpty()) {
      gone.put(id, unexpected);
    }
  }

  private static boolean isPublished(@Nullable StoredSignal signal) {
    return signal != null && signal.published();
  }

  /** Stored clocks for which the story, as it is known now, has no place. */
  private List<StoredClock> withdrawn() {
    Set<Turn> present = new HashSet<>();
    clocks.forEach(clock -> present.add(Clocks.turn(clock)));
    return stored.entrySet().stream()
        .filter(entry -> !present.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(clock -> !"withdrawn".equals(clock.row().cancelReason()))
        .toList();
  }

  private NewEvent event(long clockId, SlaClock clock, Signal signal) {
    Instant due = clock.due();
    Map<String, @Nullable Object> data = Clocks.data(clock.metric(), clock.ordinal(), due);
    data.put("count", signal.ordinal());
    if (signal.reason() != null) {
      data.put(signal.kind() == Signal.Kind.BREACHED ? "cause" : "reason", signal.reason());
    }
    if (signal.kind() == Signal.Kind.MET) {
      data.put("inTime", due == null || !due.isBefore(signal.at()));
    }
    return NewEvent.beside(
        Clocks.type(signal.kind()), caseId, clockId, Author.SYSTEM, signal.at(), data);
  }

  private NewEvent withdrawn(StoredClock clock) {
    Map<String, @Nullable Object> data =
        Clocks.data(clock.row().metric(), clock.row().ordinal(), clock.row().dueAt());
    data.put("count", 0);
    data.put("reason", "withdrawn");
    return NewEvent.beside(
        Clocks.type(Signal.Kind.CANCELLED), caseId, clock.id(), Author.SYSTEM, at, data);
  }
}
