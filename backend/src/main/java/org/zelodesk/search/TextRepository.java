package org.zelodesk.search;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zelodesk.platform.SearchDatabase;
import org.zelodesk.platform.Sql;

/** All SQL about texts; how they are kept is said in the schema. */
@Singleton
class TextRepository implements Texts {

  /** A name that more customers have says nothing by itself. */
  static final int MOST_CUSTOMERS = 200;

  /** A wrong letter in a name of six letters is taken. */
  private static final double LEAST_LIKENESS = 0.7;

  private final SearchDatabase searches;

  TextRepository(SearchDatabase searches) {
    this.searches = searches;
  }

  @Override
  public Map<String, List<Lexeme>> lexemes(Collection<String> texts) {
    Map<String, List<Lexeme>> found = new LinkedHashMap<>();
    if (texts.isEmpty()) {
      return found;
    }
    List<String> asked = List.copyOf(texts);
    asked.forEach(text -> found.put(text, new ArrayList<>()));
    ask(
        Sql.of(
            """
            select w.number, l.place, l.lexeme, l.stem
            from unnest(?::text[]) with ordinality w (words, number) cross join lateral text_lexemes(w.words) l
            order by 1, 2, 3, 4""",
            asked),
        row ->
            Objects.requireNonNull(found.get(asked.get(row.getInt("number") - 1)))
                .add(
                    new Lexeme(
                        row.getInt("place"), row.getString("lexeme"), row.getBoolean("stem"))));
    return found;
  }

  @Override
  public Map<Called, Set<Long>> customers(Collection<Called> asked) {
    Map<Called, Set<Long>> found = new HashMap<>();
    if (asked.isEmpty()) {
      return found;
    }
    List<Called> all = List.copyOf(asked);
    all.forEach(one -> found.put(one, new HashSet<>()));
    Sql sql = Sql.of("");
    for (int i = 0; i < all.size(); i++) {
      sql.addIf(i > 0, " union all ").add(called(i, all.get(i)));
    }
    ask(sql, row -> add(found, all, row));
    List<Called> unknown =
        all.stream()
            .filter(one -> one.near() != null && Objects.requireNonNull(found.get(one)).isEmpty())
            .toList();
    if (!unknown.isEmpty()) {
      Sql near = Sql.of("");
      for (int i = 0; i < unknown.size(); i++) {
        near.addIf(i > 0, " union all ").add(near(i, unknown.get(i)));
      }
      ask(near, row -> add(found, unknown, row));
    }
    found.values().forEach(ids -> keepFew(ids));
    return found;
  }

  private static void keepFew(Set<Long> ids) {
    if (ids.size() > MOST_CUSTOMERS) {
      ids.clear();
    }
  }

  private static boolean add(Map<Called, Set<Long>> found, List<Called> asked, ResultSet row)
      throws SQLException {
    return Objects.requireNonNull(found.get(asked.get(row.getInt("number"))))
        .add(row.getLong("id"));
  }

  private static Sql called(int number, Called called) {
    Sql sql =
        Sql.of("select ?::int as number, coalesce(c.merged_into_id, c.id) as id from (", number)
            .add(
                "(select n.id from customers n where to_tsvector('zelodesk_plain'::regconfig, text_words(n.name)) @@ ?::tsquery limit ?)",
                called.names(),
                MOST_CUSTOMERS + 1);
    if (called.identity() != null) {
      sql.add(
          " union (select i.customer_id from customer_identities i where i.kind in ('email', 'handle') and i.canonical = ?)",
          called.identity());
    }
    if (called.digits() != null) {
      sql.add(
          " union (select i.customer_id from customer_identities i where i.kind = 'phone' and i.canonical like ? limit ?)",
          "%" + called.digits(),
          MOST_CUSTOMERS + 1);
    }
    return sql.add(") x (id) join customers c on c.id = x.id");
  }

  private static Sql near(int number, Called called) {
    return Sql.of("(select ?::int as number, coalesce(n.merged_into_id, n.id) as id", number)
        .add(
            " from customers n where ? <% n.name and word_similarity(?, n.name) >= ?::float4 limit ?)",
            called.near(), called.near(), LEAST_LIKENESS, MOST_CUSTOMERS + 1);
  }

  /** A comment as far as a snippet needs it. */
  record Said(long caseId, long commentId, String body) {}

  /**
   * The newest comments of cases, the newest first.
   *
   * @param most of each case
   * @param characters of each comment
   */
  List<Said> comments(List<Long> caseIds, boolean internal, int most, int characters) {
    Sql sql =
        Sql.of(
                "select w.id as case_id, m.id, m.body from unnest(?) w (id) cross join lateral (select m.id, left(m.body, ?) as body",
                caseIds,
                characters)
            .add(" from comments m where m.case_id = w.id")
            .addIf(!internal, " and m.visibility = 'public'")
            .add(" order by m.id desc limit ?) m", most);
    return ask(
        sql, row -> new Said(row.getLong("case_id"), row.getLong("id"), row.getString("body")));
  }

  private <T> List<T> ask(Sql sql, Sql.Row<T> row) {
    return searches.ask(source -> sql.list(source, row));
  }
}
