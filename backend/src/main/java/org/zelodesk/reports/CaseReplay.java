package org.zelodesk.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.sla.CompiledCalendar;

/**
 * Measures a case by telling its story again. A pure function of the log and the calendar: so a
 * case that was brought in later, another node, or measuring everything anew gives the same.
 *
 * <p>Things count in the order in which they happened in the world, as they do for clocks. What was
 * taken back is told as if it had never been: a reply that was not delivered, comments that went
 * into a case of their own, another case that came in and went out again.
 */
final class CaseReplay {

  /** By whose hours time is counted. */
  interface Calendars {
    /**
     * @param policy the data of the newest {@code sla.policy_applied} that names a policy; null:
     *     there is none
     * @param recordedAt when the case was recorded
     * @return null: the desk had no calendar
     */
    @Nullable CompiledCalendar of(@Nullable JsonNode policy, Instant recordedAt);
  }

  /** Something that happened, and when: of a message of the customer, when we received it. */
  private record Told(Instant at, LogEntry entry, @Nullable Said said) {}

  /** Words that were exchanged. */
  private record Said(long commentId, boolean byCustomer, @Nullable Long authorId) {}

  private final @Nullable CompiledCalendar calendar;
  private final Map<CaseMoment.Kind, Integer> ordinals = new EnumMap<>(CaseMoment.Kind.class);
  private final List<CaseMoment> moments = new ArrayList<>();
  private final List<CaseMeasures.Span> spans = new ArrayList<>();
  private final Map<CaseStatus, Taken> spent = new EnumMap<>(CaseStatus.class);
  private final Map<Long, Instant> unanswered = new HashMap<>();
  private final Set<Touch> touches = new HashSet<>();

  private @Nullable Instant createdAt;
  private @Nullable Instant since;
  private @Nullable Instant solvedAt;
  private CaseStatus status = CaseStatus.NEW;
  private boolean firstTurnIsOver;
  private int replies;
  private int notes;
  private int assigneeStations;
  private int teamStations;
  private int teamChanges;
  private int reopens;

  private record Touch(long agentId, Instant at) {}

