package org.zelodesk.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be written.
 *
 * @param type dotted and in the past tense: {@code case.updated}
 * @param caseVersion the version of the case that this event makes; null when the event is of no
 *     case
 * @param subjectId what else it is about: the customer, agent, comment …
 * @param occurredAt when it happened in the world; {@code recordedAt} is the database's own clock
 * @param data what changed, before and after; serialized as JSON
 */
public record NewEvent(
    String type,
    @Nullable Long caseId,
    @Nullable Long caseVersion,
    @Nullable Long subjectId,
    Author author,
    Visibility visibility,
    Instant occurredAt,
    Map<String, ?> data) {

  /** An event of a case. */
  public static NewEvent ofCase(
      String type,
      long caseId,
      long caseVersion,
      Author author,
      Visibility visibility,
      Instant occurredAt,
      Map<String, ?> data) {
    return new NewEvent(type, caseId, caseVersion, null, author, visibility, occurredAt, data);
  }

  /**
   * Something that time did with a case, or that follows from what was done: it makes no version of
   * the case.
   */
  public static NewEvent beside(
      String type,
      long caseId,
      long subjectId,
      Author author,
      Instant occurredAt,
      Map<String, ?> data) {
    return new NewEvent(
        type, caseId, null, subjectId, author, Visibility.INTERNAL, occurredAt, data);
  }

  /**
   * An event of something that is no case: a customer, an agent, a setting. Never for customers'
   * eyes.
   */
  public static NewEvent of(
      String type, long subjectId, Author author, Instant occurredAt, Map<String, ?> data) {
    return new NewEvent(type, null, null, subjectId, author, Visibility.INTERNAL, occurredAt, data);
  }
}
