package org.zelodesk.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.zelodesk.identity.Actor;

/** What cases need of the comments in them; implemented by {@code comments}. */
public interface Conversation {

  /** Sets the counters of a case that is about to be stored with its first comment. */
  void announce(SupportCase unsaved, NewCase.FirstComment comment);

  /** Writes the first comment of a case that was just stored, with its event; the comment's id. */
  long begin(
      Actor actor, SupportCase supportCase, NewCase.FirstComment comment, Instant occurredAt);

  /** The ids of all comments of a case, oldest first. */
  List<Long> commentsOf(long caseId);

  /**
   * Moves comments that stand in one case to another and brings both cases' counters up to date.
   *
   * @return the ids that really stood in {@code from}
   */
  List<Long> move(Collection<Long> commentIds, SupportCase from, SupportCase to);

  /** A case is merged: what is written in it and not said yet goes along. */
  void unsaidFollows(long from, long into);

  /** The merge is taken back: what went along returns. */
  void unsaidReturns(long from, long to);
}
