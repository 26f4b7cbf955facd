package org.zelodesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * The clocks of a case as somebody would keep them who sits beside it with a stop-watch: step by
 * step, with a mark for each step in which a clock ran. Shares nothing with the product but the
 * facts, the rules and what the desk's hours are.
 *
 * <p>All instants, targets and warnings are whole steps; step 0 is the first that a story can have.
 */
final class SlowClocks {

  /** Messages can be this much older than the story. */
  static final int PAST = 300;

  /** Nothing is looked for later than this. */
  static final int FUTURE = 900;

  /** Later than anything that is looked for. */
  private static final int BEYOND = Integer.MAX_VALUE;

  private static final int NEVER = Integer.MIN_VALUE;

  private final Instant zero;
  private final int step;
  private final Map<PolicyKey, Rules> policies;
  private final List<Watch> watches = new ArrayList<>();
  private final Map<Long, Integer> waiting = new LinkedHashMap<>();

  private final Set<Long> lost = new HashSet<>();

  private CaseStatus status = CaseStatus.NEW;
  private Priority priority = Priority.NORMAL;
  private boolean hasTeam;
  private boolean isAway;
  private boolean isDiscarded;
  private @Nullable Rules policy;
  private int now;

  /** Rules with the hours as a mark for each step from {@link #PAST} before the story on. */
  record Rules(ClockRules text, boolean[] open) {}

  /**
   * What is compared.
   *
   * @param due {@code later} if beyond what is looked for
   */
  record Seen(
      String state,
      String due,
      long elapsed,
      List<String> breaches,
      List<String> warnings,
      Map<Signal.Kind, Integer> signals) {}

  SlowClocks(Instant zero, int step, Map<PolicyKey, Rules> policies) {
    this.zero = zero;
    this.step = step;
    this.policies = policies;
  }

  int stepOf(Instant at) {
    return Math.toIntExact(Duration.between(zero, at).toSeconds() / step);
  }

  private int steps(Duration duration) {
    return Math.toIntExact(duration.toSeconds() / step);
  }

  // The day

  /**
   * @param facts in the order of their instants
   * @param end the last step, of which only the facts are told
   */
  Map<String, Seen> watch(List<Fact> facts, int end) {
    List<Fact> valid = withoutWhatWasTakenBack(facts);
    for (Fact fact : valid) {
      if (fact instanceof Fact.ReplyFailed failed) {
        lost.add(failed.commentId());
      }
    }
    int next = 0;
    for (now = 0; ; now++) {
      while (next < valid.size() && stepOf(valid.get(next).at()) == now) {
        happens(valid.get(next++));
      }
      if (now == end) {
        break;
      }
      watches.forEach(Watch::step);
    }
    Map<String, Seen> seen = new TreeMap<>();
    for (Watch watch : watches) {
      if (watch.everPromised) {
        seen.put(watch.metric + " " + watch.turn, watch.seen());
      }
    }
    return seen;
  }

