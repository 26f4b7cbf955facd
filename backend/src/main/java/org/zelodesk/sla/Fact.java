package org.zelodesk.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * Something in the story of a case that moves a clock. Read from the case's events, never stored
 * beside them.
 */
sealed interface Fact {

  /** When it happened in the world. */
  Instant at();

  /** The event that says so. */
  long eventId();

  /**
   * The case begins.
   *
   * @param at when its own time starts; for a part of another case, when the oldest of its messages
   *     was received
   */
  record Opened(
      Instant at, long eventId, CaseStatus status, Priority priority, @Nullable Long teamId)
      implements Fact {}

  /**
   * @param at when we received it
   */
  record CustomerSpoke(Instant at, long eventId, long commentId) implements Fact {}

  /** A person on our side said something that reached the customer. */
  record AgentReplied(Instant at, long eventId, long commentId) implements Fact {}

  /** A reply turned out never to have arrived. */
  record ReplyFailed(Instant at, long eventId, long commentId) implements Fact {}

  /** Somebody decided that what the customer said last needs no reply. */
  record ReplyNotNeeded(Instant at, long eventId, String reason) implements Fact {}

  record StatusChanged(Instant at, long eventId, CaseStatus to) implements Fact {}

  record PriorityChanged(Instant at, long eventId, Priority to) implements Fact {}

  record TeamChanged(Instant at, long eventId, @Nullable Long to) implements Fact {}

  /**
   * Another policy holds from now on, or another version of it, or of its calendar.
   *
   * @param policy null: none does
   * @param first it was chosen when the case was opened: nobody could have kept another promise
   */
  record PolicyApplied(Instant at, long eventId, @Nullable PolicyKey policy, boolean first)
      implements Fact {}

  /**
   * @param dueAt null: the due instant is computed again
   */
  record Pinned(Instant at, long eventId, SlaMetric metric, @Nullable Instant dueAt, String reason)
      implements Fact {}

  /** The case went into another one. */
  record Merged(Instant at, long eventId) implements Fact {}

  /**
   * The case was set aside, or set aside for another reason.
   *
   * @param as why, as the API says it
   */
  record Discarded(Instant at, long eventId, String as) implements Fact {}

  /** The case was taken back. */
  record Restored(Instant at, long eventId) implements Fact {}

  /** The case came out again. */
  record Unmerged(Instant at, long eventId) implements Fact {}

  /**
   * Another case came into this one.
   *
   * @param unansweredSince when the oldest message of the other's customer was received that nobody
   *     has answered
   */
  record Absorbed(Instant at, long eventId, long caseId, @Nullable Instant unansweredSince)
      implements Fact {}

  /** The other case went out again. */
  record Released(Instant at, long eventId, long caseId) implements Fact {}

  /** Some comments became a case of their own. */
  record CommentsLeft(Instant at, long eventId, Set<Long> commentIds) implements Fact {}

  /** In the order in which they happened; what happened at the same instant as it was recorded. */
  static List<Fact> inOrder(List<Fact> facts) {
    // Sorting is stable, and the log is read in the order in which it was recorded.
    return facts.stream().sorted(Comparator.comparing(Fact::at)).toList();
  }
}
