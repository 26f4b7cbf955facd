package org.zelodesk.search;

import java.util.List;
import java.util.Set;

/**
 * What a query means: its keys are fields, its names ids, its periods instants. Every clause holds
 * for a case or does not; there is no third answer. A clause about a value that the case does not
 * have holds only where {@code none} was asked for, and so its negation holds for such a case.
 */
sealed interface Clause {

  /** All of them; of nothing, every case. */
  record All(List<Clause> parts) implements Clause {}

  /** At least one of them; of nothing, no case. */
  record Any(List<Clause> parts) implements Clause {}

  record Not(Clause part) implements Clause {}

  /**
   * The value, or one of the values, is one of these.
   *
   * @param values of the class that {@link QueryField#reading} gives
   * @param orNone holds also where the case has no value
   */
  record Among(QueryField field, Set<Object> values, boolean orNone) implements Clause {}

  /** Stands so to a value. @param value of the class that {@link QueryField#reading} gives */
  record Compared(QueryField field, Operator operator, Comparable<?> value) implements Clause {}

  /** Contains one of these texts, whatever the case of letters. */
  record Containing(QueryField field, List<String> texts) implements Clause {}

  /**
   * Is one of these languages or a regional form of it.
   *
   * @param languages in lower case
   */
  record Speaking(QueryField field, List<String> languages, boolean orNone) implements Clause {}

  /**
   * Its texts say this: subject, comments, names of files, tags.
   *
   * @param internal whether what is internal is asked too
   */
  record Says(Words words, boolean internal) implements Clause {}
}
