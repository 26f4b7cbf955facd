package org.zelodesk.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zelodesk.cases.CaseSnippet;

/**
 * Finds in the comments of cases what was asked for. Whether a word is one that was asked for is
 * decided by the same lexemes as whether the case was found; texts are cut into words here.
 */
@Singleton
class Snippets {

  private static final int MOST_COMMENTS = 40;
  private static final int MOST_CHARACTERS = 10_000;
  private static final int REMEMBERED_WORDS = 50_000;

  /** Characters before and after the middle of what is shown. */
  private static final int BEFORE = 70;

  private static final int LENGTH = 220;

  /** Stems keep the beginning of their words, so only words that begin alike are looked up. */
  private static final int BEGINNING = 2;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,100}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final TextRepository repository;

  /** What a word is kept as never changes. */
  private final Cache<String, Set<String>> lexemes =
      Caffeine.newBuilder().maximumSize(REMEMBERED_WORDS).build();

  Snippets(TextRepository repository) {
    this.repository = repository;
  }

  /** A word of a text, and where it stands. */
  private record Spot(String word, int start, int end) {}

  /** A comment cut into words, and which of them were asked for. */
  private record Marked(TextRepository.Said said, List<Spot> marks, int terms) {}

  /**
   * @param internal whether the reader sees internal comments
   */
  Map<Long, CaseSnippet> of(List<Long> caseIds, List<Words.Term> terms, boolean internal) {
    List<TextRepository.Said> comments =
        repository.comments(caseIds, internal, MOST_COMMENTS, MOST_CHARACTERS);
    Map<String, Set<String>> known = lookUp(comments, beginnings(terms));
    Map<Long, Marked> best = new HashMap<>();
    for (TextRepository.Said said : comments) {
      Marked marked = mark(said, terms, known);
      if (marked.terms() > 0) {
        // The newest comes first, and stays where another one says no more.
        best.merge(
            said.caseId(), marked, (one, other) -> other.terms() > one.terms() ? other : one);
      }
    }
    Map<Long, CaseSnippet> snippets = new HashMap<>();
    best.forEach((id, marked) -> snippets.put(id, cut(marked)));
    return snippets;
  }

  private static Set<String> beginnings(List<Words.Term> terms) {
    Set<String> beginnings = new HashSet<>();
    for (Words.Term term : terms) {
      term.places().forEach(any -> any.forEach(lexeme -> beginnings.add(beginning(lexeme))));
    }
    return beginnings;
  }

  private static String beginning(String word) {
    String bare =
        MARKS
            .matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return bare.substring(0, Math.min(BEGINNING, bare.length()));
  }

  /** The lexemes of those words in the comments that could be asked for. */
  private Map<String, Set<String>> lookUp(
      List<TextRepository.Said> comments, Set<String> beginnings) {
    Map<String, Set<String>> known = new HashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (TextRepository.Said said : comments) {
      for (Spot spot : spots(said.body())) {
        if (!known.containsKey(spot.word()) && beginnings.contains(beginning(spot.word()))) {
          Set<String> remembered = lexemes.getIfPresent(spot.word());
          known.put(spot.word(), Objects.requireNonNullElse(remembered, Set.of()));
          if (remembered == null) {
            unknown.add(spot.word());
          }
        }
      }
    }
    repository
        .lexemes(unknown)
        .forEach(
            (word, found) -> {
              Set<String> all = new HashSet<>();
              found.forEach(one -> all.add(one.text()));
              lexemes.put(word, all);
              known.put(word, all);
            });
    return known;
  }

  private static List<Spot> spots(String text) {
    List<Spot> spots = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      spots.add(new Spot(words.group().toLowerCase(Locale.ROOT), words.start(), words.end()));
    }
    return spots;
  }

  private static Marked mark(
      TextRepository.Said said, List<Words.Term> terms, Map<String, Set<String>> known) {
    List<Spot> spots = spots(said.body());
    Set<Integer> marked = new HashSet<>();
    int found = 0;
    for (Words.Term term : terms) {
      boolean says = false;
      for (int i = 0; i + term.places().size() <= spots.size(); i++) {
        if (stands(term, spots, i, known)) {
          says = true;
          for (int k = 0; k < term.places().size(); k++) {
            marked.add(i + k);
          }
        }
      }
      found += says ? 1 : 0;
    }
    return new Marked(said, marked.stream().sorted().map(spots::get).toList(), found);
  }

  private static boolean stands(
      Words.Term term, List<Spot> spots, int at, Map<String, Set<String>> known) {
    for (int i = 0; i < term.places().size(); i++) {
      Set<String> there = known.getOrDefault(spots.get(at + i).word(), Set.of());
      boolean prefix = term.prefix() && i == term.places().size() - 1;
      if (!isOneOf(there, term.places().get(i), prefix)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneOf(Set<String> there, Set<String> wanted, boolean prefix) {
    return wanted.stream()
        .anyMatch(
            lexeme ->
                prefix
                    ? there.stream().anyMatch(one -> one.startsWith(lexeme))
                    : there.contains(lexeme));
  }

  /** The stretch with the most marks, from a little before them. */
  private static CaseSnippet cut(Marked marked) {
    String body = marked.said().body();
    List<Spot> marks = marked.marks();
    int first = densest(marks);
    int start = wordStart(body, marks.get(first).start() - BEFORE);
    int end = wordEnd(body, start + LENGTH, marks.get(first).end());
    List<CaseSnippet.Piece> pieces = new ArrayList<>();
    int at = start;
    for (Spot mark : marks) {
      if (mark.start() >= at && mark.end() <= end) {
        add(
            pieces,
            (at == start && start > 0 ? "…" : "") + body.substring(at, mark.start()),
            false);
        add(pieces, body.substring(mark.start(), mark.end()), true);
        at = mark.end();
      }
    }
    add(pieces, body.substring(at, end) + (end < body.length() ? "…" : ""), false);
    return new CaseSnippet(marked.said().commentId(), pieces);
  }

  private static int densest(List<Spot> marks) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < marks.size(); i++) {
      int from = marks.get(i).start();
      int count =
          (int)
              marks.stream()
                  .filter(one -> one.start() >= from && one.end() <= from + LENGTH - BEFORE)
                  .count();
      if (count > most) {
        most = count;
        best = i;
      }
    }
    return best;
  }

  private static int wordStart(String body, int wanted) {
    if (wanted <= 0) {
      return 0;
    }
    int blank = body.indexOf(' ', wanted);
    return blank < 0 || blank > wanted + BEFORE / 2 ? whole(body, wanted) : blank + 1;
  }

  private static int wordEnd(String body, int wanted, int least) {
    if (wanted >= body.length()) {
      return body.length();
    }
    int blank = body.lastIndexOf(' ', wanted);
    return blank <= least ? Math.max(least, whole(body, wanted)) : blank;
  }

  /** Not between the halves of a character. */
  private static int whole(String body, int at) {
    return Character.isLowSurrogate(body.charAt(at)) ? at + 1 : at;
  }

  private static void add(List<CaseSnippet.Piece> pieces, String text, boolean match) {
    String line = BLANKS.matcher(text).replaceAll(" ");
    if (!line.isEmpty()) {
      pieces.add(new CaseSnippet.Piece(line, match));
    }
  }
}
