package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives the words of a query their meaning: keys become fields, names ids, days instants. */
final class Interpreter {

  private final QueryFields fields;
  private final @Nullable Reader reader;
  private final Faults faults;
  private final Values values;
  private final NamedValues named;
  private final @Nullable AskedTexts asked;
  private final Set<String> read = new TreeSet<>();

  /**
   * @param reader null for a condition, which nobody reads
   * @param stored whether it was accepted once, with ids for names: what it names is then taken as
   *     it is, since things may have been retired since
   */
  Interpreter(
      QueryFields fields,
      Names names,
      Texts texts,
      @Nullable Reader reader,
      boolean stored,
      Faults faults) {
    this.fields = fields;
    this.reader = reader;
    this.faults = faults;
    this.values = new Values(reader, stored, faults);
    this.named = new NamedValues(names, reader, stored, faults);
    this.asked = reader == null ? null : new AskedTexts(texts, fields, reader, faults);
  }

  Clause interpret(Syntax query) {
    collect(query);
    named.lookUp();
    if (asked != null) {
      asked.lookUp();
    }
    Clause clause = clause(query);
    return clause == null ? new Clause.All(List.of()) : clause;
  }

  /** The fields that the query reads, as events of changes call them. */
  Set<String> read() {
    return read;
  }

  /** The query as it was given, with ids instead of names. */
  String withIds(String text) {
    return named.withIds(text);
  }

  private void collect(Syntax syntax) {
    switch (syntax) {
      case Syntax.All all -> {
        all.parts().forEach(this::collect);
        if (asked != null) {
          asked.wantTogether(words(all));
        }
      }
      case Syntax.Any any -> any.parts().forEach(this::collect);
      case Syntax.Not not -> collect(not.part());
      case Syntax.Comparison comparison -> {
        FieldType type = field(comparison.key()).type();
        if (type.isNamed()) {
          comparison.values().forEach(value -> named.want(type, value));
        }
      }
      case Syntax.Text text -> {
        if (asked == null) {
          throw faults.textInCondition(text.words());
        }
        asked.want(text.words());
      }
    }
  }

  /** Null where nothing is asked: signs are no words. */
  private @Nullable Clause clause(Syntax syntax) {
    return switch (syntax) {
      case Syntax.All all -> all(all);
      case Syntax.Any any -> {
        List<Clause> parts = clauses(any.parts());
        yield parts.isEmpty() ? null : Clauses.any(parts);
      }
      case Syntax.Not not -> {
        Clause part = clause(not.part());
        yield part == null ? null : new Clause.Not(part);
      }
      case Syntax.Comparison comparison -> comparison(comparison);
      case Syntax.Text text -> Objects.requireNonNull(asked).clause(text.words());
    };
  }

  /** Words side by side may be the name of who asks, too. */
  private @Nullable Clause all(Syntax.All all) {
    List<Token> words = words(all);
    Clause askedBy = asked == null ? null : asked.askedBy(words);
    if (askedBy == null) {
      List<Clause> parts = clauses(all.parts());
      return parts.isEmpty() && !all.parts().isEmpty() ? null : Clauses.all(parts);
    }
    List<Clause> parts =
        new ArrayList<>(
            clauses(all.parts().stream().filter(part -> !(part instanceof Syntax.Text)).toList()));
    Clause said =
        Clauses.all(clauses(all.parts().stream().filter(Syntax.Text.class::isInstance).toList()));
    parts.add(Clauses.any(List.of(said, askedBy)));
    return Clauses.all(parts);
  }

  private List<Clause> clauses(List<Syntax> parts) {
    return parts.stream().map(this::clause).filter(Objects::nonNull).toList();
  }

  private static List<Token> words(Syntax.All all) {
    return all.parts().stream()
        .filter(Syntax.Text.class::isInstance)
        .map(part -> ((Syntax.Text) part).words())
        .toList();
  }

  private Clause comparison(Syntax.Comparison comparison) {
    QueryField field = field(comparison.key());
    Operator operator = Operator.of(comparison.operator().text()).orElseThrow();
    if (!field.operators().contains(operator)) {
      throw faults.operator(field, comparison.operator());
    }
    if (operator != Operator.IS && comparison.values().size() > 1) {
      throw faults.onlyOneValue(comparison.values().get(1));
    }
    read.add(field.changedBy());
    List<Token> given = new ArrayList<>(comparison.values());
    boolean orNone =
        operator == Operator.IS && field.takesNone() && given.removeIf(NamedValues::isNone);
    return switch (field.type()) {
      case TEXT -> new Clause.Containing(field, given.stream().map(Token::text).toList());
      case LANGUAGE ->
          new Clause.Speaking(
              field, given.stream().map(value -> values.language(field, value)).toList(), orNone);
      case WORD -> among(field, given, orNone, (any, value) -> value.text());
      case CHOICE -> among(field, given, orNone, values::word);
      case BOOLEAN -> among(field, given, orNone, values::truth);
      case RANK -> ordered(field, operator, given, orNone, values::rank);
      case NUMBER -> ordered(field, operator, given, orNone, values::number);
      case DECIMAL -> ordered(field, operator, given, orNone, values::decimal);
      case INSTANT, DEADLINE ->
          anyOf(field, given, orNone, value -> values.time(field, operator, value));
      case DATE -> anyOf(field, given, orNone, value -> values.day(field, operator, value));
      case TEAM, AGENT, CUSTOMER, ORGANIZATION, TOPIC, TAG ->
          new Clause.Among(
              field,
              given.stream()
                  .flatMap(value -> named.of(field, value).stream())
                  .collect(Collectors.toSet()),
              orNone);
    };
  }

  private static Clause among(
      QueryField field,
      List<Token> given,
      boolean orNone,
      BiFunction<QueryField, Token, ?> meaning) {
    return new Clause.Among(
        field,
        given.stream().map(value -> meaning.apply(field, value)).collect(Collectors.toSet()),
        orNone);
  }

  private static Clause ordered(
      QueryField field,
      Operator operator,
      List<Token> given,
      boolean orNone,
      BiFunction<QueryField, Token, ? extends Comparable<?>> meaning) {
    return operator == Operator.IS
        ? among(field, given, orNone, meaning)
        : new Clause.Compared(field, operator, meaning.apply(field, given.getFirst()));
  }

  private static Clause anyOf(
      QueryField field, List<Token> given, boolean orNone, Function<Token, Clause> meaning) {
    List<Clause> parts = new ArrayList<>(given.stream().map(meaning).toList());
    if (orNone) {
      parts.add(new Clause.Among(field, Set.of(), true));
    }
    return parts.size() == 1 ? parts.getFirst() : new Clause.Any(parts);
  }

  private QueryField field(Token key) {
    QueryField field = fields.find(key.text());
    if (field == null) {
      throw faults.unknownKey(key, fields.keys());
    }
    return field;
  }
}
