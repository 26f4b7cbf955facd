package org.zelodesk.search;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of the language: one field of a case.
 *
 * @param property its name in the API's case; of custom fields {@code customFields.key}
 * @param words the values of a choice, in the order of their weight where they have one; else empty
 * @param nullable whether a case may have no value, so that {@code none} can be asked
 * @param many whether a case may have several values; no value is then an empty list
 * @param customKey of a custom field, its key
 * @param column where the value stands in a row {@code c} of cases; written by us, never input
 * @param rows of what stands in rows of its own, {@code from} and {@code where} of the rows of case
 *     {@code c}, written by us; else null
 * @param changedBy the name under which {@code case.updated} events tell that the value changed
 * @param reading the value of a case in memory: a {@code Long}, {@code String}, {@code Boolean},
 *     {@code BigDecimal} or {@code Instant}, a collection of them, or null
 */
record QueryField(
    String key,
    FieldType type,
    String property,
    List<String> words,
    boolean nullable,
    boolean many,
    @Nullable String customKey,
    String column,
    @Nullable String rows,
    String changedBy,
    Function<CaseFacts, @Nullable Object> reading) {

  List<Operator> operators() {
    return type.operators();
  }

  boolean takesNone() {
    return nullable || many;
  }

  /** A case may have no value. */
  QueryField orNone() {
    return new QueryField(
        key, type, property, words, true, many, customKey, column, rows, changedBy, reading);
  }

  /** A case may have several values, or none. */
  QueryField several() {
    return new QueryField(
        key, type, property, words, nullable, true, customKey, column, rows, changedBy, reading);
  }

  /** A case has these rows, or none. */
  QueryField in(String rows) {
    return new QueryField(
        key, type, property, words, nullable, true, customKey, column, rows, changedBy, reading);
  }

  /** No event names it: it changes with another field. */
  QueryField toldAs(String field) {
    return new QueryField(
        key, type, property, words, nullable, many, customKey, column, rows, field, reading);
  }
}
