package org.zelodesk.cases;

import java.util.Set;

/** Where a case stands: who must act next. */
public enum CaseStatus {
  /** Nobody has looked. */
  NEW,
  /** We act. */
  OPEN,
  /** The customer must act. */
  PENDING,
  /** A third party or another department must act. */
  ON_HOLD,
  SOLVED,
  /** Cannot change any more; what comes later is a linked follow-up. */
  CLOSED;

  public static final Set<CaseStatus> UNSOLVED = Set.of(NEW, OPEN, PENDING, ON_HOLD);

  /** Nothing becomes new again, only what is solved can be closed, and closed is the end. */
  public boolean canBecome(CaseStatus next) {
    return next == this
        || switch (this) {
          case NEW, OPEN, PENDING, ON_HOLD -> next != NEW && next != CLOSED;
          case SOLVED -> next != NEW;
          case CLOSED -> false;
        };
  }

  public boolean isSolved() {
    return this == SOLVED || this == CLOSED;
  }

  /**
   * What a message of the customer makes of it: whatever waited, or was thought to be done, is ours
   * again.
   */
  public CaseStatus afterCustomerSpoke() {
    return this == NEW || this == CLOSED ? this : OPEN;
  }

  /** What a public reply makes of it when the writer says nothing else. */
  public CaseStatus afterReply() {
    return this == NEW ? OPEN : this;
  }
}
