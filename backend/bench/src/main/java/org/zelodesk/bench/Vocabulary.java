package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The words of a language, the most frequent first, made up but for the first few: roots of
 * syllables with endings that the language has, so that there are forms of one word to be found by
 * another. How often each is said follows Zipf's law, as in any language.
 */
final class Vocabulary {

  static final int SIZE = 20_000;

  /** How much less than the law the first few words are said, after Mandelbrot. */
  private static final double SHIFT = 2.7;

  private static final List<String> KNOWN =
      List.of(
          "the kettle leaks since monday please send a new one order invoice delivery was late customer called again today about"
              + " refund and we promised an answer by friday thank you for waiting our workshop has checked it replacement",
          "и в не чайник протекает с понедельника пришлите пожалуйста новый заказ счёт доставка опоздала клиент звонил сегодня снова"
              + " возврат денег мы обещали ответ до пятницы спасибо за ожидание наша мастерская проверила замена уже",
          "a de o que chaleira vaza desde segunda por favor envie uma nova encomenda fatura entrega atrasou cliente ligou outra vez"
              + " hoje sobre reembolso devolução prometemos resposta até sexta obrigado esperar oficina já verificou não");

  private static final String[][] SYLLABLES = {
    "ba be bo ca co da de di fa fo ga go ha he la le li lo ma me mi na ne no pa pe ra re ri ro sa se ta te ti to va ve wa wi"
        .split(" ", -1),
    "ба бе бо ва ве ви го да де до за зе ка ко ку ла ле ли ло ма ме ми на не но па пе по ра ре ри ро са се си та те ти то фо"
        .split(" ", -1),
    "ba be bo ca co da de di fa fo ga go ja la le li lo ma me mi na ne no pa pe po ra re ri ro sa se ta te ti to va ve xa"
        .split(" ", -1)
  };
  private static final String[][] ENDINGS = {
    {"", "s", "ed", "ing", "er", "tion"},
    {"", "а", "ы", "ов", "ами", "ный"},
    {"", "s", "ção", "ções", "mente", "ar"}
  };

  private final byte[][] words;
  private final double[] reached = new double[SIZE];

  /**
   * @param language the number of one of {@link Texts#LANGUAGES}
   */
  Vocabulary(int language) {
    Set<String> all = new LinkedHashSet<>(List.of(KNOWN.get(language).split(" ", -1)));
    SplittableRandom random = new SplittableRandom(language + 11L);
    while (all.size() < SIZE) {
      StringBuilder root = new StringBuilder();
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        root.append(one(SYLLABLES[language], random));
      }
      all.add(root + one(ENDINGS[language], random));
    }
    words =
        all.stream()
            .limit(SIZE)
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    double sum = 0;
    for (int rank = 0; rank < SIZE; rank++) {
      sum += 1 / (rank + 1 + SHIFT);
      reached[rank] = sum;
    }
  }

  private static String one(String[] all, SplittableRandom random) {
    return all[random.nextInt(all.length)];
  }

  /** The word of a rank, from 0 on. */
  byte[] bytes(int rank) {
    return words[rank];
  }

  String word(int rank) {
    return new String(words[rank], StandardCharsets.UTF_8);
  }

  /** The rank of a word, as often as it is said. */
  int next(SplittableRandom random) {
    double at = random.nextDouble() * reached[SIZE - 1];
    int low = 0;
    int high = SIZE - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reached[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
