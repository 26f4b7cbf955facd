package org.zelodesk.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;

/**
 * Gives the words of a query their meaning: keys become fields, names ids, days instants. Looks
 * names up at once for the whole query, with one statement a type.
 */
final class Interpreter {

  private static final String NONE = "none";
  private static final String ME = "me";

  /** After the path of a topic: and all below it. */
  private static final String BELOW = "/*";

  private static final String MY_TEAMS = "my_teams";
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}");
  private static final Map<String, Boolean> TRUTHS =
      Map.of("true", true, "yes", true, "false", false, "no", false);

  private final QueryFields fields;
  private final Names names;
  private final @Nullable Reader reader;
  private final boolean stored;
  private final Faults faults;
  private final Map<FieldType, Map<String, List<Object>>> found = new EnumMap<>(FieldType.class);
  private final Set<String> read = new TreeSet<>();
  private final TreeMap<Integer, Replaced> replaced = new TreeMap<>();

  /** A name and the ids that it stands for, so that the query can be written without names. */
  private record Replaced(Token name, String ids) {}

  /**
   * @param reader null for a condition, which nobody reads
   * @param stored whether it was accepted once, with ids for names: what it names is then taken as
   *     it is, since things may have been retired since
   */
  Interpreter(
      QueryFields fields, Names names, @Nullable Reader reader, boolean stored, Faults faults) {
    this.fields = fields;
    this.names = names;
    this.reader = reader;
    this.stored = stored;
    this.faults = faults;
  }

  Clause interpret(Syntax query) {
    Map<FieldType, Set<String>> wanted = new EnumMap<>(FieldType.class);
    collectNames(query, wanted);
    wanted.forEach((type, texts) -> found.put(type, names.find(type, texts)));
    return clause(query);
  }

  /** The fields that the query reads, as events of changes call them. */
  Set<String> read() {
    return read;
  }

  /** The query with ids instead of names: it means the same when a name has changed. */
  String withoutNames(String text) {
    StringBuilder written = new StringBuilder(text);
    replaced
        .descendingMap()
        .values()
        .forEach(one -> written.replace(one.name().at(), one.name().end(), one.ids()));
    return written.toString();
  }

  private void collectNames(Syntax syntax, Map<FieldType, Set<String>> wanted) {
    switch (syntax) {
      case Syntax.All all -> all.parts().forEach(part -> collectNames(part, wanted));
      case Syntax.Any any -> any.parts().forEach(part -> collectNames(part, wanted));
      case Syntax.Not not -> collectNames(not.part(), wanted);
      case Syntax.Comparison comparison -> {
        FieldType type = field(comparison.key()).type();
        if (type.isNamed()) {
          comparison.values().stream()
              .filter(value -> !isSpecial(type, value) && !isTakenAsItIs(type, value))
              .forEach(value -> want(type, value.text(), wanted));
        }
      }
      case Syntax.Text text -> {
        if (reader == null) {
          throw faults.textInCondition(text.words());
        }
      }
    }
  }

  private static void want(FieldType type, String text, Map<FieldType, Set<String>> wanted) {
    Set<String> texts = wanted.computeIfAbsent(type, any -> new LinkedHashSet<>());
    texts.add(text);
    if (type == FieldType.TOPIC && text.endsWith(BELOW)) {
      texts.add(text.substring(0, text.length() - BELOW.length()));
    }
  }

  private Clause clause(Syntax syntax) {
    return switch (syntax) {
      case Syntax.All all -> new Clause.All(all.parts().stream().map(this::clause).toList());
      case Syntax.Any any -> new Clause.Any(any.parts().stream().map(this::clause).toList());
      case Syntax.Not not -> new Clause.Not(clause(not.part()));
      case Syntax.Comparison comparison -> comparison(comparison);
      case Syntax.Text text -> words(text.words());
    };
  }

  private Clause words(Token token) {
    if (!token.quoted() && token.text().indexOf('*') >= 0) {
      throw faults.wildcard(token);
    }
    QueryField subject = fields.get("subject");
    return new Clause.Containing(subject, List.of(token.text()));
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
    List<Token> values = new ArrayList<>(comparison.values());
    boolean orNone =
        operator == Operator.IS
            && field.takesNone()
            && values.removeIf(value -> !value.quoted() && value.text().equals(NONE));
    return switch (field.type()) {
      case TEXT -> new Clause.Containing(field, values.stream().map(Token::text).toList());
      case WORD -> among(field, values, orNone, Token::text);
      case CHOICE -> among(field, values, orNone, value -> word(field, value));
      case BOOLEAN -> among(field, values, orNone, value -> truth(field, value));
      case CUSTOMER -> among(field, values, orNone, value -> number(field, value));
      case RANK ->
          ordered(
              field,
              operator,
              values,
              orNone,
              value -> (long) field.words().indexOf(word(field, value)));
      case NUMBER -> ordered(field, operator, values, orNone, value -> number(field, value));
      case DECIMAL -> ordered(field, operator, values, orNone, value -> decimal(field, value));
      case INSTANT -> times(field, operator, values, orNone);
      case DATE -> days(field, operator, values, orNone);
      case LANGUAGE ->
          new Clause.Speaking(
              field, values.stream().map(value -> language(field, value)).toList(), orNone);
      case TEAM, AGENT, ORGANIZATION, TOPIC, TAG ->
          new Clause.Among(
              field,
              values.stream()
                  .flatMap(value -> ids(field, value).stream())
                  .collect(Collectors.toSet()),
              orNone);
    };
  }

  private static Clause among(
      QueryField field, List<Token> values, boolean orNone, Function<Token, Object> meaning) {
    return new Clause.Among(
        field, values.stream().map(meaning).collect(Collectors.toSet()), orNone);
  }

  private static Clause ordered(
      QueryField field,
      Operator operator,
      List<Token> values,
      boolean orNone,
      Function<Token, Comparable<?>> meaning) {
    return operator == Operator.IS
        ? among(field, values, orNone, meaning::apply)
        : new Clause.Compared(field, operator, meaning.apply(values.getFirst()));
  }

  private Clause times(QueryField field, Operator operator, List<Token> values, boolean orNone) {
    return anyOf(field, values, orNone, value -> time(field, operator, value));
  }

  private Clause days(QueryField field, Operator operator, List<Token> values, boolean orNone) {
    return anyOf(
        field,
        values,
        orNone,
        value -> {
          refuseRelative(value);
          Times.Days days = Times.days(value.text(), reader);
          if (days == null) {
            throw faults.wrongForm(field.key(), value, "2026-01-31", "today", "this_month");
          }
          String first = days.first().toString();
          String last = days.last().toString();
          return switch (operator) {
            case IS ->
                new Clause.All(
                    List.of(
                        new Clause.Compared(field, Operator.AT_LEAST, first),
                        new Clause.Compared(field, Operator.AT_MOST, last)));
            case LESS, AT_LEAST -> new Clause.Compared(field, operator, first);
            case AT_MOST, MORE -> new Clause.Compared(field, operator, last);
          };
        });
  }

  /** An age is asked for as it is said: {@code updated<2h} is less than two hours ago. */
  private Clause time(QueryField field, Operator operator, Token value) {
    refuseRelative(value);
    Duration age = Times.age(value.text());
    if (age != null && reader != null) {
      Instant then = reader.now().minus(age);
      return new Clause.Compared(
          field, operator == Operator.IS ? Operator.AT_LEAST : operator.mirrored(), then);
    }
    Times.Period period = Times.period(value.text(), reader);
    if (period == null) {
      throw faults.wrongForm(field.key(), value, Times.FORMS.toArray(String[]::new));
    }
    Clause notBefore = new Clause.Compared(field, Operator.AT_LEAST, period.from());
    Clause before = new Clause.Compared(field, Operator.LESS, period.to());
    return switch (operator) {
      case IS -> new Clause.All(List.of(notBefore, before));
      case AT_LEAST -> notBefore;
      case AT_MOST -> before;
      case LESS -> new Clause.Compared(field, Operator.LESS, period.from());
      case MORE -> new Clause.Compared(field, Operator.AT_LEAST, period.to());
    };
  }

  private static Clause anyOf(
      QueryField field, List<Token> values, boolean orNone, Function<Token, Clause> meaning) {
    List<Clause> parts = new ArrayList<>(values.stream().map(meaning).toList());
    if (orNone) {
      parts.add(new Clause.Among(field, Set.of(), true));
    }
    return parts.size() == 1 ? parts.getFirst() : new Clause.Any(parts);
  }

  private void refuseRelative(Token value) {
    if (reader == null && Times.isRelative(value.text())) {
      throw faults.needsReader(value);
    }
  }

  private QueryField field(Token key) {
    QueryField field = fields.find(key.text());
    if (field == null) {
      throw faults.unknownKey(key, fields.keys());
    }
    return field;
  }

  private String word(QueryField field, Token value) {
    String word = value.text();
    if (!field.words().contains(word) && !(stored && field.customKey() != null)) {
      throw faults.unknownValue(field.key(), value, field.words());
    }
    return word;
  }

  private Boolean truth(QueryField field, Token value) {
    Boolean truth = TRUTHS.get(value.text());
    if (truth == null) {
      throw faults.unknownValue(field.key(), value, List.of("true", "false"));
    }
    return truth;
  }

  private Long number(QueryField field, Token value) {
    String digits = value.text().startsWith("#") ? value.text().substring(1) : value.text();
    if (!NUMBER.matcher(digits).matches()) {
      throw faults.wrongForm(field.key(), value, "42");
    }
    return Long.valueOf(digits);
  }

  private Comparable<?> decimal(QueryField field, Token value) {
    if (!DECIMAL.matcher(value.text()).matches()) {
      throw faults.wrongForm(field.key(), value, "42", "4.2");
    }
    return QueryFields.decimal(value.text());
  }

  private String language(QueryField field, Token value) {
    String language = value.text().toLowerCase(Locale.ROOT);
    if (!LANGUAGE.matcher(language).matches()) {
      throw faults.wrongForm(field.key(), value, "pt", "pt-BR");
    }
    return language;
  }

  private static boolean isSpecial(FieldType type, Token value) {
    return !value.quoted()
        && (value.text().equals(NONE)
            || type == FieldType.AGENT && value.text().equals(ME)
            || type == FieldType.TEAM && value.text().equals(MY_TEAMS));
  }

  /** An id, or a tag, in a stored query; what is below a topic is looked up each time. */
  private boolean isTakenAsItIs(FieldType type, Token value) {
    return stored && (type == FieldType.TAG || NUMBER.matcher(value.text()).matches());
  }

  private Set<Object> ids(QueryField field, Token value) {
    if (isSpecial(field.type(), value)) {
      if (value.text().equals(NONE)) {
        throw faults.unknownValue(field.key(), value, List.of());
      }
      if (reader == null) {
        throw faults.needsReader(value);
      }
      Actor actor = reader.actor();
      return value.text().equals(ME) ? Set.of(actor.id()) : Set.copyOf(actor.teams().keySet());
    }
    if (isTakenAsItIs(field.type(), value)) {
      return Set.of(
          field.type() == FieldType.TAG ? value.text() : (Object) Long.valueOf(value.text()));
    }
    Map<String, List<Object>> known = found.getOrDefault(field.type(), Map.of());
    List<Object> ids = known.get(value.text());
    if (ids == null) {
      String nearest = names.nearest(field.type(), value.text());
      throw faults.unknownValue(
          field.key(), value, nearest == null ? List.of() : List.of(nearest), nearest);
    }
    boolean below = field.type() == FieldType.TOPIC && value.text().endsWith(BELOW);
    List<Object> named =
        below
            ? known.getOrDefault(
                value.text().substring(0, value.text().length() - BELOW.length()), ids)
            : ids;
    replaced.put(
        value.at(),
        new Replaced(
            value,
            named.stream().map(id -> id + (below ? BELOW : "")).collect(Collectors.joining(","))));
    return new HashSet<>(ids);
  }
}
