package org.zelodesk.cases;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is promised about time. */
@Schema(name = "SlaMetric", description = "What is promised about time.")
public enum SlaMetric {
  /** From the customer's first contact to the first reply. */
  FIRST_REPLY,
  /** From the oldest unanswered message of the customer to the next reply; every turn. */
  NEXT_REPLY,
  /** From a reply to the next one, while we owe the customer news; every turn. */
  UPDATE(CaseStatus.PENDING),
  /** From the beginning of the case to solved, without the time that the customer takes. */
  RESOLUTION(CaseStatus.PENDING),
  /** From the beginning of the case to solved, without the time that anybody else takes. */
  WORK(CaseStatus.PENDING, CaseStatus.ON_HOLD),
  /** From entering a team to leaving it; every stay. */
  OWNERSHIP;

  private final Set<CaseStatus> pauses = EnumSet.noneOf(CaseStatus.class);

  SlaMetric(CaseStatus... pauses) {
    this.pauses.addAll(Set.of(pauses));
  }

  /** In which statuses it pauses where a policy says nothing else. */
  public Set<CaseStatus> pauses() {
    return pauses;
  }

  /** Whether solving the case fulfils it, and a reopening continues it. */
  public boolean endsWhenSolved() {
    return this == RESOLUTION || this == WORK;
  }
}
