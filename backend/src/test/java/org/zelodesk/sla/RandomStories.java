package org.zelodesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * Draws stories that the desk allows, dense enough that things happen at the same instant and
 * exactly when something is due.
 */
final class RandomStories {

  /** Longer stories are cut off here. */
  static final int LAST = 420;

  private final SplittableRandom random;
  private final Instant zero;
  private final int step;
  private final List<PolicyKey> policies;

  private final List<Fact> facts = new ArrayList<>();
  private final List<Long> comments = new ArrayList<>();
  private final List<Long> replies = new ArrayList<>();
  private final Set<Long> others = new HashSet<>();
  private int now;
  private CaseStatus status = CaseStatus.NEW;
  private @Nullable Long team;
  private boolean isAway;
  private boolean isDiscarded;

  RandomStories(SplittableRandom random, Instant zero, int step, List<PolicyKey> policies) {
    this.random = random;
    this.zero = zero;
    this.step = step;
    this.policies = policies;
  }

  /** In the order of their instants. */
  List<Fact> draw() {
    if (random.nextInt(6) == 0) {
      spoke();
      pass();
    }
    if (random.nextInt(20) == 0) {
      reply();
      pass();
    }
    open();
    for (int left = random.nextInt(1, 16); left > 0 && now < LAST; left--) {
      pass();
      happen();
    }
    return facts;
  }

  private void pass() {
    now =
        Math.min(
            LAST,
            now
                + switch (random.nextInt(6)) {
                  case 0 -> 0;
                  case 1, 2 -> random.nextInt(1, 5);
                  case 3, 4 -> 4 * random.nextInt(1, 6);
                  default -> random.nextInt(1, 90);
                });
  }

  private Instant at() {
    return at(now);
  }

  private Instant at(int steps) {
    return zero.plusSeconds((long) steps * step);
  }

