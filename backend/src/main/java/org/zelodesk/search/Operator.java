package org.zelodesk.search;

import java.util.Arrays;
import java.util.Optional;

/** How a key and its values stand to each other. */
enum Operator {
  IS(":"),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
  }

  /** Whether it holds for two values that compare like this. */
  boolean holds(int comparison) {
    return switch (this) {
      case IS -> comparison == 0;
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case MORE -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }

  /** For what grows when the other shrinks: an age and the instant that it is counted from. */
  Operator mirrored() {
    return switch (this) {
      case IS -> IS;
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case MORE -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }
}
