package org.zelodesk.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What cases tell those who keep time; implemented by {@code sla}. Each call comes in the
 * transaction of the change, with the case locked, after the events of the change were appended.
 */
public interface CaseClocks {

  /** A case was opened, with its first comment. */
  void opened(SupportCase one);

  /**
   * These fields of a case were changed.
   *
   * @param fields by their names in the API; {@code customFields.plan} for one of those
   */
  void changed(SupportCase one, Set<String> fields);

  /**
   * Something was said in public, or in a talk with the customer; or said things went elsewhere.
   */
  void spoken(SupportCase one);

  /** When the oldest message of the customer was received that nobody has answered. */
  @Nullable Instant unansweredSince(SupportCase one);

  /** Which of these comments of a case count as said by the customer, or to them; oldest first. */
  List<Said> said(SupportCase one, Collection<Long> commentIds);

  /**
   * @param speaker whose words they were
   * @param at when we received them, or said them
   */
  record Said(long commentId, Speaker speaker, Instant at) {}
}