  private long event() {
    return facts.size() + 1L;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void open() {
    List<CaseStatus> first =
        List.of(
            CaseStatus.NEW,
            CaseStatus.NEW,
            CaseStatus.OPEN,
            CaseStatus.PENDING,
            CaseStatus.ON_HOLD,
            CaseStatus.SOLVED);
    status = one(first);
    team = random.nextBoolean() ? 1L : null;
    facts.add(new Fact.Opened(at(), event(), status, one(List.of(Priority.values())), team));
    switch (random.nextInt(6)) {
      case 0 -> {
        // None is chosen.
      }
      case 1 -> {
        pass();
        apply(true);
      }
      default -> apply(true);
    }
    if (random.nextInt(4) > 0) {
      spoke();
    }
  }

  private void apply(boolean first) {
    PolicyKey policy = !first && random.nextInt(6) == 0 ? null : one(policies);
    facts.add(new Fact.PolicyApplied(at(), event(), policy, first));
  }

  private void spoke() {
    comments.add(event());
    facts.add(new Fact.CustomerSpoke(at(), event(), event()));
  }

  private void reply() {
    replies.add(event());
    comments.add(event());
    facts.add(new Fact.AgentReplied(at(), event(), event()));
  }

  private void happen() {
    if (status == CaseStatus.CLOSED) {
      if (random.nextBoolean()) {
        bounce();
      } else {
        apply(false);
      }
      return;
    }
    if (isAway) {
      switch (random.nextInt(5)) {
        case 0 -> apply(false);
        case 1 -> prioritise();
        default -> {
          isAway = false;
          facts.add(new Fact.Unmerged(at(), event()));
        }
      }
      return;
    }
    if (isDiscarded) {
      switch (random.nextInt(8)) {
        case 0 -> apply(false);
        case 1 -> bounce();
        case 2 -> facts.add(new Fact.Discarded(at(), event(), "trash"));
        case 3, 4 -> spoke();
        default -> {
          isDiscarded = false;
          facts.add(new Fact.Restored(at(), event()));
        }
      }
      return;
    }
    switch (random.nextInt(25)) {
      case 0, 1, 2, 3 -> spoke();
      case 4, 5, 6 -> reply();
      case 7 -> facts.add(new Fact.ReplyNotNeeded(at(), event(), "thanks"));
      case 8, 9, 10, 11, 12, 13 -> move();
      case 14, 15 -> prioritise();
      case 16 -> {
        team =
            team == null ? Long.valueOf(1) : random.nextBoolean() ? null : Long.valueOf(team + 1);
        facts.add(new Fact.TeamChanged(at(), event(), team));
      }
      case 17, 18 -> apply(false);
      case 19 -> pin();
      case 20 -> {
        isAway = true;
        facts.add(new Fact.Merged(at(), event()));
      }
      case 21, 22 -> otherCase();
      case 23 -> {
        isDiscarded = true;
        facts.add(new Fact.Discarded(at(), event(), "spam"));
      }
      default -> {
        if (random.nextBoolean()) {
          bounce();
        } else {
          split();
        }
      }
    }
  }

  private void move() {
    CaseStatus to = one(List.of(CaseStatus.values()));
    if (to != status && status.canBecome(to)) {
      status = to;
      facts.add(new Fact.StatusChanged(at(), event(), to));
    }
  }

  private void prioritise() {
    facts.add(new Fact.PriorityChanged(at(), event(), one(List.of(Priority.values()))));
  }

  private void pin() {
    SlaMetric metric = one(List.of(SlaMetric.values()));
    Instant due = random.nextInt(3) == 0 ? null : at(now + random.nextInt(-10, 60));
    facts.add(new Fact.Pinned(at(), event(), metric, due, "agreed"));
  }

  private void otherCase() {
    long other = 900 + random.nextInt(2);
    if (others.remove(other)) {
      facts.add(new Fact.Released(at(), event(), other));
    } else {
      others.add(other);
      Instant since = random.nextInt(4) == 0 ? null : at(now - random.nextInt(60));
      facts.add(new Fact.Absorbed(at(), event(), other, since));
    }
  }

  private void bounce() {
    if (!replies.isEmpty()) {
      long reply = replies.remove(random.nextInt(replies.size()));
      facts.add(new Fact.ReplyFailed(at(), event(), reply));
    }
  }

  private void split() {
    Set<Long> gone = new HashSet<>(comments);
    gone.removeIf(any -> random.nextBoolean());
    if (!gone.isEmpty()) {
      facts.add(new Fact.CommentsLeft(at(), event(), gone));
      comments.removeAll(gone);
      replies.removeAll(gone);
    }
  }

  /** A policy whose promises and warnings are whole steps. */
  static ClockRules policy(SplittableRandom random, int id, int step, CompiledCalendar calendar) {
    Map<SlaMetric, Map<Priority, Duration>> targets = new EnumMap<>(SlaMetric.class);
    Map<SlaMetric, Set<CaseStatus>> pauses = new EnumMap<>(SlaMetric.class);
    for (SlaMetric metric : SlaMetric.values()) {
      Map<Priority, Duration> byPriority = new HashMap<>();
      for (Priority priority : Priority.values()) {
        if (random.nextInt(5) > 0) {
          byPriority.put(priority, Duration.ofSeconds(4L * step * random.nextInt(1, 13)));
        }
      }
      targets.put(metric, byPriority);
      if (random.nextInt(3) == 0) {
        Set<CaseStatus> statuses = EnumSet.allOf(CaseStatus.class);
        statuses.removeIf(any -> random.nextInt(3) > 0);
        pauses.put(metric, statuses);
      }
    }
    List<ClockRules.Warning> warnings = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      warnings.add(
          random.nextBoolean()
              ? new ClockRules.Warning(
                  Duration.ofSeconds((long) step * random.nextInt(1, 20)), null)
              : new ClockRules.Warning(null, 25 * random.nextInt(1, 4)));
    }
    PolicyKey key = new PolicyKey(id, 1, null, 0);
    return new ClockRules(key, calendar, targets, pauses, warnings);
  }
}
