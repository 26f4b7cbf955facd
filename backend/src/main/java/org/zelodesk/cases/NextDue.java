package org.zelodesk.cases;

import java.time.Instant;

/** When a case is next due, as its index has it. */
public final class NextDue {

  /** Later than anything is due: of cases that are not due. */
  static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /** Of rows {@code c} of cases; never null. */
  public static final String IN_SQL =
      "coalesce(c.next_due_at, timestamptz '9999-12-31 23:59:59+00')";

  private NextDue() {}
}
