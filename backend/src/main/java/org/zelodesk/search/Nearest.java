package org.zelodesk.search;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The word that was probably meant: at most a third of its letters are wrong. */
final class Nearest {

  private static final int LETTERS_PER_MISTAKE = 3;

  private Nearest() {}

  /** Null where none is near. */
  static @Nullable String to(String given, Collection<String> known) {
    String nearest = null;
    int fewest = Math.max(1, given.length() / LETTERS_PER_MISTAKE) + 1;
    for (String one : known) {
      if (Math.abs(one.length() - given.length()) < fewest) {
        int mistakes = mistakes(given.toLowerCase(Locale.ROOT), one.toLowerCase(Locale.ROOT));
        if (mistakes < fewest) {
          fewest = mistakes;
          nearest = one;
        }
      }
    }
    return nearest;
  }

  /**
   * The distance of Damerau and Levenshtein (optimal string alignment): letters that are missing,
   * too many, wrong, or two that changed places.
   */
  static int mistakes(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + wrong);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] reused = beforeLast;
      beforeLast = last;
      last = row;
      row = reused;
    }
    return last[other.length()];
  }
}
