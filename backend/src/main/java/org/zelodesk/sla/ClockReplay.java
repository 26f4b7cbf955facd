package org.zelodesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.sla.Interval.Cause;

/**
 * Tells the story of one case to its clocks, and gives them as they are at an instant. A pure
 * function of the story, the rules and the instant: so a case that was brought in later, another
 * node, or the day after gives the same.
 */
final class ClockReplay {

  private final Function<PolicyKey, ClockRules> rulesOf;
  private final List<SlaClock> clocks = new ArrayList<>();
  private final List<Message> unanswered = new ArrayList<>();

  private CaseStatus status = CaseStatus.NEW;
  private Priority priority = Priority.NORMAL;
  private @Nullable Long teamId;
  private @Nullable ClockRules rules;
  private boolean merged;
  private boolean discarded;

  private record Message(long commentId, Instant receivedAt) {}

  private ClockReplay(Function<PolicyKey, ClockRules> rulesOf) {
    this.rulesOf = rulesOf;
  }

  /**
   * @param facts of one case, in the order in which they were recorded
   * @param rulesOf what a policy's version says
   * @param now up to when time passed; facts are never later
   */
  static ClockReplay of(List<Fact> facts, Function<PolicyKey, ClockRules> rulesOf, Instant now) {
    ClockReplay replay = new ClockReplay(rulesOf);
    List<Fact> story = Fact.inOrder(facts);
    Undone undone = Undone.of(story);
    replay.priority = openedWith(story);
    for (Fact fact : story) {
      replay.passUntil(fact.at());
      replay.tell(fact, undone);
    }
    replay.passUntil(now);
    return replay;
  }

  /** What came by post was received before its case was opened, and is promised by its priority. */
  private static Priority openedWith(List<Fact> story) {
    for (Fact fact : story) {
      if (fact instanceof Fact.Opened opened) {
        return opened.priority();
      }
    }
    return Priority.NORMAL;
  }

  /** Those to which a target applies or did, in the order in which they began. */
  List<SlaClock> clocks() {
    return clocks.stream().filter(SlaClock::isKnown).toList();
  }

  /** When the oldest message of the customer was received that nobody has answered. */
  @Nullable Instant unansweredSince() {
    return unanswered.stream().map(Message::receivedAt).min(Comparator.naturalOrder()).orElse(null);
  }

  private void passUntil(Instant end) {
    for (SlaClock clock : clocks) {
      clock.passUntil(end);
    }
  }

  /**
   * What was taken back later, and is told as if it had never been.
   *
   * @param failedReplies by the id of their comment
   * @param absorptions ids of their events
   */
  private record Undone(Map<Long, Fact> failedReplies, Set<Long> absorptions) {

    static Undone of(List<Fact> story) {
      Map<Long, Fact> failed = new HashMap<>();
      Map<Long, Long> absorbedBy = new HashMap<>();
      Set<Long> released = new HashSet<>();
      for (Fact fact : story) {
        switch (fact) {
          case Fact.ReplyFailed reply -> failed.put(reply.commentId(), reply);
          case Fact.Absorbed one -> absorbedBy.put(one.caseId(), one.eventId());
          case Fact.Released one -> {
            Long event = absorbedBy.remove(one.caseId());
            if (event != null) {
              released.add(event);
            }
          }
          default -> {}
        }
      }
      return new Undone(failed, released);
    }
  }

