package org.zelodesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.sla.ClockRules.Warning;

/**
 * One clock of a case: the nth turn of a metric, with its ledger. It lives while {@link
 * ClockReplay} tells it the story of the case, and is read afterwards.
 *
 * <p>The intervals say when it counted; what that time was worth is computed with the calendar and
 * the target that hold now, over all of them. A clock to which no target applies keeps its
 * intervals, in case that one comes, and shows nothing.
 */
final class SlaClock {

  private final SlaMetric metric;
  private final int ordinal;
  private final Interval.Cause beganBecause;
  private final List<Interval> ledger = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final Map<Signal.Kind, Integer> counts = new EnumMap<>(Signal.Kind.class);
  private final BitSet warned = new BitSet();

  /** Comments of which others still think that they ended it. */
  private final Set<Long> metInVain = new HashSet<>();

  private @Nullable ClockRules rules;
  private @Nullable Duration target;

  /** Before this it promised something else, or nothing: no warning lies further back. */
  private Instant promisedSince;

  private @Nullable Instant pinnedDue;
  private @Nullable String pinReason;

  /** It has shown itself to others: a target applied once. */
  private boolean known;

  /** The newest breach still says that the promise was not kept. */
  private boolean breachHolds;

  private @Nullable Instant endedAt;
  private long endedBy;
  private @Nullable String cancelReason;
  private boolean comesBack;

  /**
   * @param cause why it began
   * @param pause why it does not count at first; null if it does
   */
  SlaClock(
      SlaMetric metric,
      int ordinal,
      Instant from,
      Fact by,
      Interval.Cause cause,
      Interval.@Nullable Cause pause) {
    this.metric = metric;
    this.ordinal = ordinal;
    this.promisedSince = from;
    this.beganBecause = cause;
    ledger.add(
        new Interval(from, null, pause == null, by.eventId(), pause == null ? cause : pause));
  }

  // What happens to it

  void pause(Instant at, Fact by, Interval.Cause cause) {
    if (isOpen() && last().counted()) {
      turn(at, false, by, cause);
      signal(Signal.Kind.PAUSED, at, by, null);
    } else if (isOpen() && last().cause() != cause) {
      turn(at, false, by, cause);
    }
  }

  void resume(Instant at, Fact by, Interval.Cause cause) {
    if (isOpen() && !last().counted()) {
      turn(at, true, by, cause);
      signal(Signal.Kind.RESUMED, at, by, null);
    }
  }

  /**
   * A reply that never arrived. Others heard that the promise was kept, until that was known; it
   * was not, so it counts on.
   *
   * @param failure by which that became known
   */
  void meetInVain(Fact.AgentReplied reply, Fact failure) {
    if (!isOpen()) {
      return;
    }
    if (last().counted()) {
      turn(reply.at(), true, failure, Interval.Cause.REPLY_FAILED);
    }
    if (target != null) {
      metInVain.add(reply.commentId());
      signal(Signal.Kind.MET, reply.at(), reply, null);
    }
  }

  /** It became known that a reply never arrived. */
  void takeBack(Fact.ReplyFailed failure) {
    if (metInVain.remove(failure.commentId()) && metInVain.isEmpty() && isOpen()) {
      signal(Signal.Kind.RESUMED, failure.at(), failure, "reply_failed");
      signalPause(failure.at(), failure);
    }
  }

  /** What was promised was done. */
  void meet(Instant at, Fact by) {
    if (!isOpen()) {
      return;
    }
    Instant due = due();
    end(at, by);
    if (target != null && (due == null || !due.isBefore(at))) {
      breachHolds = false;
      breaches.replaceAll(one -> new Breach(one.at(), one.cause(), true));
    }
    signal(Signal.Kind.MET, at, by, null);
  }

  void cancel(Instant at, Fact by, String reason) {
    if (isOpen()) {
      end(at, by);
      cancelReason = reason;
      signal(Signal.Kind.CANCELLED, at, by, reason);
    }
  }

  /** As {@link #cancel}, by something that can be taken back. */
  void cancelForNow(Instant at, Fact by, String reason) {
    if (isOpen()) {
      cancel(at, by, reason);
      comesBack = true;
    }
  }

  /**
   * What had ended goes on by the rules that hold now; the time since then does not count.
   *
   * @param since why the time since then does not count
   * @param cause why it goes on
   * @param pause why it does not count yet; null if it does
   */
  void reopen(
      Instant at,
      Fact by,
      Interval.Cause since,
      Interval.Cause cause,
      Interval.@Nullable Cause pause,
      @Nullable ClockRules next,
      Priority priority) {
    Instant end = endedAt;
    if (end == null) {
      return;
    }
    endedAt = null;
    cancelReason = null;
    comesBack = false;
    if (end.isBefore(at)) {
      ledger.add(new Interval(end, at, false, endedBy, since));
    }
    ledger.add(new Interval(at, null, pause == null, by.eventId(), pause == null ? cause : pause));
    signal(Signal.Kind.RESUMED, at, by, null);
    signalPause(at, by);
    follow(next, priority, at, by, false);
    promisedSince = at;
    judgeAnew(at, false);
  }

