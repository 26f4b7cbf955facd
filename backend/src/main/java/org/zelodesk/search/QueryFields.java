package org.zelodesk.search;

import static org.zelodesk.search.FieldType.AGENT;
import static org.zelodesk.search.FieldType.CHOICE;
import static org.zelodesk.search.FieldType.INSTANT;
import static org.zelodesk.search.FieldType.NUMBER;
import static org.zelodesk.search.FieldType.RANK;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.DiscardedAs;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.SlaState;
import org.zelodesk.classification.CaseFieldRef;
import org.zelodesk.classification.CaseFieldType;
import org.zelodesk.platform.EnumValues;

/**
 * The registry of keys: what each is called, which values it takes, and where the value is found in
 * memory and in the database. Completion, documentation, parser and both evaluators read it from
 * here.
 */
final class QueryFields {

  /** Before the key of a custom field. */
  static final String CUSTOM = "custom.";

  private static final String FILES =
      "comments m join attachments a on a.comment_id = m.id where m.case_id = c.id and not a.redacted";

  /** As the schema has them. */
  private static final List<String> CLOCK_STATES =
      List.of("running", "paused", "met", "breached", "cancelled");

  static final List<QueryField> BUILT_IN =
      List.of(
          of("id", NUMBER, "id", "c.id", CaseFacts::id),
          of("subject", FieldType.TEXT, "subject", "c.subject", CaseFacts::subject),
          words("status", CaseStatus.class, word(CaseFacts::status)),
          of(
              "priority",
              RANK,
              "priority",
              wire(Priority.class),
              "c.priority",
              facts -> (long) facts.priority().ordinal()),
          words("category", Category.class, word(CaseFacts::category)).orNone(),
          words("channel", Channel.class, word(CaseFacts::channel)),
          of("topic", FieldType.TOPIC, "topicId", "c.topic_id", CaseFacts::topicId).orNone(),
          of("language", FieldType.LANGUAGE, "language", "c.language", CaseFacts::language)
              .orNone(),
          of(
              "requester",
              FieldType.CUSTOMER,
              "requesterId",
              "c.requester_id",
              CaseFacts::requesterId),
          of(
                  "organization",
                  FieldType.ORGANIZATION,
                  "organizationId",
                  "c.organization_id",
                  CaseFacts::organizationId)
              .orNone(),
          of("team", FieldType.TEAM, "teamId", "c.team_id", CaseFacts::teamId).orNone(),
          of("assignee", AGENT, "assigneeId", "c.assignee_id", CaseFacts::assigneeId).orNone(),
          of("watcher", AGENT, "watcherIds", "c.watcher_ids", CaseFacts::watcherIds).several(),
          of("tag", FieldType.TAG, "tags", "c.tags", CaseFacts::tags).several(),
          of(
              "confidential",
              FieldType.BOOLEAN,
              "confidential",
              "c.confidential",
              CaseFacts::confidential),
          of(
              "escalation",
              NUMBER,
              "escalationLevel",
              "c.escalation_level",
              facts -> (long) facts.escalationLevel()),
          of(
              "comments",
              NUMBER,
              "commentCount",
              "c.comment_count",
              facts -> (long) facts.commentCount()),
          of(
                  "last_author",
                  CHOICE,
                  "lastAuthorKind",
                  wire(Author.Kind.class),
                  "c.last_author_kind",
                  word(CaseFacts::lastAuthorKind))
              .orNone(),
          of("received", INSTANT, "receivedAt", "c.received_at", CaseFacts::receivedAt),
          of("created", INSTANT, "createdAt", "c.created_at", CaseFacts::createdAt),
          of("updated", INSTANT, "updatedAt", "c.updated_at", CaseFacts::updatedAt),
          of("solved", INSTANT, "solvedAt", "c.solved_at", CaseFacts::solvedAt)
              .orNone()
              .toldAs("status"),
          of("closed", INSTANT, "closedAt", "c.closed_at", CaseFacts::closedAt)
              .orNone()
              .toldAs("status"),
          of(
                  "sla",
                  CHOICE,
                  "slaState",
                  wire(SlaState.class),
                  "c.sla_state",
                  word(CaseFacts::slaState))
              .orNone(),
          of("due", FieldType.DEADLINE, "nextDueAt", "c.next_due_at", CaseFacts::nextDueAt)
              .orNone(),
          of(
                  "due_metric",
                  CHOICE,
                  "nextDueMetric",
                  wire(SlaMetric.class),
                  "c.next_due_metric",
                  word(CaseFacts::nextDueMetric))
              .orNone(),
          of(
                  "discarded",
                  CHOICE,
                  "discardedAs",
                  wire(DiscardedAs.class),
                  "c.discarded_as",
                  word(CaseFacts::discardedAs))
              .orNone(),
          of("source", FieldType.WORD, "source", "c.source", CaseFacts::source).orNone(),
          of("external_id", FieldType.WORD, "externalId", "c.external_id", CaseFacts::externalId)
              .orNone(),
          of("merged_into", NUMBER, "mergedIntoId", "c.merged_into_id", CaseFacts::mergedIntoId)
              .orNone(),
          of("split_from", NUMBER, "splitFromId", "c.split_from_id", CaseFacts::splitFromId)
              .orNone(),
          files(FILES, CaseParts::file),
          clock(SlaMetric.FIRST_REPLY),
          clock(SlaMetric.NEXT_REPLY),
          clock(SlaMetric.UPDATE),
          clock(SlaMetric.RESOLUTION),
          clock(SlaMetric.WORK),
          clock(SlaMetric.OWNERSHIP));

