package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts clauses together, so that what is said about words is one question wherever it can be. */
final class Clauses {

  /** More alternatives are not worth a walk of their own. */
  private static final int MOST_ALTERNATIVES = 8;

  private Clauses() {}

  static Clause all(List<Clause> parts) {
    return together(
        parts,
        part -> part instanceof Clause.All all ? all.parts() : List.of(part),
        Words.Every::new,
        Clause.All::new);
  }

  static Clause any(List<Clause> parts) {
    return together(
        parts,
        part -> part instanceof Clause.Any any ? any.parts() : List.of(part),
        Words.Some::new,
        Clause.Any::new);
  }

  /**
   * @param within what stands inside a part that is put together in the same way
   */
  private static Clause together(
      List<Clause> parts,
      Function<Clause, List<Clause>> within,
      Function<List<Words>, Words> words,
      Function<List<Clause>, Clause> clauses) {
    List<Clause> flat = new ArrayList<>();
    List<Words> said = new ArrayList<>();
    boolean internal = false;
    for (Clause part : parts) {
      for (Clause one : within.apply(part)) {
        if (one instanceof Clause.Says says) {
          said.add(says.words());
          internal = says.internal();
        } else {
          flat.add(one);
        }
      }
    }
    if (!said.isEmpty()) {
      flat.add(new Clause.Says(said.size() == 1 ? said.getFirst() : words.apply(said), internal));
    }
    return flat.size() == 1 ? flat.getFirst() : clauses.apply(flat);
  }

  /**
   * Clauses of which at least one holds where the clause does. Words and something else, of which
   * either is enough, are found in different indexes: one statement cannot walk both.
   */
  static List<Clause> alternatives(Clause clause) {
    if (clause instanceof Clause.Any any && asksForWords(any)) {
      List<Clause> found = new ArrayList<>();
      any.parts().forEach(part -> found.addAll(alternatives(part)));
      return found.size() > MOST_ALTERNATIVES ? List.of(clause) : found;
    }
    if (clause instanceof Clause.All all) {
      List<List<Clause>> products = List.of(List.of());
      for (Clause part : all.parts()) {
        List<Clause> choices = alternatives(part);
        if (products.size() * choices.size() > MOST_ALTERNATIVES) {
          choices = List.of(part);
        }
        List<List<Clause>> longer = new ArrayList<>();
        for (List<Clause> product : products) {
          for (Clause choice : choices) {
            List<Clause> one = new ArrayList<>(product);
            one.add(choice);
            longer.add(one);
          }
        }
        products = longer;
      }
      return products.stream().map(Clauses::all).toList();
    }
    return List.of(clause);
  }

  /** Whether some text must say something for it to hold; that it must not does not count. */
  static boolean asksForWords(Clause clause) {
    return !words(clause).isEmpty();
  }

  /** What texts shall say, as far as it is not negated. */
  static List<Words> words(Clause clause) {
    return switch (clause) {
      case Clause.All all -> words(all.parts());
      case Clause.Any any -> words(any.parts());
      case Clause.Says says -> List.of(says.words());
      case Clause.Not not -> List.of();
      case Clause.Among among -> List.of();
      case Clause.Compared compared -> List.of();
      case Clause.Containing containing -> List.of();
      case Clause.Speaking speaking -> List.of();
    };
  }

  private static List<Words> words(List<Clause> parts) {
    return parts.stream().flatMap(part -> words(part).stream()).toList();
  }
}
