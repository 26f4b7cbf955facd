package org.zelodesk.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.classification.CaseFieldRef;
import org.zelodesk.classification.CaseFieldType;

/** A desk's names and fields, and a case, for tests that need no database. */
final class Fixtures {

  static final QueryFields FIELDS =
      QueryFields.with(
          List.of(
              new CaseFieldRef("order", CaseFieldType.TEXT, List.of()),
              new CaseFieldRef("weight", CaseFieldType.NUMBER, List.of()),
              new CaseFieldRef("gift", CaseFieldType.BOOLEAN, List.of()),
              new CaseFieldRef("wanted_on", CaseFieldType.DATE, List.of()),
              new CaseFieldRef("plan", CaseFieldType.CHOICE, List.of("free", "pro")),
              new CaseFieldRef("parts", CaseFieldType.MULTI_CHOICE, List.of("lid", "base")),
              new CaseFieldRef("status", CaseFieldType.TEXT, List.of())),
          true);

  /** Teams, agents and so on that have these names. */
  static final Names NAMES =
      new Names() {
        private final Map<FieldType, Map<String, List<Object>>> known =
            Map.of(
                FieldType.TEAM, Map.of("billing", List.of(11L), "11", List.of(11L)),
                FieldType.AGENT, Map.of("Ann Lee", List.of(101L, 105L), "101", List.of(101L)),
                FieldType.ORGANIZATION, Map.of("ACME Ltd", List.of(501L), "501", List.of(501L)),
                FieldType.TOPIC, Map.of("returns", List.of(701L), "returns/*", List.of(701L, 702L)),
                FieldType.TAG, Map.of("vip", List.of("vip"), "refund", List.of("refund")));

        @Override
        public Map<String, List<Object>> find(FieldType type, Collection<String> texts) {
          Map<String, List<Object>> found = new HashMap<>(known.get(type));
          found.keySet().retainAll(texts);
          return found;
        }

        @Override
        public @Nullable String nearest(FieldType type, String text) {
          return Nearest.to(text, known.get(type).keySet());
        }
      };

  /** Texts that are kept as their words; and nobody is called anything. */
  static final Texts TEXTS =
      new Texts() {
        @Override
        public Map<String, List<Lexeme>> lexemes(Collection<String> texts) {
          Map<String, List<Lexeme>> found = new HashMap<>();
          for (String text : texts) {
            List<Lexeme> lexemes = new ArrayList<>();
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
              if (!word.isEmpty()) {
                lexemes.add(new Lexeme(lexemes.size() / 2 + 1, word, true));
                lexemes.add(new Lexeme(lexemes.size() / 2 + 1, word, false));
              }
            }
            found.put(text, lexemes);
          }
          return found;
        }

        @Override
        public Map<Called, Set<Long>> customers(Collection<Called> asked) {
          return Map.of();
        }
      };

  private Fixtures() {}

  static Condition condition(String text) {
    Faults faults = new Faults("/conditions");
    Syntax syntax = QueryParser.parse(text, faults);
    Interpreter interpreter = new Interpreter(FIELDS, NAMES, TEXTS, null, false, faults);
    Clause clause = interpreter.interpret(syntax);
    return new Condition(text, interpreter.withIds(text), clause, interpreter.read());
  }

  /** An open case of team 11, that agent 101 works on. */
  static CaseFacts aCase() {
    return new CaseFacts(
        1042,
        "The Kettle leaks",
        CaseStatus.OPEN,
        Category.COMPLAINT,
        702L,
        Priority.HIGH,
        Channel.EMAIL,
        "pt-BR",
        2001,
        501L,
        11L,
        101L,
        false,
        1,
        List.of("refund", "vip"),
        Map.of(
            "order",
            "AC-1009",
            "weight",
            4.50,
            "gift",
            true,
            "wanted_on",
            "2026-02-01",
            "plan",
            "pro",
            "parts",
            List.of("lid")),
        List.of(101L, 107L),
        null,
        null,
        null,
        null,
        null,
        Author.Kind.CUSTOMER,
        3,
        2,
        null,
        null,
        null,
        Instant.parse("2026-01-31T09:00:00Z"),
        Instant.parse("2026-01-31T10:00:00Z"),
        Instant.parse("2026-02-01T00:00:00Z"),
        null,
        null,
        new CaseParts(
            new CaseWords(
                List.of(
                    Map.of(
                        "kettle", List.of(new CaseWords.Place(2, false)),
                        "leaks", List.of(new CaseWords.Place(3, false)),
                        "secret", List.of(new CaseWords.Place(9, true))))),
            true,
            false,
            Map.of(SlaMetric.FIRST_REPLY, Set.of("met"))));
  }

  /** A new case of which nothing is known yet. */
  static CaseFacts aBareCase() {
    return new CaseFacts(
        1043,
        "?",
        CaseStatus.NEW,
        null,
        null,
        Priority.NORMAL,
        Channel.PHONE,
        null,
        2002,
        null,
        null,
        null,
        false,
        0,
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        Instant.parse("2026-01-31T09:00:00Z"),
        Instant.parse("2026-01-31T09:00:00Z"),
        Instant.parse("2026-01-31T09:00:00Z"),
        null,
        null,
        CaseParts.NONE);
  }
}