  /** The same key counts fewer comments for those who see the public ones only. */
  private static final QueryField PUBLIC_COMMENTS =
      of(
          "comments",
          NUMBER,
          "commentCount",
          "c.public_comment_count",
          facts -> (long) facts.publicCommentCount());

  private static final QueryField PUBLIC_FILES =
      files(FILES + " and m.visibility = 'public'", CaseParts::publicFile);

  /** What is promised about a case's time is chosen by conditions. */
  private static final Set<String> FOLLOW_FROM_CONDITIONS = Set.of("sla", "due", "due_metric");

  private final Map<String, QueryField> byKey = new LinkedHashMap<>();

  private QueryFields() {}

  /**
   * The keys of every desk, and those of this desk's own fields.
   *
   * @param internal whether they are for somebody who sees what is internal
   */
  static QueryFields with(Collection<CaseFieldRef> customFields, boolean internal) {
    QueryFields fields = new QueryFields();
    BUILT_IN.forEach(field -> fields.byKey.put(field.key(), field));
    if (!internal) {
      fields.byKey.put(PUBLIC_COMMENTS.key(), PUBLIC_COMMENTS);
      fields.byKey.put(PUBLIC_FILES.key(), PUBLIC_FILES);
    }
    customFields.forEach(one -> fields.byKey.put(CUSTOM + one.key(), custom(one)));
    return fields;
  }

  /**
   * The keys of conditions: they cannot ask for what follows from conditions themselves, nor for
   * what no change of the case's own row tells of.
   */
  QueryFields ofConditions() {
    QueryFields fields = new QueryFields();
    fields.byKey.putAll(byKey);
    fields.byKey.keySet().removeAll(FOLLOW_FROM_CONDITIONS);
    fields.byKey.values().removeIf(field -> field.rows() != null);
    return fields;
  }

  /** A custom field is found without its prefix too, unless its key is one of ours. */
  @Nullable QueryField find(String key) {
    QueryField field = byKey.get(key);
    return field == null ? byKey.get(CUSTOM + key) : field;
  }

  QueryField get(String key) {
    return Objects.requireNonNull(byKey.get(key), key);
  }

  Set<String> keys() {
    return byKey.keySet();
  }

  Collection<QueryField> all() {
    return byKey.values();
  }

  private static QueryField custom(CaseFieldRef field) {
    boolean many = field.type() == CaseFieldType.MULTI_CHOICE;
    FieldType type =
        switch (field.type()) {
          case TEXT -> FieldType.WORD;
          case NUMBER -> FieldType.DECIMAL;
          case BOOLEAN -> FieldType.BOOLEAN;
          case DATE -> FieldType.DATE;
          case CHOICE, MULTI_CHOICE -> CHOICE;
        };
    String property = "customFields." + field.key();
    return new QueryField(
        CUSTOM + field.key(),
        type,
        property,
        field.options(),
        true,
        many,
        field.key(),
        "c.custom_fields",
        null,
        property,
        facts -> {
          Object value = facts.customFields().get(field.key());
          return value instanceof Number number ? decimal(number.toString()) : value;
        });
  }

  /** Equal numbers are equal objects. */
  static BigDecimal decimal(String text) {
    BigDecimal exact = new BigDecimal(text);
    return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }

  private static QueryField of(
      String key,
      FieldType type,
      String property,
      String column,
      Function<CaseFacts, @Nullable Object> reading) {
    return of(key, type, property, List.of(), column, reading);
  }

  private static QueryField of(
      String key,
      FieldType type,
      String property,
      List<String> words,
      String column,
      Function<CaseFacts, @Nullable Object> reading) {
    return new QueryField(
        key, type, property, words, false, false, null, column, null, property, reading);
  }

  private static QueryField files(String rows, Predicate<CaseParts> reading) {
    return of(
            "has",
            CHOICE,
            "attachments",
            List.of("attachment"),
            "'attachment'",
            facts -> reading.test(facts.parts()) ? List.of("attachment") : List.of())
        .in(rows);
  }

  private static QueryField clock(SlaMetric metric) {
    String name = EnumValues.wire(metric);
    return of(
            "sla." + name,
            CHOICE,
            "sla." + name,
            CLOCK_STATES,
            "k.state",
            facts -> facts.parts().clocks().getOrDefault(metric, Set.of()))
        .in("sla_clocks k where k.case_id = c.id and k.metric = '" + name + "'");
  }

  private static <E extends Enum<E>> QueryField words(
      String key, Class<E> words, Function<CaseFacts, @Nullable Object> reading) {
    return of(key, CHOICE, key, wire(words), "c." + key, reading);
  }

  private static <E extends Enum<E>> List<String> wire(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(EnumValues::wire).toList();
  }

  private static Function<CaseFacts, @Nullable Object> word(
      Function<CaseFacts, ? extends @Nullable Enum<?>> reading) {
    return facts -> {
      Enum<?> value = reading.apply(facts);
      return value == null ? null : EnumValues.wire(value);
    };
  }
}
