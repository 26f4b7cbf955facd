package org.zelodesk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * Runs the cases of {@code sla-timeline.json} against the product: translates the words of each
 * help desk into facts and rules, and reads the answer from the clocks. No arithmetic of its own.
 */
final class SlaTimelineVectors {

  private static final int TEAM = 1;

  private final JsonNode vector;
  private final JsonNode policy;
  private final String dialect;
  private final List<String> differences = new ArrayList<>();

  private SlaTimelineVectors(JsonNode vector) {
    this.vector = vector;
    this.policy = vector.get("policy");
    this.dialect = vector.get("source").asText();
  }

  /** Empty if every answer is the expected one, else what differs. */
  static Optional<String> run(JsonNode vector) {
    SlaTimelineVectors run = new SlaTimelineVectors(vector);
    for (JsonNode check : vector.get("checks")) {
      run.check(check.get("after_event").asInt(), check.get("expect"));
    }
    return run.differences.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", run.differences));
  }

  static int checks(JsonNode vector) {
    return vector.get("checks").size();
  }

  private void check(int last, JsonNode expect) {
    List<JsonNode> events = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      events.add(vector.get("events").get(i));
    }
    if (events.getFirst().get("event").asText().equals("note")) {
      compareReport(Instant.parse(events.getFirst().get("at").asText()), expect);
      return;
    }
    Told told = tell(events, policy, null);
    expect
        .properties()
        .forEach(
            asserted -> {
              String name = asserted.getKey();
              if (name.equals("window")) {
                return;
              }
              JsonNode value = asserted.getValue();
              String expected = expected(name, value, expect);
              String answer = answer(told, events, name, value, expect);
              if (!Objects.equals(answer, expected)) {
                differences.add(
                    "event %d %s: expected %s but was %s".formatted(last, name, expected, answer));
              }
            });
  }

  private static @Nullable String expected(String name, JsonNode value, JsonNode expect) {
    if (value.isNull()) {
      return null;
    }
    if (name.endsWith("_minutes") || name.endsWith("_minutes_taken")) {
      return Duration.ofMinutes(value.asLong()).toString();
    }
    if (name.endsWith("_seconds")) {
      return Duration.ofSeconds(value.asLong()).toString();
    }
    if (name.equals("due_for")) {
      return value.get("due").asText();
    }
    if (value.isObject()) {
      Map<String, String> sorted = new TreeMap<>();
      value.properties().forEach(one -> sorted.put(one.getKey(), one.getValue().asText()));
      return sorted.toString();
    }
    return value.asText();
  }

  private @Nullable String answer(
      Told told, List<JsonNode> events, String name, JsonNode value, JsonNode expect) {
    return switch (name) {
      case "nearest_due" -> text(told.nearestDue());
      case "first_response_due" -> text(told.due(SlaMetric.FIRST_REPLY));
      case "next_response_due" -> text(told.due(SlaMetric.NEXT_REPLY));
      case "resolution_due" -> text(told.due(SlaMetric.RESOLUTION));
      case "update_due" -> text(told.due(SlaMetric.UPDATE));
      case "first_response_minutes_taken" -> text(told.taken(SlaMetric.FIRST_REPLY));
      case "next_response_minutes_taken" -> text(told.taken(SlaMetric.NEXT_REPLY));
      case "resolution_minutes_taken" -> text(told.taken(SlaMetric.RESOLUTION));
      case "first_response_slack_minutes" -> text(told.slack(SlaMetric.FIRST_REPLY));
      case "next_response_slack_minutes" -> text(told.slack(SlaMetric.NEXT_REPLY));
      case "resolution_slack_minutes" -> text(told.slack(SlaMetric.RESOLUTION));
      case "resolution_failed_by_seconds" ->
          text(Objects.requireNonNull(told.slack(SlaMetric.RESOLUTION)).negated());
      case "first_response_at" -> text(told.endedAt(SlaMetric.FIRST_REPLY));
      case "first_response_met" ->
          Boolean.toString(told.stateOf(SlaMetric.FIRST_REPLY) == SlaClock.State.MET);
      // Every reply starts an update.
      case "last_agent_contact_at" -> text(told.startedAt(SlaMetric.UPDATE));
      case "starts_at" -> text(told.startedAt(SlaMetric.RESOLUTION));
      case "working_minutes" -> text(told.worthIn(expect.get("window")));
      case "paused_working_seconds" -> text(told.pausedWorth(target()));
      case "due_for" -> {
        Told other = tell(events, policy, value);
        yield text(other.due(SlaMetric.RESOLUTION));
      }
      case "state" -> dialect.equals("frappe") ? told.stateOfFrappe() : told.stateOfChatwoot();
      case "breach_events" -> told.breaches().toString();
      case "escalation_at" ->
          value.isObject() ? assigned(events, "escalation_at") : escalation(told);
      case "sla_first_response_due",
          "sla_resolution_due",
          "ola_first_response_due",
          "ola_resolution_due" ->
          assigned(events, name);
      case "priority" -> Integer.toString(levels(told).priority());
      case "pending_levels" -> Integer.toString(levels(told).pending());
      default -> throw new AssertionError("unknown question " + name);
    };
  }

  private SlaMetric target() {
    return policy.path("target").asText().equals("first_response")
        ? SlaMetric.FIRST_REPLY
        : SlaMetric.RESOLUTION;
  }

  // Facts

  /**
   * @param question null, or a start and minutes: when a case that began then, with that target,
   *     would be due
   */
  private Told tell(List<JsonNode> events, JsonNode first, @Nullable JsonNode question) {
    Story story =
        new Story(question == null ? null : Instant.parse(question.get("start").asText()));
    JsonNode holding = first;
    JsonNode schedule = policy.get("schedule");
    for (JsonNode event : events) {
      Instant at = Instant.parse(event.get("at").asText());
      story.now = story.now.isAfter(at) ? story.now : at;
      switch (event.get("event").asText()) {
        case "ticket_created" -> {
          story.open(at, status(event.path("status").asText("new")));
          story.apply(at, rules(story, at, schedule, holding, question), true);
          if (!event.path("owner_is_requester").asBoolean()) {
            story.customerSpoke(at);
          }
        }
        case "customer_message", "customer_contact_recorded", "waiting_since_set" ->
            story.customerSpoke(at);
        case "agent_reply", "agent_contact_recorded", "first_response_recorded" ->
            story.agentReplied(at);
        case "status_changed" -> {
          String to = event.get("to").asText();
          if (dialect.equals("frappe") && to.equals("Replied")) {
            story.agentReplied(at);
          }
          story.move(at, status(to));
        }
        case "closed_recorded" -> story.move(at, CaseStatus.SOLVED);
        case "schedule_changed" -> {
          schedule = event.get("schedule");
          story.apply(at, rules(story, at, schedule, holding, question), false);
        }
        case "policy_changed" -> {
          holding = event;
          story.apply(at, rules(story, at, schedule, holding, question), false);
        }
        case "hold_time_set" -> story.resumeAfter(at, event.get("seconds").asLong());
        case "agent_note", "clock_check", "sla_job_runs", "policy_assigned" -> {
          // Reaches no customer; or only time passes; or is asked for apart.
        }
        default -> throw new AssertionError("unknown event " + event);
      }
    }
    return new Told(story);
  }

  private static CaseStatus status(String word) {
    return switch (word) {
      case "new" -> CaseStatus.NEW;
      case "open", "Open", "assigned" -> CaseStatus.OPEN;
      case "pending reminder", "pending close", "waiting", "stalled", "Replied" ->
          CaseStatus.PENDING;
      case "closed", "Closed", "resolved", "Resolved" -> CaseStatus.SOLVED;
      default -> throw new AssertionError("unknown status " + word);
    };
  }

  private static final class Story {
    private final @Nullable Instant start;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<PolicyKey, ClockRules> rules = new HashMap<>();
    private Instant now = Instant.MIN;
    private CaseStatus status = CaseStatus.NEW;

    private Story(@Nullable Instant start) {
      this.start = start;
    }

    private long event() {
      return facts.size() + 1L;
    }

    private boolean isBefore(Instant at) {
      return start != null && at.isBefore(start);
    }

    private void open(Instant at, CaseStatus first) {
      status = first;
      facts.add(new Fact.Opened(start == null ? at : start, event(), first, Priority.NORMAL, null));
    }

    private void apply(Instant at, ClockRules holding, boolean first) {
      rules.put(holding.key(), holding);
      facts.add(new Fact.PolicyApplied(start == null ? at : start, event(), holding.key(), first));
    }

    private void customerSpoke(Instant at) {
      facts.add(new Fact.CustomerSpoke(at, event(), event()));
    }

    private void agentReplied(Instant at) {
      facts.add(new Fact.AgentReplied(at, event(), event()));
    }

    private void move(Instant at, CaseStatus to) {
      status = to;
      // A case that began later had that status when it began.
      Instant when = isBefore(at) ? Objects.requireNonNull(start) : at;
      facts.add(new Fact.StatusChanged(when, event(), to));
    }

    /** The field says how long the case has been on hold; only its last value counts. */
    private void resumeAfter(Instant at, long seconds) {
      facts.removeIf(one -> one instanceof Fact.StatusChanged && one.at().isAfter(at));
      Instant end = at.plusSeconds(seconds);
      now = end;
      facts.add(new Fact.StatusChanged(end, event(), CaseStatus.OPEN));
    }

    private ClockReplay replay() {
      return ClockReplay.of(facts, rules::get, now);
    }
  }

  // Rules

  private ClockRules rules(
      Story story, Instant at, JsonNode schedule, JsonNode holding, @Nullable JsonNode question) {
    BusinessCalendar calendar = BusinessTimeVectors.calendar(schedule);
    Map<SlaMetric, Map<Priority, Duration>> targets = new EnumMap<>(SlaMetric.class);
    promise(targets, SlaMetric.FIRST_REPLY, minutes(holding, "first_response_minutes"));
    promise(targets, SlaMetric.NEXT_REPLY, minutes(holding, "next_response_minutes"));
    promise(targets, SlaMetric.RESOLUTION, minutes(holding, "resolution_minutes"));
    promise(targets, SlaMetric.UPDATE, minutes(holding, "update_minutes"));
    promise(targets, SlaMetric.UPDATE, minutes(holding, "keep_in_loop_minutes"));
    if (dialect.equals("rt")) {
      // Its one promise holds for each reply.
      promise(targets, SlaMetric.NEXT_REPLY, minutes(holding, "first_response_minutes"));
    }
    if (vector.get("checks").toString().contains("last_agent_contact_at")) {
      promise(targets, SlaMetric.UPDATE, Duration.ofDays(365));
    }
    promise(targets, target(), minutes(holding, "target_minutes"));
    promise(targets, target(), workingDays(calendar, at, holding));
    if (question != null) {
      promise(targets, SlaMetric.RESOLUTION, minutes(question, "minutes"));
    }
    return new ClockRules(
        new PolicyKey(1, story.rules.size() + 1L, null, 0),
        calendar.compiled(),
        targets,
        pauses(),
        warnings());
  }

  private static void promise(
      Map<SlaMetric, Map<Priority, Duration>> targets,
      SlaMetric metric,
      @Nullable Duration duration) {
    if (duration != null) {
      targets.put(metric, Map.of(Priority.NORMAL, duration));
    }
  }

  private @Nullable Duration minutes(JsonNode holding, String name) {
    JsonNode changed = holding.has(name) ? holding.get(name) : policy.path(name);
    return changed.isNumber() ? Duration.ofMinutes(changed.asLong()) : null;
  }

  /** A target in days is the open time until that day. */
  private static @Nullable Duration workingDays(
      BusinessCalendar calendar, Instant at, JsonNode holding) {
    if (!holding.has("target_working_days")) {
      return null;
    }
    WorkingDays days = new WorkingDays(calendar);
    Instant due = days.add(at, holding.get("target_working_days").asInt());
    boolean untilEnd = holding.path("until_end_of_working_day").asBoolean();
    return calendar.compiled().between(at, untilEnd ? days.endOfDay(due) : due);
  }

  private Map<SlaMetric, Set<CaseStatus>> pauses() {
    Set<CaseStatus> statuses = EnumSet.noneOf(CaseStatus.class);
    policy.path("pause_statuses").forEach(word -> statuses.add(status(word.asText())));
    Map<SlaMetric, Set<CaseStatus>> pauses = new EnumMap<>(SlaMetric.class);
    for (SlaMetric metric : SlaMetric.values()) {
      boolean applies =
          switch (dialect) {
            case "zammad", "zammad-old" -> true;
            case "glpi", "frappe" -> metric == SlaMetric.RESOLUTION;
            case "rt" -> policy.path("exclude_paused_time").asBoolean();
            default -> false;
          };
      pauses.put(metric, applies ? statuses : Set.of());
    }
    if (policy.path("pause_applies_to").asText().equals("keep_in_loop")) {
      pauses.put(SlaMetric.UPDATE, Set.of(CaseStatus.PENDING));
    }
    return pauses;
  }

  /** What is to be done before the due instant are our warnings. */
  private List<ClockRules.Warning> warnings() {
    List<ClockRules.Warning> warnings = new ArrayList<>();
    long offset = policy.path("escalation_offset_seconds").asLong();
    if (offset < 0) {
      warnings.add(before(Duration.ofSeconds(-offset)));
    }
    policy
        .path("levels")
        .forEach(
            level ->
                warnings.add(before(Duration.ofMinutes(-level.get("offset_minutes").asInt()))));
    return warnings;
  }

  private static ClockRules.Warning before(Duration duration) {
    return new ClockRules.Warning(duration, null);
  }

  // Answers

  private static @Nullable String text(@Nullable Object answer) {
    return answer == null ? null : answer.toString();
  }

  private record Told(Story story, ClockReplay replay) {

    private Told(Story story) {
      this(story, story.replay());
    }

    private @Nullable SlaClock last(SlaMetric metric) {
      return replay.clocks().stream()
          .filter(one -> one.metric() == metric)
          .reduce((before, after) -> after)
          .orElse(null);
    }

    private @Nullable Instant due(SlaMetric metric) {
      SlaClock clock = last(metric);
      return clock == null ? null : clock.due();
    }

    private @Nullable Instant nearestDue() {
      return replay.clocks().stream()
          .filter(SlaClock::isOpen)
          .map(SlaClock::due)
          .filter(Objects::nonNull)
          .min(Comparator.naturalOrder())
          .orElse(null);
    }

    private @Nullable Instant startedAt(SlaMetric metric) {
      SlaClock clock = last(metric);
      return clock == null ? null : clock.startedAt();
    }

    private @Nullable Instant endedAt(SlaMetric metric) {
      SlaClock clock = last(metric);
      return clock == null || clock.cancelReason() != null ? null : clock.endedAt();
    }

    private @Nullable Duration taken(SlaMetric metric) {
      Instant end = endedAt(metric);
      return end == null ? null : Objects.requireNonNull(last(metric)).elapsed(end);
    }

    private @Nullable Duration slack(SlaMetric metric) {
      Duration taken = taken(metric);
      return taken == null
          ? null
          : Objects.requireNonNull(Objects.requireNonNull(last(metric)).target()).minus(taken);
    }

    private SlaClock.@Nullable State stateOf(SlaMetric metric) {
      SlaClock clock = last(metric);
      return clock == null ? null : clock.state();
    }

    private Duration worthIn(JsonNode window) {
      SlaClock clock = Objects.requireNonNull(last(SlaMetric.RESOLUTION));
      return clock
          .elapsed(Instant.parse(window.get(1).asText()))
          .minus(clock.elapsed(Instant.parse(window.get(0).asText())));
    }

    private Duration pausedWorth(SlaMetric metric) {
      SlaClock clock = Objects.requireNonNull(last(metric));
      return clock.ledger().stream()
          .filter(one -> !one.counted())
          .map(one -> clock.worth(one.from(), one.to() == null ? story.now : one.to()))
          .reduce(Duration.ZERO, Duration::plus);
    }

    private boolean isBroken() {
      return replay.clocks().stream().anyMatch(one -> !one.breaches().isEmpty());
    }

    /** In the words of Frappe, for the case as a whole. */
    private String stateOfFrappe() {
      if (isBroken()) {
        return "Failed";
      }
      return switch (Objects.requireNonNull(stateOf(SlaMetric.RESOLUTION))) {
        case MET -> "Fulfilled";
        case PAUSED -> "Paused";
        case RUNNING ->
            stateOf(SlaMetric.FIRST_REPLY) == SlaClock.State.RUNNING
                ? "First Response Due"
                : "Resolution Due";
        case BREACHED, CANCELLED -> throw new AssertionError("no word for it");
      };
    }

    /** In the words of Chatwoot, for the case as a whole. */
    private String stateOfChatwoot() {
      if (story.status.isSolved()) {
        return isBroken() ? "missed" : "hit";
      }
      return isBroken() ? "active_with_misses" : "active";
    }

    private Map<String, String> breaches() {
      Map<String, String> counts = new TreeMap<>();
      counts.put("first_response", breaches(SlaMetric.FIRST_REPLY));
      counts.put("next_response", breaches(SlaMetric.NEXT_REPLY));
      counts.put("resolution", breaches(SlaMetric.RESOLUTION));
      return counts;
    }

    private String breaches(SlaMetric metric) {
      return Integer.toString(
          replay.clocks().stream()
              .filter(one -> one.metric() == metric)
              .mapToInt(one -> one.breaches().size())
              .sum());
    }

    /** When each warning came or will come, by its ordinal. */
    private Map<Integer, Instant> warnings(SlaMetric metric) {
      SlaClock clock = Objects.requireNonNull(last(metric));
      Map<Integer, Instant> instants = new TreeMap<>();
      clock.signals().stream()
          .filter(one -> one.kind() == Signal.Kind.WARNING)
          .forEach(one -> instants.put(one.ordinal(), one.at()));
      clock.pending().stream()
          .filter(one -> one.kind() == Signal.Kind.WARNING)
          .forEach(one -> instants.put(one.ordinal(), one.at()));
      return instants;
    }
  }

  /** Before the due instant it is a warning, after it an open time later. */
  private @Nullable String escalation(Told told) {
    BusinessCalendar calendar = BusinessTimeVectors.calendar(policy.get("schedule"));
    Instant due = Objects.requireNonNull(told.due(target()));
    if (policy.has("escalation_offset_days")) {
      return new WorkingDays(calendar)
          .add(due, policy.get("escalation_offset_days").asInt())
          .toString();
    }
    long offset = policy.get("escalation_offset_seconds").asLong();
    return offset < 0
        ? text(told.warnings(target()).get(1))
        : calendar.compiled().add(due, Duration.ofSeconds(offset)).toString();
  }

  private record Levels(int priority, int pending) {}

  /** The actions of the warnings that came. */
  private Levels levels(Told told) {
    SlaClock clock = Objects.requireNonNull(told.last(target()));
    int priority = vector.get("events").get(0).get("priority").asInt();
    int pending = 0;
    for (int i = 0; i < policy.get("levels").size(); i++) {
      JsonNode level = policy.get("levels").get(i);
      int ordinal = i + 1;
      boolean came =
          clock.signals().stream()
              .anyMatch(one -> one.kind() == Signal.Kind.WARNING && one.ordinal() == ordinal);
      if (!came) {
        pending++;
      } else if (priority == level.get("if_priority").asInt()) {
        priority = level.get("set_priority").asInt();
      }
    }
    return new Levels(priority, pending);
  }

  /**
   * A case that gets its promises after its creation. An SLA counts from the creation; an OLA is
   * what a team promises when it gets the case: our ownership.
   */
  private @Nullable String assigned(List<JsonNode> events, String name) {
    return switch (name) {
      case "sla_first_response_due" ->
          text(assigned(events, SlaMetric.FIRST_REPLY, "sla", "tto", 15).due());
      case "sla_resolution_due" ->
          text(assigned(events, SlaMetric.RESOLUTION, "sla", "ttr", 30).due());
      case "ola_first_response_due" ->
          text(assigned(events, SlaMetric.OWNERSHIP, "ola", "tto", 45).due());
      case "ola_resolution_due" ->
          text(assigned(events, SlaMetric.OWNERSHIP, "ola", "ttr", 60).due());
      default ->
          new TreeMap<>(
                  Map.of(
                      "sla_tto_minus_15",
                      warning(assigned(events, SlaMetric.FIRST_REPLY, "sla", "tto", 15)),
                      "sla_ttr_minus_30",
                      warning(assigned(events, SlaMetric.RESOLUTION, "sla", "ttr", 30)),
                      "ola_tto_minus_45",
                      warning(assigned(events, SlaMetric.OWNERSHIP, "ola", "tto", 45)),
                      "ola_ttr_minus_60",
                      warning(assigned(events, SlaMetric.OWNERSHIP, "ola", "ttr", 60))))
              .toString();
    };
  }

  private SlaClock assigned(
      List<JsonNode> events, SlaMetric metric, String kind, String target, int minutesBefore) {
    JsonNode assignment = events.getLast();
    Instant at = Instant.parse(assignment.get("at").asText());
    Duration promised = Duration.ofMinutes(assignment.get(kind).get(target).asLong());
    ClockRules rules =
        new ClockRules(
            new PolicyKey(1, 1, null, 0),
            BusinessTimeVectors.calendar(policy.get("schedule")).compiled(),
            Map.of(metric, Map.of(Priority.NORMAL, promised)),
            Map.of(),
            List.of(before(Duration.ofMinutes(minutesBefore))));
    Story story = new Story(null);
    Instant created = Instant.parse(events.getFirst().get("at").asText());
    story.open(created, CaseStatus.NEW);
    story.customerSpoke(created);
    story.facts.add(new Fact.TeamChanged(at, story.event(), (long) TEAM));
    story.apply(at, rules, false);
    story.now = at;
    return Objects.requireNonNull(new Told(story).last(metric));
  }

  private static String warning(SlaClock clock) {
    return clock.pending().getFirst().at().toString();
  }

  // Reports

  /** Five cases, and a sixth that went into the fifth; as the text of the event says. */
  private void compareReport(Instant start, JsonNode expect) {
    List<Duration> responses = new ArrayList<>();
    List<Duration> solutions = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      Story story = new Story(null);
      story.open(start, CaseStatus.NEW);
      story.apply(start, rules(story, start, policy.get("schedule"), policy, null), true);
      story.customerSpoke(start);
      story.agentReplied(start.plusSeconds(120L * i));
      story.now = start.plusSeconds(3600);
      if (i < 6) {
        story.move(start.plusSeconds(180L * i), CaseStatus.SOLVED);
      } else {
        story.facts.add(new Fact.Merged(start.plusSeconds(780), story.event()));
      }
      Told told = new Told(story);
      if (told.stateOf(SlaMetric.RESOLUTION) != SlaClock.State.CANCELLED) {
        responses.add(told.taken(SlaMetric.FIRST_REPLY));
        solutions.add(told.taken(SlaMetric.RESOLUTION));
      }
    }
    Map<String, String> answers = new TreeMap<>();
    answers.put("number_of_tickets", Integer.toString(solutions.size()));
    summarise(answers, "response", responses);
    summarise(answers, "solution", solutions);
    String expected = expected("report", expect, expect);
    if (!answers.toString().equals(expected)) {
      differences.add("expected " + expected + " but was " + answers);
    }
  }

  private static void summarise(Map<String, String> answers, String name, List<Duration> all) {
    Duration sum = all.stream().reduce(Duration.ZERO, Duration::plus);
    answers.put(name + "_avg", sum.dividedBy(all.size()).toMinutes() + " m");
    answers.put(
        name + "_min", all.stream().min(Comparator.naturalOrder()).get().toMinutes() + " m");
    answers.put(
        name + "_max", all.stream().max(Comparator.naturalOrder()).get().toMinutes() + " m");
  }
}