  private CaseReplay(@Nullable CompiledCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * @param log all events of the case, in the order in which they were recorded
   * @param authors who wrote the comments with which a part of another case began
   */
  static CaseMeasures of(List<LogEntry> log, Map<Long, Long> authors, Calendars calendars) {
    JsonNode policy = null;
    Set<Long> undoneComments = new HashSet<>();
    Set<Long> releasedCases = new HashSet<>();
    for (LogEntry entry : log) {
      switch (entry.type()) {
        case "sla.policy_applied" ->
            policy = entry.data().path("policyId").isNumber() ? entry.data() : null;
        case "comment.delivery_failed" ->
            undoneComments.add(entry.data().path("commentId").asLong());
        case "case.split" ->
            entry.data().path("commentIds").forEach(one -> undoneComments.add(one.asLong()));
        case "case.absorbed" -> releasedCases.remove(entry.data().path("from").asLong());
        case "case.released" -> releasedCases.add(entry.data().path("caseId").asLong());
        default -> {
          // Nothing that reaches back.
        }
      }
    }
    Instant recordedAt = log.isEmpty() ? Instant.EPOCH : log.getFirst().recordedAt();
    CaseReplay replay = new CaseReplay(calendars.of(policy, recordedAt));
    Set<Long> reopening = reopenedByCustomer(log);
    List<Told> story = new ArrayList<>();
    log.forEach(entry -> tell(entry, authors, story));
    story.removeIf(told -> told.said != null && undoneComments.contains(told.said.commentId));
    // Sorting is stable: what happened at the same instant stays in the order of the log.
    story.sort(Comparator.comparing(Told::at));
    story.forEach(told -> replay.happens(told, releasedCases, reopening));
    return replay.measures();
  }

  private static void tell(LogEntry entry, Map<Long, Long> authors, List<Told> story) {
    JsonNode data = entry.data();
    switch (entry.type()) {
      case "case.created" -> {
        story.add(new Told(entry.occurredAt(), entry, null));
        for (JsonNode one : data.path("said")) {
          long id = one.path("commentId").asLong();
          boolean customer = one.path("speaker").asText().equals("customer");
          story.add(
              new Told(
                  Instant.parse(one.path("at").asText()),
                  entry,
                  new Said(id, customer, customer ? null : authors.get(id))));
        }
      }
      case "comment.created" -> {
        JsonNode author = data.path("author");
        boolean customer = author.path("kind").asText().equals("customer");
        boolean reply =
            author.path("kind").asText().equals("agent")
                && data.path("reachedCustomer").asBoolean();
        Instant at = entry.occurredAt();
        if (customer && data.path("receivedAt").isTextual()) {
          at = Instant.parse(data.path("receivedAt").asText());
        }
        Said said =
            customer || reply
                ? new Said(
                    data.path("commentId").asLong(),
                    customer,
                    customer ? null : author.path("id").asLong())
                : null;
        story.add(new Told(at, entry, said));
      }
      default -> story.add(new Told(entry.occurredAt(), entry, null));
    }
  }

  /** Changes of status that follow, in the same step, from what the customer said. */
  private static Set<Long> reopenedByCustomer(List<LogEntry> log) {
    Set<Long> ids = new HashSet<>();
    LogEntry before = null;
    for (LogEntry entry : log) {
      if (entry.type().startsWith("sla.")) {
        continue;
      }
      if (before != null
          && entry.type().equals("case.updated")
          && before.type().equals("comment.created")
          && before.occurredAt().equals(entry.occurredAt())
          && before.data().path("author").path("kind").asText().equals("customer")) {
        ids.add(entry.id());
      }
      before = entry;
    }
    return ids;
  }

  private void happens(Told told, Set<Long> releasedCases, Set<Long> reopening) {
    LogEntry entry = told.entry;
    if (told.said != null) {
      said(told.at, told.said);
    }
    boolean toldBySplit = told.said != null && entry.type().equals("case.created");
    if (toldBySplit) {
      return;
    }
    if (entry.agentId() != null) {
      touches.add(new Touch(entry.agentId(), entry.occurredAt()));
    }
    JsonNode data = entry.data();
    switch (entry.type()) {
      case "case.created" -> created(told.at, data);
      case "case.updated" -> updated(told.at, entry, reopening.contains(entry.id()));
      case "comment.created" -> {
        if (data.path("visibility").asText().equals("internal")
            && data.path("author").path("kind").asText().equals("agent")) {
          notes++;
        }
      }
      case "case.absorbed" -> {
        long from = data.path("from").asLong();
        JsonNode waiting = data.path("unansweredSince");
        if (waiting.isTextual() && !releasedCases.contains(from)) {
          unanswered.put(-from, Instant.parse(waiting.asText()));
        }
      }
      case "sla.reply_not_needed" -> {
        firstTurnIsOver |= !unanswered.isEmpty();
        unanswered.clear();
      }
      default -> {
        // Only that somebody touched the case.
      }
    }
  }

  private void said(Instant at, Said said) {
    if (said.byCustomer) {
      unanswered.put(said.commentId, at);
      return;
    }
    replies++;
    moment(CaseMoment.Kind.REPLY, said.commentId, at, said.authorId, null);
    Instant oldest = unanswered.values().stream().min(Comparator.naturalOrder()).orElse(null);
    if (oldest != null) {
      CaseMoment.Kind kind =
          firstTurnIsOver ? CaseMoment.Kind.NEXT_REPLY : CaseMoment.Kind.FIRST_REPLY;
      moment(kind, said.commentId, at, said.authorId, Taken.between(oldest, at, calendar));
      firstTurnIsOver = true;
      unanswered.clear();
    }
  }

  private void created(Instant at, JsonNode data) {
    createdAt = at;
    since = at;
    status = status(data.path("status"));
    assigneeStations = data.path("assigneeId").isNumber() ? 1 : 0;
    teamStations = data.path("teamId").isNumber() ? 1 : 0;
    if (!status.isSolved()) {
      spans.add(new CaseMeasures.Span(at, null));
    }
  }

  private void updated(Instant at, LogEntry entry, boolean byCustomer) {
    JsonNode changes = entry.data().path("changes");
    if (changes.path("assigneeId").path("after").isNumber()) {
      assigneeStations++;
    }
    JsonNode team = changes.path("teamId");
    if (team.path("after").isNumber()) {
      teamStations++;
    }
    if (team.path("before").isNumber()) {
      teamChanges++;
    }
    JsonNode level = changes.path("escalationLevel");
    if (level.path("after").asInt() > level.path("before").asInt()) {
      moments.add(
          new CaseMoment(
              CaseMoment.Kind.ESCALATED,
              entry.id(),
              at,
              entry.agentId(),
              level.path("after").asInt(),
              null));
    }
    if (changes.has("status")) {
      becomes(status(changes.path("status").path("after")), at, entry, byCustomer);
    }
  }

  private void becomes(CaseStatus next, Instant at, LogEntry entry, boolean byCustomer) {
    CaseStatus before = status;
    Instant from = Objects.requireNonNullElse(since, at);
    spent.merge(before, Taken.between(from, at, calendar), Taken::plus);
    status = next;
    since = at;
    if (next.isSolved() && !before.isSolved()) {
      solvedAt = at;
      endSpan(at);
      moment(
          CaseMoment.Kind.SOLVED,
          entry.id(),
          at,
          entry.agentId(),
          Taken.between(Objects.requireNonNullElse(createdAt, at), at, calendar));
    }
    if (next == CaseStatus.CLOSED) {
      moment(CaseMoment.Kind.CLOSED, entry.id(), at, entry.agentId(), null);
    }
    if (before.isSolved() && !next.isSolved()) {
      reopens++;
      spans.add(new CaseMeasures.Span(at, null));
      moment(
          byCustomer ? CaseMoment.Kind.REOPENED_BY_CUSTOMER : CaseMoment.Kind.REOPENED_BY_AGENT,
          entry.id(),
          at,
          entry.agentId(),
          null);
    }
  }

  /** One that lasted no time is none. */
  private void endSpan(Instant at) {
    if (!spans.isEmpty() && spans.getLast().to() == null) {
      CaseMeasures.Span open = spans.removeLast();
      if (at.isAfter(open.from())) {
        spans.add(new CaseMeasures.Span(open.from(), at));
      }
    }
  }

  private void moment(
      CaseMoment.Kind kind,
      long sourceId,
      Instant at,
      @Nullable Long agentId,
      @Nullable Taken taken) {
    int ordinal = ordinals.merge(kind, 1, Integer::sum);
    moments.add(new CaseMoment(kind, sourceId, at, agentId, ordinal, taken));
  }

  private CaseMeasures measures() {
    CaseMeasures.Solved solved = null;
    if (status.isSolved() && solvedAt != null && createdAt != null) {
      Taken work = spent(CaseStatus.NEW).plus(spent(CaseStatus.OPEN));
      Taken hold = spent(CaseStatus.ON_HOLD);
      solved =
          new CaseMeasures.Solved(
              solvedAt,
              Taken.between(createdAt, solvedAt, calendar),
              work.plus(hold),
              spent(CaseStatus.PENDING),
              work,
              hold);
    }
    return new CaseMeasures(
        solved,
        replies,
        notes,
        touches.size(),
        assigneeStations,
        teamStations,
        teamChanges,
        reopens,
        List.copyOf(moments),
        List.copyOf(spans));
  }

  private Taken spent(CaseStatus in) {
    return spent.getOrDefault(in, calendar == null ? new Taken(0, null) : Taken.NOTHING);
  }

  private static CaseStatus status(JsonNode word) {
    return EnumValues.parse(CaseStatus.class, word.asText());
  }
}
