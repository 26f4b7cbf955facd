package org.zelodesk.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zelodesk.identity.Permissions;

/** What values a key takes, and what can be asked of them. */
@Schema(name = "QueryFieldType", description = "What values a key takes.")
public enum FieldType {
  /** Contains this text, whatever the case. */
  TEXT(List.of(Operator.IS)),
  /** Is exactly this text. */
  WORD(List.of(Operator.IS)),
  /** One of a closed list of words. */
  CHOICE(List.of(Operator.IS)),
  /** One of a closed list of words that have an order. */
  RANK(List.of(Operator.values())),
  /** A whole number; one of a case may have a {@code #} before it. */
  NUMBER(List.of(Operator.values())),
  DECIMAL(List.of(Operator.values())),
  BOOLEAN(List.of(Operator.IS)),
  /** A day, a time, a period or an age. */
  INSTANT(List.of(Operator.values())),
  /** A day, a time, a period, or how far ahead it is. */
  DEADLINE(List.of(Operator.values())),
  /** A day or a period. */
  DATE(List.of(Operator.values())),
  /** A language, with its regional forms: {@code pt} is {@code pt-BR} too. */
  LANGUAGE(List.of(Operator.IS)),
  TEAM(List.of(Operator.IS)),
  AGENT(List.of(Operator.IS)),
  /** A customer by an address, a phone number or a handle. */
  CUSTOMER(List.of(Operator.IS)),
  ORGANIZATION(List.of(Operator.IS)),
  /** A topic by its path; with {@code /*} after it, it and all below it. */
  TOPIC(List.of(Operator.IS)),
  TAG(List.of(Operator.IS));

  private final List<Operator> operators;

  FieldType(List<Operator> operators) {
    this.operators = operators;
  }

  List<Operator> operators() {
    return operators;
  }

  /** Whether its values have names that people write instead of ids. */
  boolean isNamed() {
    return switch (this) {
      case TEAM, AGENT, CUSTOMER, ORGANIZATION, TOPIC, TAG -> true;
      case TEXT, WORD, CHOICE, RANK, NUMBER, DECIMAL, BOOLEAN, INSTANT, DEADLINE, DATE, LANGUAGE ->
          false;
    };
  }

  /** What a reader must be allowed to ask for such a name. */
  String namesNeed() {
    return this == CUSTOMER || this == ORGANIZATION
        ? Permissions.CUSTOMERS_READ
        : Permissions.DIRECTORY_READ;
  }
}