  private void tell(Fact fact, Undone undone) {
    switch (fact) {
      case Fact.Opened opened -> open(opened);
      case Fact.CustomerSpoke spoke -> spoke(spoke, spoke.commentId(), spoke.at());
      case Fact.AgentReplied reply -> {
        Fact failure = undone.failedReplies.get(reply.commentId());
        if (failure == null) {
          replied(reply);
        } else {
          clocksOfReplies().forEach(one -> one.meetInVain(reply, failure));
        }
      }
      case Fact.ReplyFailed failed -> clocks.forEach(one -> one.takeBack(failed));
      case Fact.ReplyNotNeeded decision -> {
        unanswered.clear();
        replyClocks().forEach(one -> one.cancel(decision.at(), decision, decision.reason()));
      }
      case Fact.StatusChanged change -> status(change);
      case Fact.PriorityChanged change -> {
        priority = change.to();
        followAll(change, false);
      }
      case Fact.TeamChanged change -> team(change);
      case Fact.PolicyApplied applied -> {
        rules = applied.policy() == null ? null : rulesOf.apply(applied.policy());
        pauseOrResume(applied, Cause.POLICY_CHANGED);
        followAll(applied, applied.first());
      }
      case Fact.Pinned pin ->
          open(pin.metric()).forEach(one -> one.pin(pin.dueAt(), pin.reason(), pin.at(), pin));
      case Fact.Merged merge -> {
        merged = true;
        open().forEach(one -> one.cancelForNow(merge.at(), merge, "merged"));
      }
      case Fact.Unmerged back -> {
        merged = false;
        comeBack(back, Cause.MERGED);
      }
      case Fact.Discarded discard -> {
        discarded = true;
        open().forEach(one -> one.cancelForNow(discard.at(), discard, discard.as()));
      }
      case Fact.Restored back -> {
        discarded = false;
        comeBack(back, Cause.DISCARDED);
        answerWhatWasSaidMeanwhile(back);
      }
      case Fact.Absorbed absorbed -> {
        if (absorbed.unansweredSince() != null
            && !undone.absorptions.contains(absorbed.eventId())) {
          spoke(absorbed, -absorbed.caseId(), absorbed.unansweredSince());
        }
      }
      case Fact.Released released -> {
        // What it undoes was never told.
      }
      case Fact.CommentsLeft left -> left(left);
    }
  }

  private void open(Fact.Opened opened) {
    status = opened.status();
    priority = opened.priority();
    teamId = opened.teamId();
    if (!status.isSolved()) {
      start(SlaMetric.RESOLUTION, opened.at(), opened, Cause.CASE_OPENED);
      start(SlaMetric.WORK, opened.at(), opened, Cause.CASE_OPENED);
      enterTeam(opened);
    }
    pauseOrResume(opened, Cause.WORK_CONTINUED);
  }

  /** The first contact starts the first clock; a later one only if everything was answered. */
  private void spoke(Fact fact, long commentId, Instant receivedAt) {
    if (merged) {
      return;
    }
    Instant oldest = unansweredSince();
    unanswered.add(new Message(commentId, receivedAt));
    if (discarded) {
      return;
    }
    if (oldest != null && receivedAt.isBefore(oldest)) {
      replyClocks().forEach(one -> one.beginAt(receivedAt, fact.at(), fact, Cause.CUSTOMER_SPOKE));
      return;
    }
    if (!replyClocks().isEmpty()) {
      return;
    }
    startReply(receivedAt, fact, Cause.CUSTOMER_SPOKE);
  }

  private void startReply(Instant from, Fact by, Cause cause) {
    boolean spokeBefore = clocks.stream().anyMatch(one -> one.metric() == SlaMetric.FIRST_REPLY);
    start(spokeBefore ? SlaMetric.NEXT_REPLY : SlaMetric.FIRST_REPLY, from, by, cause);
  }

  /** What was taken away for now goes on; the time since then does not count. */
  private void comeBack(Fact back, Cause since) {
    for (SlaClock clock : clocks) {
      if (clock.comesBack()) {
        reopen(clock, back, since, Cause.RESTORED);
      }
    }
  }

  /** What the customer said only while nobody looked waits from now on. */
  private void answerWhatWasSaidMeanwhile(Fact.Restored back) {
    if (!unanswered.isEmpty() && replyClocks().isEmpty()) {
      startReply(back.at(), back, Cause.RESTORED);
    }
  }

  private void replied(Fact.AgentReplied reply) {
    unanswered.clear();
    replyClocks().forEach(one -> one.meet(reply.at(), reply));
    open(SlaMetric.UPDATE).forEach(one -> one.meet(reply.at(), reply));
    if (!status.isSolved() && !merged) {
      start(SlaMetric.UPDATE, reply.at(), reply, Cause.AGENT_REPLIED);
    }
  }

  private void status(Fact.StatusChanged change) {
    boolean wasSolved = status.isSolved();
    status = change.to();
    if (status == CaseStatus.CLOSED) {
      meetWhatSolvingMeets(change);
      unanswered.clear();
      open().forEach(one -> one.cancel(change.at(), change, "closed"));
    } else if (status == CaseStatus.SOLVED) {
      meetWhatSolvingMeets(change);
    } else if (wasSolved) {
      for (SlaClock clock : clocks) {
        if (clock.metric().endsWhenSolved() && !clock.isOpen()) {
          reopen(clock, change, Cause.SOLVED, Cause.REOPENED);
        }
      }
      startMissing(change);
      enterTeam(change);
    }
    pauseOrResume(change, Cause.WORK_CONTINUED);
  }

