package org.zelodesk.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Permissions;

/**
 * The words without a key in one query, and what they may mean: something that a text says, the
 * name or an identity of a customer, the number of a case. All are looked up together.
 */
final class AskedTexts {

  /** Each is a search of its own. */
  static final int MAX_TEXTS = 16;

  /** The name of a customer that is longer is not looked for by what it is near to. */
  private static final int WORDS_WITH_MISTAKES = 2;

  private static final Pattern CASE_NUMBER = Pattern.compile("#?(\\d{1,18})");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d ().\\-/]{7,30}");
  private static final Pattern SPELLED = Pattern.compile("[\\p{L}\\p{M}]{5,60}");

  private final Texts texts;
  private final QueryFields fields;
  private final Reader reader;
  private final Faults faults;
  private final Map<Token, String> said = new LinkedHashMap<>();
  private final List<List<Token>> together = new ArrayList<>();
  private Map<String, List<Lexeme>> lexemes = Map.of();
  private Map<Texts.Called, Set<Long>> customers = Map.of();

  AskedTexts(Texts texts, QueryFields fields, Reader reader, Faults faults) {
    this.texts = texts;
    this.fields = fields;
    this.reader = reader;
    this.faults = faults;
  }

  void want(Token token) {
    String text = token.text();
    int star = token.quoted() ? -1 : text.indexOf('*');
    if (star == 0 || star > 0 && star < text.length() - 1) {
      throw faults.wildcard(token);
    }
    if (said.size() == MAX_TEXTS) {
      throw faults.tooManyTexts(token, MAX_TEXTS);
    }
    said.put(token, star < 0 ? text : text.substring(0, star));
  }

  /** These stand side by side, and may be the words of one name. */
  void wantTogether(List<Token> tokens) {
    if (tokens.size() > 1) {
      together.add(tokens);
    }
  }

  void lookUp() {
    if (said.isEmpty()) {
      return;
    }
    lexemes = texts.lexemes(new LinkedHashSet<>(said.values()));
    if (reader.actor().may(Permissions.CUSTOMERS_READ)) {
      Set<Texts.Called> called = new LinkedHashSet<>();
      said.keySet().forEach(token -> addCalled(called, List.of(token)));
      together.forEach(tokens -> addCalled(called, tokens));
      customers = texts.customers(called);
    }
  }

  private void addCalled(Set<Texts.Called> all, List<Token> tokens) {
    Texts.Called called = called(tokens);
    if (called != null) {
      all.add(called);
    }
  }

  /** What the words mean; null where there is no word in them, only signs. */
  @Nullable Clause clause(Token token) {
    Words.Term term = term(token);
    if (term == null) {
      return null;
    }
    List<Clause> meanings = new ArrayList<>();
    meanings.add(new Clause.Says(term, CaseAccess.of(reader.actor()).seesInternal()));
    addCustomers(meanings, List.of(token));
    var number = CASE_NUMBER.matcher(token.text());
    if (number.matches()) {
      meanings.add(
          new Clause.Among(fields.get("id"), Set.of(Long.valueOf(number.group(1))), false));
    }
    return Clauses.any(meanings);
  }

  /** That all these words together are what the requester is called; null where nobody is. */
  @Nullable Clause askedBy(List<Token> tokens) {
    List<Clause> meanings = new ArrayList<>();
    if (tokens.size() > 1) {
      addCustomers(meanings, tokens);
    }
    return meanings.isEmpty() ? null : meanings.getFirst();
  }

  private void addCustomers(List<Clause> meanings, List<Token> tokens) {
    Texts.Called called = called(tokens);
    Set<Long> ids = called == null ? Set.of() : customers.getOrDefault(called, Set.of());
    if (!ids.isEmpty()) {
      meanings.add(new Clause.Among(fields.get("requester"), Set.copyOf(ids), false));
    }
  }

  private Words.@Nullable Term term(Token token) {
    boolean prefix = isPrefix(token);
    TreeMap<Integer, Set<String>> places = new TreeMap<>();
    List<Lexeme> found = lexemes(token);
    int last = found.stream().mapToInt(Lexeme::place).max().orElse(0);
    for (Lexeme one : found) {
      // As it is written it is a beginning only; whole words are kept as stems.
      if (one.stem() || prefix && one.place() == last) {
        places.computeIfAbsent(one.place(), any -> new TreeSet<>()).add(one.text());
      }
    }
    return places.isEmpty() ? null : new Words.Term(List.copyOf(places.values()), prefix);
  }

  /** The name that these words together may be. */
  private Texts.@Nullable Called called(List<Token> tokens) {
    List<Words> name = new ArrayList<>();
    for (Token token : tokens) {
      boolean prefix = isPrefix(token);
      Map<Integer, String> plain = new TreeMap<>();
      lexemes(token).stream()
          .filter(one -> !one.stem())
          .forEach(one -> plain.put(one.place(), one.text()));
      int place = 0;
      for (String word : plain.values()) {
        name.add(new Words.Term(List.of(Set.of(word)), prefix && ++place == plain.size()));
      }
    }
    if (name.isEmpty()) {
      return null;
    }
    String text = tokens.size() == 1 ? said.getOrDefault(tokens.getFirst(), "") : "";
    String digits = text.replaceAll("\\D", "");
    return new Texts.Called(
        new Words.Every(name).tsquery(true),
        text.isEmpty() ? null : text.toLowerCase(Locale.ROOT),
        PHONE.matcher(text).matches() && digits.length() >= 7 ? digits : null,
        said.size() <= WORDS_WITH_MISTAKES && SPELLED.matcher(text).matches() ? text : null);
  }

  private List<Lexeme> lexemes(Token token) {
    return lexemes.getOrDefault(said.getOrDefault(token, ""), List.of());
  }

  private static boolean isPrefix(Token token) {
    return !token.quoted() && token.text().endsWith("*");
  }
}
