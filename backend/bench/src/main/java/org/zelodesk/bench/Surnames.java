package org.zelodesk.bench;

/** Made-up names of families, in no language. */
final class Surnames {

  private static final String[] FIRST = {
    "Bal", "Cor", "Dor", "Fal", "Gan", "Hal", "Kor", "Lam", "Mor", "Nar", "Pol", "Ran", "Sol",
    "Tar", "Vel", "Zor"
  };
  private static final String[] MIDDLE = {
    "de", "la", "mi", "no", "re", "si", "to", "va", "gu", "ke", "lo", "ni", "ru", "sa", "ti", "zo"
  };
  private static final String[] LAST = {
    "berg", "dahl", "eira", "enko", "ford", "gues", "holm", "land", "mann", "ovich", "quist", "sen",
    "shvili", "strom", "vist", "wald"
  };

  static final int COUNT = FIRST.length * MIDDLE.length * LAST.length;

  private Surnames() {}

  static String of(long number) {
    int rest = (int) (number % COUNT);
    return FIRST[rest % 16] + MIDDLE[rest / 16 % 16] + LAST[rest / 256];
  }
}
