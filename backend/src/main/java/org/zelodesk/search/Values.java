package org.zelodesk.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a query mean that are no names: words of closed lists, numbers, days.
 *
 * @param reader null for a condition, which nobody reads
 * @param stored whether the query was accepted once: the choices of custom fields are then taken as
 *     they are
 */
record Values(@Nullable Reader reader, boolean stored, Faults faults) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}");
  private static final Map<String, Boolean> TRUTHS =
      Map.of("true", true, "yes", true, "false", false, "no", false);

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  String word(QueryField field, Token value) {
    for (String word : field.words()) {
      if (word.equalsIgnoreCase(value.text())) {
        return word;
      }
    }
    if (stored && field.customKey() != null) {
      return value.text();
    }
    throw faults.unknownValue(field.key(), value, field.words());
  }

  Long rank(QueryField field, Token value) {
    return (long) field.words().indexOf(word(field, value));
  }

  Boolean truth(QueryField field, Token value) {
    Boolean truth = TRUTHS.get(value.text().toLowerCase(Locale.ROOT));
    if (truth == null) {
      throw faults.unknownValue(field.key(), value, List.of("true", "false"));
    }
    return truth;
  }

  /** The number of a case may have its {@code #}. */
  Long number(QueryField field, Token value) {
    String digits = value.text().startsWith("#") ? value.text().substring(1) : value.text();
    if (!isNumber(digits)) {
      throw faults.wrongForm(field.key(), value, "42");
    }
    return Long.valueOf(digits);
  }

  Comparable<?> decimal(QueryField field, Token value) {
    if (!DECIMAL.matcher(value.text()).matches()) {
      throw faults.wrongForm(field.key(), value, "42", "4.2");
    }
    return QueryFields.decimal(value.text());
  }

  String language(QueryField field, Token value) {
    String language = value.text().toLowerCase(Locale.ROOT);
    if (!LANGUAGE.matcher(language).matches()) {
      throw faults.wrongForm(field.key(), value, "pt", "pt-BR");
    }
    return language;
  }

  /** A day, a period of days, a time, or an age. */
  Clause time(QueryField field, Operator operator, Token value) {
    refuseRelative(value);
    Duration age = Times.age(value.text());
    if (age != null && reader != null) {
      return field.type() == FieldType.DEADLINE
          ? until(field, operator, reader.now().plus(age))
          : since(field, operator, reader.now().minus(age));
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

  /** An age is asked for as it is said: {@code updated<2h} is less than two hours ago. */
  private static Clause since(QueryField field, Operator operator, Instant then) {
    return new Clause.Compared(
        field, operator == Operator.IS ? Operator.AT_LEAST : operator.mirrored(), then);
  }

  /** So is what lies ahead: {@code due<2h} is due in less than two hours, or overdue. */
  private static Clause until(QueryField field, Operator operator, Instant then) {
    return new Clause.Compared(field, operator == Operator.IS ? Operator.AT_MOST : operator, then);
  }

  /** A day or a period of days. */
  Clause day(QueryField field, Operator operator, Token value) {
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
  }

  private void refuseRelative(Token value) {
    if (reader == null && Times.isRelative(value.text())) {
      throw faults.needsReader(value);
    }
  }
}
