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
 * @param query made with random words
 * @param more further parameters, with their {@code &}
 */
record SearchAsk(String title, Function<SplittableRandom, String> query, String more) {

  /** Said in most cases of a language. */
  private static final int[] FREQUENT = {4, 40};

  /** Said in about a tenth of them. */
  private static final int[] COMMON = {60, 300};

  /** Said in about one of a hundred. */
  private static final int[] SELDOM = {800, 2_500};

  /** Said in one of a thousand. */
  private static final int[] RARE = {10_000, Vocabulary.SIZE};

  String path(SplittableRandom random) {
    return "/api/v1/cases?limit=50&query="
        + URLEncoder.encode(query.apply(random), StandardCharsets.UTF_8)
        + more;
  }

  static List<SearchAsk> all(long cases) {
    List<SearchAsk> all = new ArrayList<>();
    String filters = " status:open,pending,solved priority>=normal";
    for (int language = 0; language < Texts.LANGUAGES.length; language++) {
      Vocabulary words = new Vocabulary(language);
      String name = Texts.LANGUAGES[language] + ": ";
      all.add(of(name + "1 frequent word", words, FREQUENT));
      all.add(of(name + "1 common word", words, COMMON));
      all.add(of(name + "1 seldom word", words, SELDOM));
      all.add(of(name + "1 rare word", words, RARE));
      all.add(of(name + "2 common words", words, COMMON, COMMON));
      all.add(of(name + "3 common words", words, COMMON, COMMON, COMMON));
      all.add(with(of(name + "3 common words, 2 filters", words, COMMON, COMMON, COMMON), filters));
      all.add(with(of(name + "1 seldom word, 2 filters", words, SELDOM), filters));
      all.add(with(of(name + "1 frequent word, 2 filters", words, FREQUENT), filters));
      all.add(
          new SearchAsk(
              name + "phrase of 2 words",
              random ->
                  '"'
                      + words.word(rank(FREQUENT, random))
                      + " "
                      + words.word(rank(FREQUENT, random))
                      + '"',
              ""));
      all.add(
          new SearchAsk(
              name + "prefix",
              random -> {
                String word = words.word(rank(SELDOM, random));
                return word.substring(0, Math.min(5, word.length())) + "*";
              },
              ""));
      all.add(
          new SearchAsk(
              name + "frequent without common",
              random ->
                  words.word(rank(FREQUENT, random)) + " -" + words.word(rank(COMMON, random)),
              ""));
      all.add(
          new SearchAsk(
              name + "rare or seldom",
              random -> words.word(rank(RARE, random)) + " or " + words.word(rank(SELDOM, random)),
              ""));
      all.add(more(of(name + "1 seldom word, counted", words, SELDOM), "&count=true"));
      all.add(more(of(name + "1 frequent word, counted", words, FREQUENT), "&count=true"));
      all.add(more(of(name + "1 seldom word, by relevance", words, SELDOM), "&sort=relevance"));
      all.add(more(of(name + "1 frequent word, by relevance", words, FREQUENT), "&sort=relevance"));
    }
    all.add(
        new SearchAsk(
            "order number",
            random -> "AC-" + Texts.order(SeedCase.FIRST_CASE + random.nextLong(cases)),
            ""));
    all.add(
        new SearchAsk(
            "number of a case",
            random -> "#" + (SeedCase.FIRST_CASE + random.nextLong(cases)),
            ""));
    all.add(new SearchAsk("surname", random -> Surnames.of(random.nextInt(Surnames.COUNT)), ""));
    all.add(
        new SearchAsk(
            "name and surname",
            random -> "Maria " + Surnames.of(random.nextInt(Surnames.COUNT)),
            ""));
    all.add(
        new SearchAsk(
            "surname with a mistake",
            random -> wrong(Surnames.of(random.nextInt(Surnames.COUNT))),
            ""));
    all.add(
        new SearchAsk(
            "mail address",
            random -> Seeding.address(SeedCase.FIRST_CUSTOMER + random.nextLong(cases / 5)),
            ""));
    return all;
  }

  private static String wrong(String name) {
    return name.substring(0, name.length() - 1) + "x";
  }

  private static SearchAsk of(String title, Vocabulary words, int[]... ranks) {
    return new SearchAsk(
        title,
        random -> {
          StringBuilder query = new StringBuilder();
          for (int[] between : ranks) {
            query.append(query.isEmpty() ? "" : " ").append(words.word(rank(between, random)));
          }
          return query.toString();
        },
        "");
  }

  private static SearchAsk with(SearchAsk ask, String filters) {
    return new SearchAsk(ask.title(), random -> ask.query().apply(random) + filters, ask.more());
  }

  private static SearchAsk more(SearchAsk ask, String more) {
    return new SearchAsk(ask.title(), ask.query(), more);
  }

  private static int rank(int[] between, SplittableRandom random) {
    return random.nextInt(between[0], between[1]);
  }
}
