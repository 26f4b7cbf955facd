package org.zelodesk.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.Speaker;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** Reads what moves clocks out of the log: the only place that knows how events say it. */
@Singleton
class CaseStory {

  static final String POLICY_APPLIED = "sla.policy_applied";
  static final String PINNED = "sla.due_pinned";
  static final String REPLY_NOT_NEEDED = "sla.reply_not_needed";

  private static final List<String> TYPES =
      List.of(
          "case.created",
          "case.updated",
          "case.merged",
          "case.unmerged",
          "case.absorbed",
          "case.released",
          "case.split",
          "comment.created",
          "comment.delivery_failed",
          POLICY_APPLIED,
          PINNED,
          REPLY_NOT_NEEDED);

  private final AgroalDataSource database;
  private final ObjectMapper json;

  CaseStory(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The facts of a case in the order in which they were recorded. */
  List<Fact> of(long caseId) {
    return of(List.of(caseId)).getOrDefault(caseId, List.of());
  }

  /** The facts of many cases, in one statement. */
  Map<Long, List<Fact>> of(Collection<Long> caseIds) {
    Map<Long, List<Fact>> facts = new HashMap<>();
    Sql.of(
            "select case_id, id, type, occurred_at, data from events where case_id = any(?) and type = any(?) order by id",
            caseIds,
            TYPES)
        .list(
            database,
            row -> {
              List<Fact> theirs =
                  facts.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>());
              read(row, theirs::add);
              return true;
            });
    return facts;
  }

  private void read(ResultSet row, Consumer<Fact> facts) throws SQLException {
    long id = row.getLong("id");
    Instant at = Sql.instant(row, "occurred_at");
    JsonNode data = parse(row.getString("data"));
    switch (row.getString("type")) {
      case "case.created" -> created(at, id, data, facts);
      case "case.updated" -> updated(at, id, data.path("changes"), facts);
      case "case.merged" -> facts.accept(new Fact.Merged(at, id));
      case "case.unmerged" -> facts.accept(new Fact.Unmerged(at, id));
      case "case.absorbed" ->
          facts.accept(
              new Fact.Absorbed(
                  at, id, data.path("from").asLong(), instant(data.get("unansweredSince"))));
      case "case.released" -> facts.accept(new Fact.Released(at, id, data.path("caseId").asLong()));
      case "case.split" ->
          facts.accept(new Fact.CommentsLeft(at, id, longs(data.path("commentIds"))));
      case "comment.created" -> commented(at, id, data, facts);
      case "comment.delivery_failed" ->
          facts.accept(new Fact.ReplyFailed(at, id, data.path("commentId").asLong()));
      case POLICY_APPLIED ->
          facts.accept(
              new Fact.PolicyApplied(at, id, policy(data), data.path("first").asBoolean()));
      case PINNED ->
          facts.accept(
              new Fact.Pinned(
                  at,
                  id,
                  EnumValues.parse(SlaMetric.class, data.path("metric").asText()),
                  instant(data.get("dueAt")),
                  data.path("reason").asText()));
      case REPLY_NOT_NEEDED ->
          facts.accept(new Fact.ReplyNotNeeded(at, id, data.path("reason").asText()));
      default -> throw new IllegalStateException(row.getString("type"));
    }
  }

  /** A part of another case begins with what was said in it, and when that was received. */
  private static void created(Instant at, long id, JsonNode data, Consumer<Fact> facts) {
    Instant from = at;
    List<Fact> said = new ArrayList<>();
    for (JsonNode one : data.path("said")) {
      Instant when = Instant.parse(one.path("at").asText());
      long commentId = one.path("commentId").asLong();
      boolean customer = one.path("speaker").asText().equals(EnumValues.wire(Speaker.CUSTOMER));
      said.add(
          customer
              ? new Fact.CustomerSpoke(when, id, commentId)
              : new Fact.AgentReplied(when, id, commentId));
      from = customer && when.isBefore(from) ? when : from;
    }
    facts.accept(
        new Fact.Opened(
            from,
            id,
            EnumValues.parse(CaseStatus.class, data.path("status").asText()),
            EnumValues.parse(Priority.class, data.path("priority").asText()),
            id(data.get("teamId"))));
    said.forEach(facts);
  }

  private static void updated(Instant at, long id, JsonNode changes, Consumer<Fact> facts) {
    JsonNode discarded = changes.path("discardedAs").path("after");
    if (discarded.isNull()) {
      facts.accept(new Fact.Restored(at, id));
    }
    if (changes.has("priority")) {
      String word = changes.path("priority").path("after").asText();
      facts.accept(new Fact.PriorityChanged(at, id, EnumValues.parse(Priority.class, word)));
    }
    if (changes.has("teamId")) {
      facts.accept(new Fact.TeamChanged(at, id, id(changes.path("teamId").get("after"))));
    }
    if (changes.has("status")) {
      String word = changes.path("status").path("after").asText();
      facts.accept(new Fact.StatusChanged(at, id, EnumValues.parse(CaseStatus.class, word)));
    }
    if (discarded.isTextual()) {
      facts.accept(new Fact.Discarded(at, id, discarded.asText()));
    }
  }

  private static void commented(Instant at, long id, JsonNode data, Consumer<Fact> facts) {
    long commentId = data.path("commentId").asLong();
    switch (data.path("author").path("kind").asText()) {
      case "customer" -> {
        Instant receivedAt = instant(data.get("receivedAt"));
        facts.accept(new Fact.CustomerSpoke(receivedAt == null ? at : receivedAt, id, commentId));
      }
      case "agent" -> {
        if (data.path("reachedCustomer").asBoolean()) {
          facts.accept(new Fact.AgentReplied(at, id, commentId));
        }
      }
      default -> {
        // What a machine says answers nobody.
      }
    }
  }

  private static @Nullable PolicyKey policy(JsonNode data) {
    Long policyId = id(data.get("policyId"));
    return policyId == null
        ? null
        : new PolicyKey(
            policyId,
            data.path("policyVersion").asLong(),
            id(data.get("calendarId")),
            data.path("calendarVersion").asLong());
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Long id(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asLong();
  }

  private static @Nullable Instant instant(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : Instant.parse(node.asText());
  }

  private static Set<Long> longs(JsonNode array) {
    Set<Long> all = new HashSet<>();
    array.forEach(one -> all.add(one.asLong()));
    return all;
  }
}