  /** It began at another instant than was thought: an earlier or a later message decides. */
  void beginAt(Instant start, Instant at, Fact by, Interval.Cause cause) {
    ledger.removeIf(one -> one.to() != null && !one.to().isAfter(start));
    Interval first = ledger.removeFirst();
    ledger.addFirst(
        new Interval(
            start,
            first.to(),
            first.counted(),
            by.eventId(),
            first.counted() ? cause : first.cause()));
    promisedSince = at;
    signal(Signal.Kind.RECALCULATED, at, by, null);
    judgeAnew(at, false);
  }

  /**
   * Other rules hold from now on, over the whole of its life.
   *
   * @param first they are the first for this case, so what they promise could be broken before now
   */
  void follow(@Nullable ClockRules next, Priority priority, Instant at, Fact by, boolean first) {
    Duration promised = next == null ? null : next.target(metric, priority);
    if (next == null || promised == null) {
      signal(Signal.Kind.CANCELLED, at, by, "no_target");
      target = null;
      return;
    }
    boolean promisedBefore = target != null;
    boolean isSame = promised.equals(target) && rules != null && next.key().equals(rules.key());
    rules = next;
    target = promised;
    if (isSame) {
      return;
    }
    promisedSince = at;
    signal(known ? Signal.Kind.RECALCULATED : Signal.Kind.STARTED, at, by, null);
    if (!promisedBefore) {
      signalPause(at, by);
    }
    judgeAnew(at, first);
  }

  /**
   * @param due null: computed again
   */
  void pin(@Nullable Instant due, String reason, Instant at, Fact by) {
    if (isOpen() && target != null) {
      pinnedDue = due;
      pinReason = due == null ? null : reason;
      promisedSince = at;
      signal(Signal.Kind.RECALCULATED, at, by, null);
      judgeAnew(at, false);
    }
  }

  /** Nothing happened up to this instant, which is not included: only time passed. */
  void passUntil(Instant end) {
    if (!isOpen() || target == null) {
      return;
    }
    for (Pending one : pending()) {
      if (one.at().isBefore(end)) {
        if (one.kind() == Signal.Kind.WARNING) {
          warned.set(one.ordinal());
          signals.add(new Signal(one.kind(), one.ordinal(), one.at(), null, null));
        } else {
          breach(one.at(), Breach.Cause.TIME);
        }
      }
    }
  }

  /**
   * What time alone will bring, in its order.
   *
   * @param at may have passed
   */
  List<Pending> pending() {
    Duration promised = target;
    ClockRules now = rules;
    if (!isOpen() || promised == null || now == null || breachHolds) {
      return List.of();
    }
    Instant due = due();
    List<Pending> coming = new ArrayList<>();
    for (int index = 0; index < now.warnings().size(); index++) {
      Instant at = warned.get(index + 1) ? null : instantOf(now.warnings().get(index), promised);
      if (at != null) {
        Instant notBefore = at.isBefore(promisedSince) ? promisedSince : at;
        if (due == null || notBefore.isBefore(due)) {
          coming.add(new Pending(Signal.Kind.WARNING, index + 1, notBefore));
        }
      }
    }
    coming.sort(Comparator.comparing(Pending::at));
    if (due != null) {
      coming.add(new Pending(Signal.Kind.BREACHED, breaches.size() + 1, due));
    }
    return coming;
  }

  /** A warning or a breach that will come unless something happens before. */
  record Pending(Signal.Kind kind, int ordinal, Instant at) {}

  // What it is

  SlaMetric metric() {
    return metric;
  }

  int ordinal() {
    return ordinal;
  }

  boolean isOpen() {
    return endedAt == null;
  }

  boolean isPaused() {
    return isOpen() && !last().counted();
  }

  /** Whether it is anything to others: a target applies, or did. */
  boolean isKnown() {
    return known;
  }

  /** Whether it was cancelled only until what cancelled it is taken back. */
  boolean comesBack() {
    return comesBack;
  }

  State state() {
    if (cancelReason != null || target == null) {
      return State.CANCELLED;
    }
    if (breachHolds) {
      return State.BREACHED;
    }
    if (!isOpen()) {
      return State.MET;
    }
    return last().counted() ? State.RUNNING : State.PAUSED;
  }

