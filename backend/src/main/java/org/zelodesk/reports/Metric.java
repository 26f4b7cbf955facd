package org.zelodesk.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;

/**
 * Every metric there is, and from which facts it is counted. What it means in words is among the
 * messages, under {@code metric.} and its name.
 */
@Schema(name = "Metric", description = "Its definition is in `GET /reports/metrics`.")
public enum Metric {
  CASES_CREATED(Counting.count(Grain.CREATED, "true")),
  ARRIVALS(Counting.count(Grain.CREATED, "true")),
  CHANNEL_SHARE(Counting.share("channel")),
  TOPIC_SHARE(Counting.share("topic", "category")),
  TOPIC_TREND(Counting.share("topic", "category").besideAnother()),
  COMPLAINT_SHARE(Counting.ratio(Grain.CREATED, "true", "complaint")),
  REPEAT_CONTACT_RATE(Counting.ratio(Grain.CREATED, "true", "repeated")),
  CONTACT_RATE(Counting.perHundredCustomers()),

  CASES_SOLVED(Counting.count(Grain.MOMENT, "kind = 'solved'")),
  CASES_SOLVED_DISTINCT(Counting.count(Grain.MOMENT, "kind = 'solved'").countedOnce()),
  CASES_CLOSED(Counting.count(Grain.MOMENT, "kind = 'closed'")),
  CASES_REOPENED(
      Counting.count(Grain.MOMENT, "kind in ('reopened_by_customer', 'reopened_by_agent')")),
  REOPENS_BY_CUSTOMER(Counting.count(Grain.MOMENT, "kind = 'reopened_by_customer'")),
  REOPENS_BY_AGENT(Counting.count(Grain.MOMENT, "kind = 'reopened_by_agent'")),
  ESCALATIONS(Counting.count(Grain.MOMENT, "kind = 'escalated'")),
  REPLIES_SENT(Counting.count(Grain.MOMENT, "kind = 'reply'")),
  FIRST_REPLY_TIME(
      Counting.duration(Grain.MOMENT, "kind = 'first_reply'", "seconds", "open_seconds")),
  NEXT_REPLY_TIME(
      Counting.duration(Grain.MOMENT, "kind = 'next_reply'", "seconds", "open_seconds")),
  FIRST_RESOLUTION_TIME(
      Counting.duration(
          Grain.MOMENT, "kind = 'solved' and ordinal = 1", "seconds", "open_seconds")),

  FULL_RESOLUTION_TIME(Counting.ofSolved("resolution")),
  REQUESTER_WAIT_TIME(Counting.ofSolved("requester_wait")),
  AGENT_WAIT_TIME(Counting.ofSolved("agent_wait")),
  AGENT_WORK_TIME(Counting.ofSolved("agent_work")),
  ON_HOLD_TIME(Counting.ofSolved("on_hold")),
  REPLIES(Counting.average("replies")),
  NOTES(Counting.average("notes")),
  TOUCHES(Counting.average("touches")),
  ASSIGNEE_STATIONS(Counting.average("assignee_stations")),
  TEAM_STATIONS(Counting.average("team_stations")),
  ONE_TOUCH_RATE(
      Counting.ratio(
          Grain.RESOLVED, "settled", "replies = 1 and reopens = 0 and team_changes = 0")),
  SOLVED_WITHOUT_REPLY_RATE(Counting.ratio(Grain.RESOLVED, "settled", "replies = 0")),

  SLA_ATTAINMENT(
      Counting.ratio(Grain.CLOCK, "state = 'met' or breach_cause = 'time'", "state = 'met'")),
  SLA_BREACHED_BY_RECALCULATION(
      Counting.count(Grain.CLOCK, "state = 'breached' and breach_cause = 'recalculated'")),

  CSAT(Counting.ratio(Grain.ANSWER, "true", "rating >= 4")),
  CSAT_RATING(Counting.averageOf(Grain.ANSWER, "rating")),
  CSAT_RESPONSE_RATE(Counting.ratio(Grain.SURVEY, "true", "state = 'answered'")),

