package org.zelodesk.cases;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.SearchDatabase;
import org.zelodesk.platform.Sql;

/** Finds cases like another one, each list along an index and never further than a bound. */
@Singleton
class SimilarCaseRepository {

  private static final int MOST = 10;

  /** How many of a large organization's cases are compared. */
  private static final int COMPARED = 200;

  private static final Duration RECENT = Duration.ofDays(30);

  private static final double SIMILAR = 0.5;

  /** So many of the rarest words of a case say what it is about. */
  private static final int TELLING = 12;

  /** Fewer words than these are shared by chance. */
  private static final int FEWEST_TELLING = 3;

  /** A word that more cases say tells nothing, and is slow to look for. */
  private static final int MOST_SAYING = 1000;

  private static final double SAME = 0.6;

  private final AgroalDataSource database;
  private final SearchDatabase searches;

  SimilarCaseRepository(AgroalDataSource database, SearchDatabase searches) {
    this.database = database;
    this.searches = searches;
  }

  List<CaseSummary> sameCustomer(Actor actor, long id, Instant now) {
    CaseAccess access = CaseAccess.of(actor);
    return Sql.of(CaseRepository.SUMMARY)
        .add(
            """
            from cases c where c.requester_id = (select requester_id from cases where id = ?) and c.id <> ? and c.merged_into_id is null and c.discarded_as is null
              and (c.status in ('new', 'open', 'pending', 'on_hold') or c.updated_at > ?) and\s""",
            id,
            id,
            now.minus(RECENT))
        .add(access.predicate("c"))
        .add(" order by c.updated_at desc, c.id desc limit ?", MOST)
        .list(database, row -> CaseRepository.readSummary(row, access));
  }

  List<CaseSummary> likelyDuplicates(Actor actor, long id) {
    CaseAccess access = CaseAccess.of(actor);
    return Sql.of("with this as materialized (select * from cases where id = ?), near as (", id)
        .add(near("requester_id", access))
        .add(" union ")
        .add(near("organization_id", access))
        .add(") ")
        .add(CaseRepository.SUMMARY)
        .add(
            """
            from near c, this where c.created_at between this.created_at - interval '7 days' and this.created_at + interval '7 days'
              and similarity(c.subject, this.subject) >= ?
            order by similarity(c.subject, this.subject) desc, c.id desc limit ?""",
            SIMILAR,
            MOST)
        .list(database, row -> CaseRepository.readSummary(row, access));
  }

  /**
   * What is internal is neither looked at nor looked for, whoever asks: so nobody learns of a word
   * that they may not read.
   */
  List<CaseSummary> sameWords(Actor actor, long id) {
    CaseAccess access = CaseAccess.of(actor);
    Sql sql =
        Sql.of(
                """
                with frequent as materialized (
                  select f.lexeme, f.share
                  from pg_stats s
                  cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) f (lexeme, share)
                  where s.schemaname = current_schema() and s.tablename = 'case_texts' and s.attname = 'words' and f.lexeme is not null
                ), telling as materialized (
                  select ('''' || replace(replace(l.lexeme, '\\', '\\\\'), '''', '''''') || ''':AB') as lexeme
                  from case_texts t cross join lateral unnest(t.words) l left join frequent f on f.lexeme = l.lexeme
                  where t.case_id = ? and t.part = 0 and l.weights && '{A,B}' and length(l.lexeme) > 2
                    and coalesce(f.share, 0) <= 0.1
                    and coalesce(f.share, 0) * (select reltuples from pg_class where oid = 'case_texts'::regclass) <= ?
                  order by coalesce(f.share, 0), length(l.lexeme) desc, l.lexeme limit ?
                ), near as materialized (
                  select c.id, t.words
                  from case_texts t join cases c on c.id = t.case_id
                  where t.words @@ (select string_agg(lexeme, ' | ')::tsquery from telling)
                    and c.id <> ? and c.merged_into_id is null and c.discarded_as is null and\s""",
                id,
                MOST_SAYING,
                TELLING,
                id)
            .add(access.predicate("c"))
            .add(
                """
                 limit ?
                ), same as (
                  select n.id, max((select count(*) from telling l where n.words @@ l.lexeme::tsquery)) as shared
                  from near n where (select count(*) from telling) >= ? group by n.id
                )\s""",
                COMPARED,
                FEWEST_TELLING)
            .add(CaseRepository.SUMMARY)
            .add(
                """
                from same s join cases c on c.id = s.id
                where s.shared >= ? * (select count(*) from telling)
                order by s.shared desc, c.updated_at desc, c.id desc limit ?""",
                SAME,
                MOST);
    return searches
        .askForHint(source -> sql.list(source, row -> CaseRepository.readSummary(row, access)))
        .orElse(List.of());
  }

  private static Sql near(String column, CaseAccess access) {
    return Sql.of(
            "(select c.* from cases c where c.%1$s = (select %1$s from this) and c.id <> (select id from this) and c.merged_into_id is null and c.discarded_as is null and "
                .formatted(column))
        .add(access.predicate("c"))
        .add(" order by c.updated_at desc, c.id desc limit ?)", COMPARED);
  }
}
