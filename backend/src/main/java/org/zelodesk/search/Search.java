package org.zelodesk.search;

import java.util.List;
import java.util.Map;
import org.zelodesk.cases.CaseQuery;
import org.zelodesk.cases.CaseSnippet;
import org.zelodesk.platform.Sql;

/**
 * A query that is asked of the database.
 *
 * @param internal whether the reader sees what is internal
 */
record Search(Clause clause, boolean internal, Snippets from) implements CaseQuery {

  /** Of words of weight D, C, B and A, see the schema. */
  private static final String WEIGHTS = "'{0.1, 0.2, 0.4, 1}'";

  /** Longer documents say more by chance. */
  private static final int BY_LENGTH = 1;

  @Override
  public List<Sql> alternatives() {
    return Clauses.alternatives(clause).stream().map(SqlPredicates::of).toList();
  }

  @Override
  public boolean asksForWords() {
    return Clauses.asksForWords(clause);
  }

  /** What is internal is taken out before ranking, lest the order tell of it. */
  @Override
  public Sql fit() {
    Words words = new Words.Some(Clauses.words(clause));
    String seen = internal ? "t.words" : "ts_filter(t.words, '{a,b,c}')";
    return Sql.of(
            "coalesce((select max(ts_rank_cd("
                + WEIGHTS
                + ", "
                + seen
                + ", ?::tsquery, "
                + BY_LENGTH,
            words.tsquery(internal))
        .add(
            ")) from case_texts t where t.case_id = c.id and t.words @@ ?::tsquery), 1)",
            words.tsquery(internal));
  }

  @Override
  public Map<Long, CaseSnippet> snippets(List<Long> caseIds) {
    List<Words.Term> terms =
        Clauses.words(clause).stream().flatMap(words -> words.terms().stream()).toList();
    return from.of(caseIds, terms, internal);
  }
}
