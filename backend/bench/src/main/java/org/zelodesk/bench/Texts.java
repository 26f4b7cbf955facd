package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is said in the seeded comments, in three languages: each comment has words of its own, the
 * same every time it is asked for.
 */
final class Texts {

  static final String[] LANGUAGES = {"en", "ru", "pt"};

  /** Bytes of the start that a list shows; of letters, in Russian, half of them. */
  private static final int PREVIEW = 140;

  private final Vocabulary[] vocabularies = {
    new Vocabulary(0), new Vocabulary(1), new Vocabulary(2)
  };
  private final byte[] buffer = new byte[1 << 12];

  /**
   * @param number of the comment, among all
   */
  byte[] body(int language, long number) {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L + 3);
    return sentence(language, random, 8 + random.nextInt(50), "");
  }

  byte[] preview(int language, long number) {
    byte[] body = body(language, number);
    if (body.length <= PREVIEW) {
      return body;
    }
    int end = PREVIEW;
    while (body[end] != ' ') {
      end--;
    }
    byte[] start = Arrays.copyOf(body, end + 3);
    System.arraycopy("…".getBytes(StandardCharsets.UTF_8), 0, start, end, 3);
    return start;
  }

  /** With the number of an order that no other case has. */
  byte[] subject(int language, long caseNumber) {
    SplittableRandom random = new SplittableRandom(caseNumber * 0x9E3779B97F4A7C15L + 5);
    return sentence(language, random, 3 + random.nextInt(6), " AC-" + order(caseNumber));
  }

  static long order(long caseNumber) {
    return 7_000_000 + caseNumber;
  }

  private byte[] sentence(int language, SplittableRandom random, int words, String end) {
    Vocabulary vocabulary = vocabularies[language];
    int length = 0;
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        buffer[length++] = ' ';
      }
      byte[] word = vocabulary.bytes(vocabulary.next(random));
      System.arraycopy(word, 0, buffer, length, word.length);
      length += word.length;
    }
    byte[] rest = (end + ".").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(rest, 0, buffer, length, rest.length);
    return Arrays.copyOf(buffer, length + rest.length);
  }
}
