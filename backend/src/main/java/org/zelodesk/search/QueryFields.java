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
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;
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

  static final List<QueryField> BUILT_IN =
      List.of(
          of("id", NUMBER, "id", "c.id", CaseFacts::id),
          of("subject", FieldType.TEXT, "subject", "c.subject", CaseFacts::subject),
          words("status", CHOICE, CaseStatus.class, "status", word(CaseFacts::status)),
          of(
              "priority",
              RANK,
              "priority",
              wire(Priority.class),
              "c.priority",
              facts -> (long) facts.priority().ordinal()),
          orNone(words("category", CHOICE, Category.class, "category", word(CaseFacts::category))),
          words("channel", CHOICE, Channel.class, "channel", word(CaseFacts::channel)),
          orNone(of("topic", FieldType.TOPIC, "topicId", "c.topic_id", CaseFacts::topicId)),
          orNone(of("language", FieldType.LANGUAGE, "language", "c.language", CaseFacts::language)),
          of(
              "requester",
              FieldType.CUSTOMER,
              "requesterId",
              "c.requester_id",
              CaseFacts::requesterId),
          orNone(
              of(
                  "organization",
                  FieldType.ORGANIZATION,
                  "organizationId",
                  "c.organization_id",
                  CaseFacts::organizationId)),
          orNone(of("team", FieldType.TEAM, "teamId", "c.team_id", CaseFacts::teamId)),
          orNone(of("assignee", AGENT, "assigneeId", "c.assignee_id", CaseFacts::assigneeId)),
          many(of("watcher", AGENT, "watcherIds", "c.watcher_ids", CaseFacts::watcherIds)),
          many(of("tag", FieldType.TAG, "tags", "c.tags", CaseFacts::tags)),
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
          orNone(
              words(
                  "last_author",
                  CHOICE,
                  Author.Kind.class,
                  "last_author_kind",
                  word(CaseFacts::lastAuthorKind))),
          of("received", INSTANT, "receivedAt", "c.received_at", CaseFacts::receivedAt),
          of("created", INSTANT, "createdAt", "c.created_at", CaseFacts::createdAt),
          of("updated", INSTANT, "updatedAt", "c.updated_at", CaseFacts::updatedAt),
          byStatus(orNone(of("solved", INSTANT, "solvedAt", "c.solved_at", CaseFacts::solvedAt))),
          byStatus(orNone(of("closed", INSTANT, "closedAt", "c.closed_at", CaseFacts::closedAt))),
          orNone(of("source", FieldType.WORD, "source", "c.source", CaseFacts::source)),
          orNone(
              of(
                  "external_id",
                  FieldType.WORD,
                  "externalId",
                  "c.external_id",
                  CaseFacts::externalId)),
          orNone(
              of(
                  "merged_into",
                  NUMBER,
                  "mergedIntoId",
                  "c.merged_into_id",
                  CaseFacts::mergedIntoId)),
          orNone(
              of("split_from", NUMBER, "splitFromId", "c.split_from_id", CaseFacts::splitFromId)));

  private final Map<String, QueryField> byKey = new LinkedHashMap<>();

  private QueryFields() {}

  /** The keys of every desk, and those of this desk's own fields. */
  static QueryFields with(Collection<CaseFieldRef> customFields) {
    QueryFields fields = new QueryFields();
    BUILT_IN.forEach(field -> fields.byKey.put(field.key(), field));
    customFields.forEach(one -> fields.byKey.put(CUSTOM + one.key(), custom(one)));
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
        key, type, property, words, false, false, null, column, property, reading);
  }

  private static <E extends Enum<E>> QueryField words(
      String key,
      FieldType type,
      Class<E> words,
      String column,
      Function<CaseFacts, @Nullable Object> reading) {
    String property = key.equals("last_author") ? "lastAuthorKind" : key;
    return of(key, type, property, wire(words), "c." + column, reading);
  }

  private static QueryField orNone(QueryField of) {
    return new QueryField(
        of.key(),
        of.type(),
        of.property(),
        of.words(),
        true,
        of.many(),
        of.customKey(),
        of.column(),
        of.changedBy(),
        of.reading());
  }

  private static QueryField many(QueryField of) {
    return new QueryField(
        of.key(),
        of.type(),
        of.property(),
        of.words(),
        of.nullable(),
        true,
        of.customKey(),
        of.column(),
        of.changedBy(),
        of.reading());
  }

  /** No event names these instants: they follow the status. */
  private static QueryField byStatus(QueryField of) {
    return new QueryField(
        of.key(),
        of.type(),
        of.property(),
        of.words(),
        of.nullable(),
        of.many(),
        of.customKey(),
        of.column(),
        "status",
        of.reading());
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
