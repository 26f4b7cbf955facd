package org.zelodesk.bench;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The case of a number, the same every time it is asked for: cases, comments and events are written
 * one after the other and must tell the same story.
 */
final class SeedCase {

  static final long FIRST_CASE = 1001;
  static final long FIRST_COMMENT = 5001;
  static final long FIRST_CUSTOMER = 2001;
  static final long FIRST_ORGANIZATION = 501;
  static final long FIRST_TEAM = 11;
  static final long FIRST_AGENT = 101;
  static final long FIRST_TOPIC = 701;
  static final int TEAMS = 20;
  static final int AGENTS = 200;
  static final int TOPICS = 20;
  static final int ORGANIZATIONS = 500;

  private static final long END = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
  private static final long SPAN = 3L * 365 * 86_400_000;

  /** Comments of twenty cases in a row: one hundred, between 1 and 15 each. */
  private static final int[] COMMENTS = {
    1, 15, 3, 5, 2, 9, 1, 4, 7, 2, 5, 3, 11, 4, 2, 6, 3, 8, 5, 4
  };

  private static final int MOST_COMMENTS = 16;

  final long index;
  final int comments;
  final String status;
  final long customer;
  final long team;
  final long assignee;
  final boolean confidential;
  final int priority;
  final int tags;
  final long createdAt;
  final long updatedAt;
  private final SplittableRandom random;

  SeedCase(long index, long cases, long customers) {
    this.index = index;
    this.random = new SplittableRandom(index * 0x9E3779B97F4A7C15L + 1);
    this.comments = COMMENTS[(int) ((index + index / COMMENTS.length) % COMMENTS.length)];
    this.status = status(random.nextInt(100));
    this.customer = FIRST_CUSTOMER + random.nextLong(customers);
    int team = random.nextInt(TEAMS + 1);
    this.team = team == TEAMS ? 0 : FIRST_TEAM + team;
    this.assignee = random.nextInt(10) < 6 ? FIRST_AGENT + 1 + random.nextInt(AGENTS - 1) : 0;
    this.confidential = this.team != 0 && random.nextInt(100) == 0;
    this.priority = random.nextInt(8) < 5 ? 1 : random.nextInt(4);
    this.tags = random.nextInt(4);
    this.createdAt = END - SPAN + (long) ((double) SPAN * index / cases);
    // Up to thirty days, mostly short.
    double share = random.nextDouble();
    long lasted = 60_000L * comments + (long) (share * share * share * 30 * 86_400_000);
    this.updatedAt = Math.max(createdAt + comments, Math.min(END, createdAt + lasted));
  }

  private static String status(int percent) {
    if (percent < 70) {
      return "closed";
    } else if (percent < 80) {
      return "solved";
    } else if (percent < 92) {
      return "open";
    } else if (percent < 96) {
      return "pending";
    }
    return percent < 98 ? "on_hold" : "new";
  }

  long id() {
    return FIRST_CASE + index;
  }

  boolean isNew() {
    return status.equals("new");
  }

  /** One event for the case, one for each comment, one for the status if it ever changed. */
  int version() {
    return 1 + comments + (isNew() ? 0 : 1);
  }

  /** The instant of a comment, from 0 on; the last one is the last change. */
  long commentAt(int number) {
    return number == 0
        ? createdAt
        : createdAt + (updatedAt - createdAt) * number / Math.max(1, comments - 1);
  }

  /** Every seventh is a note of an agent; the first is the customer's, then they take turns. */
  boolean isInternal(int number) {
    return number % 7 == 6;
  }

  boolean isByCustomer(int number) {
    return !isInternal(number) && number % 2 == 0;
  }

  int publicComments() {
    return comments - comments / 7;
  }

  int newestPublic() {
    return isInternal(comments - 1) ? comments - 2 : comments - 1;
  }

  long agent() {
    return assignee == 0 ? FIRST_AGENT + 1 : assignee;
  }

  int language() {
    return (int) (customer % 3);
  }

  /** The number of a comment's text, among those of all cases. */
  long text(int number) {
    return index * MOST_COMMENTS + number;
  }
}