  Instant startedAt() {
    return ledger.getFirst().from();
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable String cancelReason() {
    return target == null && cancelReason == null ? "no_target" : cancelReason;
  }

  @Nullable ClockRules rules() {
    return rules;
  }

  @Nullable Duration target() {
    return target;
  }

  @Nullable String pinReason() {
    return pinReason;
  }

  boolean isPinned() {
    return pinnedDue != null;
  }

  List<Interval> ledger() {
    return Collections.unmodifiableList(ledger);
  }

  List<Breach> breaches() {
    return Collections.unmodifiableList(breaches);
  }

  List<Signal> signals() {
    return Collections.unmodifiableList(signals);
  }

  /**
   * The earliest instant at which the target is used up; null while that cannot be said. One that
   * has ended keeps it: when that would have been, had it gone on.
   */
  @Nullable Instant due() {
    if (target == null) {
      return null;
    }
    return pinnedDue == null ? instantOf(target) : pinnedDue;
  }

  /** Open time that it counted up to an instant. */
  Duration elapsed(Instant now) {
    Duration sum = Duration.ZERO;
    for (Interval one : ledger) {
      if (one.counted()) {
        Instant to = one.to() == null || one.to().isAfter(now) ? now : one.to();
        sum = sum.plus(worth(one.from(), to));
      }
    }
    return sum;
  }

  /** Open time of an interval, by the calendar that holds. */
  Duration worth(Instant from, Instant to) {
    return rules == null ? Duration.ZERO : rules.calendar().between(from, to);
  }

  private @Nullable Instant instantOf(Warning warning, Duration promised) {
    Duration after = warning.after(promised);
    if (after.isNegative() || after.isZero()) {
      return null;
    }
    if (pinnedDue != null && rules != null) {
      return subtract(rules.calendar(), pinnedDue, promised.minus(after));
    }
    return instantOf(after);
  }

  /** When so much had been counted; null while it pauses before that, or if the calendar ends. */
  private @Nullable Instant instantOf(Duration counted) {
    CompiledCalendar calendar = Objects.requireNonNull(rules).calendar();
    Duration left = counted;
    for (Interval one : ledger) {
      if (!one.counted()) {
        continue;
      }
      Instant to = one.to();
      Duration worth = to == null ? null : calendar.between(one.from(), to);
      if (worth == null || worth.compareTo(left) >= 0) {
        return add(calendar, one.from(), left);
      }
      left = left.minus(worth);
    }
    return endedAt == null ? null : add(calendar, endedAt, left);
  }

  /** At once where the calendar was never open for so long before. */
  private static Instant subtract(CompiledCalendar calendar, Instant end, Duration open) {
    try {
      return calendar.subtract(end, open);
    } catch (NotEnoughOpenTimeException never) {
      return Instant.MIN;
    }
  }

  private static @Nullable Instant add(CompiledCalendar calendar, Instant from, Duration open) {
    try {
      return calendar.add(from, open);
    } catch (NotEnoughOpenTimeException never) {
      return null;
    }
  }

  /**
   * A promise that had passed when it was made is broken at once; one that had not is open again.
   */
  private void judgeAnew(Instant at, boolean first) {
    if (target == null) {
      return;
    }
    Instant due = due();
    boolean passed = due != null && due.isBefore(at);
    if (!passed) {
      breachHolds = false;
    } else if (!breachHolds) {
      breach(
          first ? Objects.requireNonNull(due) : at,
          first ? Breach.Cause.TIME : Breach.Cause.RECALCULATED);
    }
  }

  private void breach(Instant at, Breach.Cause cause) {
    breachHolds = true;
    breaches.add(new Breach(at, cause, false));
    signals.add(
        new Signal(
            Signal.Kind.BREACHED,
            breaches.size(),
            at,
            null,
            cause == Breach.Cause.TIME ? "time" : "recalculated"));
  }

  private Interval last() {
    return ledger.getLast();
  }

  private void turn(Instant at, boolean counted, Fact by, Interval.Cause cause) {
    Interval before = ledger.removeLast();
    if (before.from().isBefore(at)) {
      ledger.add(before.until(at));
    }
    boolean beganNow = ledger.isEmpty() && counted;
    ledger.add(
        new Interval(
            at,
            null,
            counted,
            beganNow ? before.eventId() : by.eventId(),
            beganNow ? beganBecause : cause));
  }

  private void end(Instant at, Fact by) {
    endedAt = at;
    endedBy = by.eventId();
    ledger.add(ledger.removeLast().until(at));
  }

  private void signalPause(Instant at, Fact by) {
    if (!last().counted()) {
      signal(Signal.Kind.PAUSED, at, by, null);
    }
  }

  /** Says something to others, who hear of it only while something is promised. */
  private void signal(Signal.Kind kind, Instant at, Fact by, @Nullable String reason) {
    if (target != null) {
      known = true;
      signals.add(new Signal(kind, counts.merge(kind, 1, Integer::sum), at, by.eventId(), reason));
    }
  }

  /** What a clock is at one moment. */
  @Schema(name = "SlaClockState")
  enum State {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED
  }
}