  BACKLOG(Counting.level(Grain.BACKLOG)),
  AGENT_LOAD(Counting.level(Grain.LOAD)),
  ARRIVALS_PER_AGENT(Counting.level(Grain.LOAD));

  /** How many cases must have stayed solved before something is said about how they were. */
  static final String SETTLED_AFTER = "72 hours";

  private final Counting counting;

  Metric(Counting counting) {
    this.counting = counting;
  }

  Counting counting() {
    return counting;
  }

  Grain grain() {
    return counting.grain();
  }

  MetricKind kind() {
    return counting.kind();
  }

  MetricBasis basis() {
    return switch (grain()) {
      case CREATED -> MetricBasis.CREATED;
      case RESOLVED -> MetricBasis.SOLVED;
      case MOMENT -> MetricBasis.EVENT;
      case CLOCK -> MetricBasis.CLOCK_END;
      case SURVEY -> MetricBasis.SENT;
      case ANSWER -> MetricBasis.ANSWER;
      case BACKLOG, LOAD -> MetricBasis.PERIOD_END;
    };
  }

  /** Whether there are cases behind a number of it. */
  boolean hasCases() {
    return grain() != Grain.LOAD;
  }

  /**
   * How a metric is counted from the rows of its grain. The conditions are written by us.
   *
   * @param sample which rows count
   * @param part of a ratio, which of them are its numerator
   * @param seconds of a duration, the column that has it; of an average, what is averaged
   * @param openSeconds the same within the hours of the calendar
   * @param distinct whether a case counts once
   * @param requires keys of which one must be grouped by; empty: none
   * @param isShare whether the whole is that of all groups together
   * @param comparing whether it is the difference from the compared period
   */
  record Counting(
      Grain grain,
      MetricKind kind,
      String sample,
      @Nullable String part,
      @Nullable String seconds,
      @Nullable String openSeconds,
      boolean distinct,
      List<String> requires,
      boolean isShare,
      boolean comparing) {

    private static Counting of(Grain grain, MetricKind kind, String sample) {
      return new Counting(grain, kind, sample, null, null, null, false, List.of(), false, false);
    }

    static Counting count(Grain grain, String sample) {
      return of(grain, MetricKind.COUNT, sample);
    }

    static Counting level(Grain grain) {
      return of(grain, MetricKind.LEVEL, "true");
    }

    static Counting perHundredCustomers() {
      return of(Grain.CREATED, MetricKind.RATE, "true");
    }

    static Counting ratio(Grain grain, String sample, String part) {
      return new Counting(
          grain, MetricKind.RATIO, sample, part, null, null, false, List.of(), false, false);
    }

    static Counting share(String... keys) {
      return new Counting(
          Grain.CREATED,
          MetricKind.RATIO,
          "true",
          null,
          null,
          null,
          false,
          List.of(keys),
          true,
          false);
    }

    static Counting duration(Grain grain, String sample, String seconds, String openSeconds) {
      return new Counting(
          grain,
          MetricKind.DURATION,
          sample,
          null,
          seconds,
          openSeconds,
          false,
          List.of(),
          false,
          false);
    }

    static Counting ofSolved(String measure) {
      return duration(Grain.RESOLVED, "true", measure + "_seconds", measure + "_open_seconds");
    }

    static Counting average(String column) {
      return averageOf(Grain.RESOLVED, column);
    }

    static Counting averageOf(Grain grain, String column) {
      return new Counting(
          grain, MetricKind.AVERAGE, "true", null, column, null, false, List.of(), false, false);
    }

    Counting countedOnce() {
      return new Counting(
          grain, kind, sample, part, seconds, openSeconds, true, requires, isShare, comparing);
    }

    Counting besideAnother() {
      return new Counting(
          grain, kind, sample, part, seconds, openSeconds, distinct, requires, isShare, true);
    }

    /** Kinds of moments that it counts, so that only those are read. */
    Set<String> kinds() {
      return Arrays.stream(CaseMoment.Kind.values())
          .map(EnumValues::wire)
          .filter(kind -> sample.contains("'" + kind + "'"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
