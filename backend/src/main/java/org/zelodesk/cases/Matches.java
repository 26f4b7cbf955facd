package org.zelodesk.cases;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.platform.Total;

/**
 * The statements of a search. Each alternative of a query is walked along an index of its own, or
 * looked up, and gives at most as many rows as are wanted of all.
 *
 * @param visible from {@code from} on: what of the cases c the reader sees, and the plain filters
 */
record Matches(Sql visible, CaseQuery query) {

  /** Ranking is what makes a search slow, so only so many, those that changed last, are ranked. */
  static final int RANKED = 1_000;

  /** Matches of words are counted up to here. */
  static final int COUNTED = 1_000;

  /** A match that is so much older counts e times less. */
  private static final Duration FADING = Duration.ofDays(90);

  Sql rows(CaseSort sort, @Nullable List<String> after, int most) {
    return Sql.of(CaseRepository.SUMMARY).add(", 0 as relevance ").add(found(sort, after, most));
  }

  /**
   * The logarithm of fit times freshness: it does not change while time goes by, so that a page
   * goes on where the one before ended.
   */
  Sql mostRelevant(@Nullable List<String> after, int most) {
    Sql sql =
        Sql.of("with newest as materialized (select c.* ")
            .add(found(CaseSort.UPDATED_DESC, null, RANKED))
            .add(") ")
            .add(CaseRepository.SUMMARY)
            .add(", r.relevance from newest c cross join lateral (select ln(")
            .add(query.fit())
            .add(
                " + 0.0001) + extract(epoch from c.updated_at)::float8 / ? as relevance) r",
                FADING.toSeconds());
    if (after != null) {
      sql.add(
          " where (r.relevance, c.id) < (?, ?)",
          real(after.getFirst()),
          PageRequest.number(after.get(1)));
    }
    return sql.add(" order by r.relevance desc, c.id desc limit ?", most);
  }

  /**
   * All matches where no words are asked for, else up to {@link #COUNTED}: those that changed last,
   * so that they are found as the first page is.
   */
  Total count(DataSource source) {
    if (!query.asksForWords()) {
      return Sql.count(source, all());
    }
    long counted =
        Sql.of("select count(*) from (select c.id ")
            .add(found(CaseSort.UPDATED_DESC, null, COUNTED + 1))
            .add(") capped")
            .first(source, row -> row.getLong(1))
            .orElse(0L);
    return new Total(Math.min(counted, COUNTED), counted <= COUNTED);
  }

  /**
   * From {@code from} on: up to so many cases. Where words are asked for, those that changed last.
   *
   * @param newest whether it must be those in any case
   */
  Sql some(int most, boolean newest) {
    return query.asksForWords()
        ? found(CaseSort.UPDATED_DESC, null, most)
        : all().addIf(newest, CaseSort.UPDATED_DESC.orderBy()).add(" limit ?", most);
  }

  private Sql all() {
    Sql sql = Sql.of("").add(visible).add(" and (");
    List<Sql> alternatives = query.alternatives();
    for (int i = 0; i < alternatives.size(); i++) {
      sql.addIf(i > 0, " or ").add(alternatives.get(i));
    }
    return sql.add(")");
  }

  private Sql found(CaseSort sort, @Nullable List<String> after, int most) {
    Function<Sql, Sql> found =
        alternative -> {
          Sql sql = Sql.of("").add(visible).add(" and ").add(alternative);
          if (after != null) {
            sql.add(sort.after(after));
          }
          return sql.add(sort.orderBy()).add(" limit ?", most);
        };
    List<Sql> alternatives = query.alternatives();
    if (alternatives.size() == 1) {
      return found.apply(alternatives.getFirst());
    }
    // As an array they are looked up; as a table all cases could be read to join it.
    Sql sql = Sql.of("from cases c where c.id = any(array(");
    for (int i = 0; i < alternatives.size(); i++) {
      sql.add(i > 0 ? " union (select c.id " : "(select c.id ")
          .add(found.apply(alternatives.get(i)))
          .add(")");
    }
    return sql.add("))").add(sort.orderBy()).add(" limit ?", most);
  }

  private static double real(String part) {
    try {
      return Double.parseDouble(part);
    } catch (NumberFormatException forged) {
      throw Problem.of(400, "invalid_cursor");
    }
  }
}