  private void reopen(SlaClock clock, Fact by, Cause since, Cause cause) {
    clock.reopen(by.at(), by, since, cause, pauseOf(clock.metric()), rules, priority);
  }

  private void meetWhatSolvingMeets(Fact.StatusChanged change) {
    for (SlaClock clock : open()) {
      if (clock.metric().endsWhenSolved() || clock.metric() == SlaMetric.OWNERSHIP) {
        clock.meet(change.at(), change);
      } else if (clock.metric() == SlaMetric.UPDATE) {
        clock.cancel(change.at(), change, "solved");
      }
    }
  }

  /** A case that was solved when it was opened has none of these yet. */
  private void startMissing(Fact.StatusChanged change) {
    for (SlaMetric metric : List.of(SlaMetric.RESOLUTION, SlaMetric.WORK)) {
      if (clocks.stream().noneMatch(one -> one.metric() == metric)) {
        start(metric, change.at(), change, Cause.REOPENED);
      }
    }
  }

  private void team(Fact.TeamChanged change) {
    teamId = change.to();
    open(SlaMetric.OWNERSHIP).forEach(one -> one.meet(change.at(), change));
    if (!status.isSolved()) {
      enterTeam(change);
    }
  }

  private void enterTeam(Fact fact) {
    if (teamId != null && !merged) {
      start(SlaMetric.OWNERSHIP, fact.at(), fact, Cause.ENTERED_TEAM);
    }
  }

  /** Messages of the customer went into another case: what remains decides. */
  private void left(Fact.CommentsLeft left) {
    Instant before = unansweredSince();
    unanswered.removeIf(one -> left.commentIds().contains(one.commentId()));
    Instant oldest = unansweredSince();
    if (before == null || before.equals(oldest)) {
      return;
    }
    for (SlaClock clock : replyClocks()) {
      if (oldest == null) {
        clock.cancel(left.at(), left, "split");
      } else {
        clock.beginAt(oldest, left.at(), left, Cause.SPLIT);
      }
    }
  }

  private void start(SlaMetric metric, Instant from, Fact by, Cause cause) {
    int ordinal = 1 + (int) clocks.stream().filter(one -> one.metric() == metric).count();
    SlaClock clock = new SlaClock(metric, ordinal, from, by, cause, pauseOf(metric));
    clocks.add(clock);
    clock.follow(rules, priority, by.at(), by, true);
  }

  private void followAll(Fact by, boolean first) {
    open().forEach(clock -> follow(clock, by, first));
  }

  private void follow(SlaClock clock, Fact by, boolean first) {
    clock.follow(rules, priority, by.at(), by, first);
  }

  /**
   * @param cause why what did not count counts again
   */
  private void pauseOrResume(Fact by, Cause cause) {
    for (SlaClock clock : open()) {
      Cause pause = pauseOf(clock.metric());
      if (pause == null) {
        clock.resume(by.at(), by, cause);
      } else {
        clock.pause(by.at(), by, pause);
      }
    }
  }

  /** Why a metric does not count now; null if it does. */
  private @Nullable Cause pauseOf(SlaMetric metric) {
    boolean pauses =
        rules == null ? metric.pauses().contains(status) : rules.pauses(metric, status);
    if (!pauses) {
      return null;
    }
    return switch (status) {
      case NEW, OPEN -> Cause.PAUSED_BY_POLICY;
      case PENDING -> Cause.CUSTOMER_MUST_ACT;
      case ON_HOLD -> Cause.OTHERS_MUST_ACT;
      case SOLVED, CLOSED -> Cause.SOLVED;
    };
  }

  private List<SlaClock> open() {
    return clocks.stream().filter(SlaClock::isOpen).toList();
  }

  private List<SlaClock> open(SlaMetric metric) {
    return clocks.stream().filter(one -> one.isOpen() && one.metric() == metric).toList();
  }

  /** Those of what the customer said. */
  private List<SlaClock> replyClocks() {
    return clocksOfReplies().stream().filter(one -> one.metric() != SlaMetric.UPDATE).toList();
  }

  /** Those that a reply ends. */
  private List<SlaClock> clocksOfReplies() {
    return open().stream()
        .filter(
            one ->
                switch (one.metric()) {
                  case FIRST_REPLY, NEXT_REPLY, UPDATE -> true;
                  case RESOLUTION, WORK, OWNERSHIP -> false;
                })
        .toList();
  }
}
