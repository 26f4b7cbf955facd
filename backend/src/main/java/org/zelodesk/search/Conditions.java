package org.zelodesk.search;

import jakarta.inject.Singleton;
import org.zelodesk.classification.CaseFields;

/** Reads conditions of policies and rules. */
@Singleton
public class Conditions {

  private final CaseFields customFields;
  private final NameRepository names;
  private final TextRepository texts;

  Conditions(CaseFields customFields, NameRepository names, TextRepository texts) {
    this.customFields = customFields;
    this.names = names;
    this.texts = texts;
  }

  /**
   * Reads a condition; names are looked up now, with one statement for each type of thing that is
   * named. Blank text is a condition that every case meets.
   *
   * @param pointer where it stands in the request, for faults: {@code /conditions}
   * @throws org.zelodesk.platform.Problem 400 {@code invalid_query} with {@code position}, {@code
   *     expected} and {@code suggestion}; also for words that depend on a reader or on the time of
   *     reading ({@code me}, {@code my_teams}, {@code today}, {@code 2h}) and for full text. Days
   *     without a time are days of UTC
   */
  public Condition parse(String text, String pointer) {
    return read(text, false, new Faults(pointer));
  }

  /**
   * Reads a condition that was stored as {@link Condition#textWithIds}. What it names was there
   * when it was accepted, and is not looked up again, so that a choice that is offered no more
   * breaks no policy; only what lies below a topic is. Cheap enough for each change of a case.
   */
  public Condition restore(String textWithIds) {
    return read(textWithIds, true, new Faults("/conditions"));
  }

  private Condition read(String text, boolean stored, Faults faults) {
    Syntax syntax = QueryParser.parse(text, faults);
    Interpreter interpreter =
        new Interpreter(
            QueryFields.with(customFields.refs().values(), true).ofConditions(),
            names,
            texts,
            null,
            stored,
            faults);
    Clause clause = interpreter.interpret(syntax);
    return new Condition(
        text.strip(), interpreter.withIds(text).strip(), clause, interpreter.read());
  }
}
