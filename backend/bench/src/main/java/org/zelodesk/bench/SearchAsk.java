package org.zelodesk.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A kind of search: each time other words, of the same rank.
 *
 * @param path of the request, made with random words
 */
record SearchAsk(String title, Function<SplittableRandom, String> path) {

  private static final String FILTERS = " status:open,pending,solved priority>=normal";

  /** Said in most cases of a language. */
  private static final int[] FREQUENT = {4, 40};

  /** Said in about a tenth of them. */
  private static final int[] COMMON = {60, 300};

  /** Said in about one of a hundred. */
  private static final int[] SELDOM = {800, 2_500};

  /** Said in one of a thousand. */
  private static final int[] RARE = {10_000, Vocabulary.SIZE};

  private static SearchAsk of(String title, Function<SplittableRandom, String> query, String more) {
    return new SearchAsk(
        title,
        random ->
            "/api/v1/cases?limit=50&query="
                + URLEncoder.encode(query.apply(random), StandardCharsets.UTF_8)
                + more);
  }

  private static SearchAsk of(String title, Function<SplittableRandom, String> query) {
    return of(title, query, "");
  }

  /**
   * @param visible ids of cases that the reader sees
   */
  static List<SearchAsk> all(long cases, long[] visible) {
    List<SearchAsk> all = new ArrayList<>();
    for (int language = 0; language < Texts.LANGUAGES.length; language++) {
      Vocabulary words = new Vocabulary(language);
      String name = Texts.LANGUAGES[language] + ": ";
      all.add(of(name + "1 frequent word", said(words, FREQUENT)));
      all.add(of(name + "1 common word", said(words, COMMON)));
      all.add(of(name + "1 seldom word", said(words, SELDOM)));
      all.add(of(name + "1 rare word", said(words, RARE)));
      all.add(of(name + "2 common words", said(words, COMMON, COMMON)));
      all.add(of(name + "3 common words", said(words, COMMON, COMMON, COMMON)));
      all.add(
          of(name + "3 common words, 2 filters", filtered(said(words, COMMON, COMMON, COMMON))));
      all.add(of(name + "1 seldom word, 2 filters", filtered(said(words, SELDOM))));
      all.add(of(name + "1 frequent word, 2 filters", filtered(said(words, FREQUENT))));
      all.add(
          of(
              name + "phrase of 2 words",
              random -> '"' + said(words, FREQUENT, FREQUENT).apply(random) + '"'));
      all.add(
          of(
              name + "prefix",
              random -> {
                String word = words.word(rank(SELDOM, random));
                return word.substring(0, Math.min(5, word.length())) + "*";
              }));
      all.add(
          of(
              name + "frequent without common",
              random ->
                  words.word(rank(FREQUENT, random)) + " -" + words.word(rank(COMMON, random))));
      all.add(
          of(
              name + "rare or seldom",
              random ->
                  words.word(rank(RARE, random)) + " or " + words.word(rank(SELDOM, random))));
      all.add(of(name + "1 seldom word, counted", said(words, SELDOM), "&count=true"));
      all.add(of(name + "1 frequent word, counted", said(words, FREQUENT), "&count=true"));
      all.add(of(name + "1 seldom word, by relevance", said(words, SELDOM), "&sort=relevance"));
      all.add(of(name + "1 frequent word, by relevance", said(words, FREQUENT), "&sort=relevance"));
    }
    all.add(
        of(
            "order number",
            random -> "AC-" + Texts.order(SeedCase.FIRST_CASE + random.nextLong(cases))));
    all.add(of("number of a case", random -> "#" + (SeedCase.FIRST_CASE + random.nextLong(cases))));
    all.add(of("surname", random -> Surnames.of(random.nextInt(Surnames.COUNT))));
    all.add(
        of("name and surname", random -> "Maria " + Surnames.of(random.nextInt(Surnames.COUNT))));
    all.add(
        of("surname with a mistake", random -> wrong(Surnames.of(random.nextInt(Surnames.COUNT)))));
    all.add(
        of(
            "mail address",
            random -> Seeding.address(SeedCase.FIRST_CUSTOMER + random.nextLong(cases / 5))));
    all.add(
        new SearchAsk(
            "numbers of the six views", random -> "/api/v1/views/counts?ids=1,2,3,4,5,6"));
    all.add(
        new SearchAsk(
            "similar cases",
            random -> "/api/v1/cases/" + visible[random.nextInt(visible.length)] + "/similar"));
    return all;
  }

  private static String wrong(String name) {
    return name.substring(0, name.length() - 1) + "x";
  }

  private static Function<SplittableRandom, String> said(Vocabulary words, int[]... ranks) {
    return random -> {
      StringBuilder query = new StringBuilder();
      for (int[] between : ranks) {
        query.append(query.isEmpty() ? "" : " ").append(words.word(rank(between, random)));
      }
      return query.toString();
    };
  }

  private static Function<SplittableRandom, String> filtered(
      Function<SplittableRandom, String> query) {
    return random -> query.apply(random) + FILTERS;
  }

  private static int rank(int[] between, SplittableRandom random) {
    return random.nextInt(between[0], between[1]);
  }
}