  private static List<Fact> withoutWhatWasTakenBack(List<Fact> facts) {
    List<Fact> valid = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      boolean takenBack = false;
      if (fact instanceof Fact.Absorbed absorbed) {
        // It comes in at most once before it goes.
        for (Fact later : facts.subList(i + 1, facts.size())) {
          if (later instanceof Fact.Absorbed again && again.caseId() == absorbed.caseId()) {
            break;
          }
          takenBack |=
              later instanceof Fact.Released released && released.caseId() == absorbed.caseId();
        }
      }
      if (!takenBack) {
        valid.add(fact);
      }
    }
    return valid;
  }

  private void happens(Fact fact) {
    switch (fact) {
      case Fact.Opened opened -> {
        status = opened.status();
        priority = opened.priority();
        hasTeam = opened.teamId() != null;
        if (!status.isSolved()) {
          begin(SlaMetric.RESOLUTION, now);
          begin(SlaMetric.WORK, now);
          beginStay();
        }
        lookAtStatus();
      }
      case Fact.CustomerSpoke spoke -> message(spoke.commentId(), now);
      case Fact.Absorbed absorbed -> {
        if (absorbed.unansweredSince() != null) {
          message(-absorbed.caseId(), stepOf(absorbed.unansweredSince()));
        }
      }
      case Fact.AgentReplied reply when lost.contains(reply.commentId()) -> {
        for (Watch watch : going()) {
          if ((watch.isForTheCustomer() || watch.metric == SlaMetric.UPDATE) && watch.target > 0) {
            watch.tell(Signal.Kind.MET);
            watch.believed.add(reply.commentId());
          }
        }
      }
      case Fact.AgentReplied reply -> {
        waiting.clear();
        for (Watch watch : going()) {
          if (watch.isForTheCustomer() || watch.metric == SlaMetric.UPDATE) {
            watch.done();
          }
        }
        if (!isAway && !status.isSolved()) {
          begin(SlaMetric.UPDATE, now);
        }
      }
      case Fact.ReplyNotNeeded decision -> {
        waiting.clear();
        for (Watch watch : going()) {
          if (watch.isForTheCustomer()) {
            watch.drop();
          }
        }
      }
      case Fact.StatusChanged change -> becomes(change.to());
      case Fact.PriorityChanged change -> {
        priority = change.to();
        going().forEach(watch -> watch.read(false));
      }
      case Fact.TeamChanged change -> {
        for (Watch watch : going()) {
          if (watch.metric == SlaMetric.OWNERSHIP) {
            watch.done();
          }
        }
        hasTeam = change.to() != null;
        if (!status.isSolved()) {
          beginStay();
        }
      }
      case Fact.PolicyApplied applied -> {
        policy = applied.policy() == null ? null : policies.get(applied.policy());
        lookAtStatus();
        going().forEach(watch -> watch.read(applied.first()));
      }
      case Fact.Pinned pin -> {
        for (Watch watch : going()) {
          if (watch.metric == pin.metric() && watch.target > 0) {
            watch.pin = pin.dueAt() == null ? null : stepOf(pin.dueAt());
            watch.tell(Signal.Kind.RECALCULATED);
            watch.judge(false);
          }
        }
      }
      case Fact.Merged merged -> {
        for (Watch watch : going()) {
          watch.drop();
          watch.comesBack = true;
        }
        isAway = true;
      }
      case Fact.Unmerged back -> {
        isAway = false;
        for (Watch watch : watches) {
          if (watch.comesBack) {
            watch.goOn();
          }
        }
      }
      case Fact.Discarded discard -> {
        for (Watch watch : going()) {
          watch.drop();
          watch.comesBack = true;
        }
        isDiscarded = true;
      }
      case Fact.Restored back -> {
        isDiscarded = false;
        for (Watch watch : watches) {
          if (watch.comesBack) {
            watch.goOn();
          }
        }
        if (oldest() < BEYOND && going().stream().noneMatch(Watch::isForTheCustomer)) {
          beginReply(now);
        }
      }
      case Fact.CommentsLeft left -> leave(left.commentIds());
      case Fact.ReplyFailed failed -> {
        for (Watch watch : watches) {
          boolean wasBelieved = watch.believed.remove(failed.commentId());
          if (wasBelieved && watch.believed.isEmpty() && watch.stopped == NEVER) {
            watch.tell(Signal.Kind.RESUMED);
            if (!watch.runs) {
              watch.tell(Signal.Kind.PAUSED);
            }
          }
        }
      }
      case Fact.Released released -> {
        // What came in is not in the story.
      }
    }
  }

  private void message(long id, int since) {
    int oldest = oldest();
    waiting.put(id, since);
    if (isDiscarded) {
      return;
    }
    if (oldest == BEYOND) {
      beginReply(since);
    } else if (since < oldest) {
      going().stream().filter(Watch::isForTheCustomer).forEach(watch -> watch.moveTo(since));
    }
  }

  private void beginReply(int since) {
    boolean isFirst = watches.stream().noneMatch(one -> one.metric == SlaMetric.FIRST_REPLY);
    begin(isFirst ? SlaMetric.FIRST_REPLY : SlaMetric.NEXT_REPLY, since);
  }

  private void leave(Set<Long> ids) {
    int before = oldest();
    waiting.keySet().removeAll(ids);
    int after = oldest();
    if (after != before) {
      for (Watch watch : going()) {
        if (watch.isForTheCustomer() && after == BEYOND) {
          watch.drop();
        } else if (watch.isForTheCustomer()) {
          watch.moveTo(after);
        }
      }
    }
  }

  private int oldest() {
    return waiting.values().stream().mapToInt(one -> one).min().orElse(BEYOND);
  }

  private void becomes(CaseStatus to) {
    boolean reopened = status.isSolved() && !to.isSolved();
    status = to;
    if (to.isSolved()) {
      for (Watch watch : going()) {
        switch (watch.metric) {
          case RESOLUTION, WORK, OWNERSHIP -> watch.done();
          case UPDATE -> watch.drop();
          case FIRST_REPLY, NEXT_REPLY -> {
            if (to == CaseStatus.CLOSED) {
              watch.drop();
            }
          }
        }
      }
      if (to == CaseStatus.CLOSED) {
        waiting.clear();
      }
    } else if (reopened) {
      for (SlaMetric metric : List.of(SlaMetric.RESOLUTION, SlaMetric.WORK)) {
        watches.stream()
            .filter(one -> one.metric == metric)
            .findFirst()
            .ifPresentOrElse(Watch::goOn, () -> begin(metric, now));
      }
      beginStay();
    }
    lookAtStatus();
  }

  private void beginStay() {
    if (hasTeam && !isAway) {
      begin(SlaMetric.OWNERSHIP, now);
    }
  }

  private void begin(SlaMetric metric, int since) {
    int turn = 1 + (int) watches.stream().filter(one -> one.metric == metric).count();
    Watch watch = new Watch(metric, turn, since);
    watches.add(watch);
    watch.read(true);
  }

  private List<Watch> going() {
    return watches.stream().filter(one -> one.stopped == NEVER).toList();
  }

  private void lookAtStatus() {
    going().forEach(watch -> watch.hold(!watch.shouldRun()));
  }

  /** One stop-watch, with a mark for every step in which it ran. */
  private final class Watch {
    private final SlaMetric metric;
    private final int turn;
    private final boolean[] ran = new boolean[PAST + FUTURE];
    private final List<int[]> breaches = new ArrayList<>();
    private final Map<Integer, Integer> warned = new TreeMap<>();
    private final Map<Signal.Kind, Integer> told = new EnumMap<>(Signal.Kind.class);

    private int since;
    private boolean runs;

    /** Whether it ran in the instant in which it began, when that was over or it was stopped. */
    private boolean ranAtFirst;

    private boolean wasStopped;
    private int stopped = NEVER;
    private boolean dropped;
    private boolean comesBack;
    private boolean isBroken;
    private boolean everPromised;

    /** In open steps; 0: nothing is promised. */
    private int target;

    /** The last rules that promised something. */
    private @Nullable Rules by;

    /** Open steps in which it ran. */
    private int used;

    private @Nullable Integer pin;

    /** Lost replies of which nobody knows yet that they are. */
    private final Set<Long> believed = new HashSet<>();

    private Watch(SlaMetric metric, int turn, int since) {
      this.metric = metric;
      this.turn = turn;
      this.since = since;
      this.runs = shouldRun();
      this.ranAtFirst = runs;
      Arrays.fill(ran, PAST + since, PAST + now, runs);
    }

    private boolean isForTheCustomer() {
      return metric == SlaMetric.FIRST_REPLY || metric == SlaMetric.NEXT_REPLY;
    }

    private boolean shouldRun() {
      Set<CaseStatus> own = policy == null ? null : policy.text.pauses().get(metric);
      if (own != null) {
        return !own.contains(status);
      }
      return switch (metric) {
        case FIRST_REPLY, NEXT_REPLY, OWNERSHIP -> true;
        case UPDATE, RESOLUTION -> status != CaseStatus.PENDING;
        case WORK -> status != CaseStatus.PENDING && status != CaseStatus.ON_HOLD;
      };
    }

    private boolean wasOpen(int at) {
      return by != null && by.open[PAST + at];
    }

    private void tell(Signal.Kind kind) {
      if (target > 0) {
        told.merge(kind, 1, Integer::sum);
      }
    }

    private void hold(boolean pause) {
      if (pause == runs) {
        runs = !pause;
        ranAtFirst = now == since && !wasStopped ? runs : ranAtFirst;
        tell(pause ? Signal.Kind.PAUSED : Signal.Kind.RESUMED);
      }
    }

    private void done() {
      stop();
      tell(Signal.Kind.MET);
      if (target > 0 && !isBroken) {
        breaches.forEach(one -> one[2] = 1);
      }
    }

    private void stop() {
      stopped = now;
      wasStopped = true;
    }

    private void drop() {
      stop();
      dropped = true;
      tell(Signal.Kind.CANCELLED);
    }

    private void goOn() {
      stopped = NEVER;
      dropped = false;
      comesBack = false;
      runs = shouldRun();
      tell(Signal.Kind.RESUMED);
      if (!runs) {
        tell(Signal.Kind.PAUSED);
      }
      read(false);
      judge(false);
    }

    private void moveTo(int start) {
      if (start < since) {
        Arrays.fill(ran, PAST + start, PAST + since, ranAtFirst);
      } else {
        Arrays.fill(ran, PAST + since, PAST + start, false);
        ranAtFirst = start < now ? ran[PAST + start] : runs;
        wasStopped = false;
      }
      since = start;
      tell(Signal.Kind.RECALCULATED);
      judge(false);
    }

    /** What the policy promises now. */
    private void read(boolean first) {
      Duration promised = policy == null ? null : policy.text.target(metric, priority);
      if (promised == null) {
        tell(Signal.Kind.CANCELLED);
        target = 0;
        return;
      }
      boolean hadPromise = target > 0;
      if (hadPromise && target == steps(promised) && by == policy) {
        return;
      }
      target = steps(promised);
      by = policy;
      tell(everPromised ? Signal.Kind.RECALCULATED : Signal.Kind.STARTED);
      everPromised = true;
      if (!hadPromise && !runs) {
        tell(Signal.Kind.PAUSED);
      }
      judge(first);
    }

    private void judge(boolean first) {
      if (target == 0) {
        return;
      }
      used = 0;
      for (int at = -PAST; at < now; at++) {
        used += ran[PAST + at] && wasOpen(at) ? 1 : 0;
      }
      int due = due();
      if (due >= now) {
        isBroken = false;
      } else if (!isBroken) {
        isBroken = true;
        breaches.add(new int[] {first ? due : now, first ? 0 : 1, 0});
        told.merge(Signal.Kind.BREACHED, 1, Integer::sum);
      }
    }

    /** When the open steps are used up; BEYOND also where that cannot be said. */
    private int due() {
      if (pin != null) {
        return pin;
      }
      int count = 0;
      for (int at = -PAST; at < FUTURE; at++) {
        boolean runsThen = stopped != NEVER && at >= stopped || (at < now ? ran[PAST + at] : runs);
        count += runsThen && wasOpen(at) ? 1 : 0;
        if (count == target) {
          return at + 1;
        }
      }
      return BEYOND;
    }

    /** This step passes, and nothing happened in it. */
    private void step() {
      if (stopped != NEVER) {
        return;
      }
      ran[PAST + now] = runs;
      if (target > 0 && !isBroken) {
        if (pin != null ? now >= pin : used >= target) {
          isBroken = true;
          breaches.add(new int[] {now, 0, 0});
          told.merge(Signal.Kind.BREACHED, 1, Integer::sum);
        } else {
          warn();
        }
      }
      used += runs && wasOpen(now) ? 1 : 0;
    }

    private void warn() {
      List<ClockRules.Warning> warnings = by.text.warnings();
      for (int i = 1; i <= warnings.size(); i++) {
        int left = left(warnings.get(i - 1));
        if (left < target
            && !warned.containsKey(i)
            && (pin != null ? now >= before(pin, left) : used >= target - left)) {
          warned.put(i, now);
          told.merge(Signal.Kind.WARNING, 1, Integer::sum);
        }
      }
    }

    /** Open steps that are left of the target when it is time to warn. */
    private int left(ClockRules.Warning warning) {
      return warning.before() != null
          ? steps(warning.before())
          : target * (100 - warning.percent()) / 100;
    }

    /** The last step from which so many are open until another one. */
    private int before(int end, int open) {
      int left = open;
      int at = end;
      while (left > 0 && at > -PAST) {
        at--;
        left -= wasOpen(at) ? 1 : 0;
      }
      return left > 0 ? NEVER : at;
    }

    private Seen seen() {
      String state;
      if (dropped || target == 0) {
        state = "CANCELLED";
      } else if (isBroken) {
        state = "BREACHED";
      } else if (stopped != NEVER) {
        state = "MET";
      } else {
        state = runs ? "RUNNING" : "PAUSED";
      }
      long elapsed = 0;
      for (int at = -PAST; at < now; at++) {
        elapsed += ran[PAST + at] && wasOpen(at) ? 1 : 0;
      }
      int due = target == 0 ? BEYOND : due();
      return new Seen(
          state,
          due == BEYOND ? "later" : Integer.toString(due),
          elapsed,
          breaches.stream()
              .map(one -> one[0] + (one[1] == 1 ? " changed" : "") + (one[2] == 1 ? " gone" : ""))
              .toList(),
          warned.entrySet().stream().map(one -> one.getKey() + "@" + one.getValue()).toList(),
          new HashMap<>(told));
    }
  }
}
