package org.zelodesk.comments;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Channel;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/**
 * All SQL of comments. What is read for somebody passes the case's predicate and the rule for
 * internal comments in the query.
 */
@Singleton
class CommentRepository implements PanacheRepository<Comment> {

  private static final String COLUMNS =
      """
      select m.id, m.version, m.case_id, m.origin_case_id, m.visibility, m.author_kind, m.author_id, m.author_name, m.channel, m.body,
             m.body_html, m.language, m.redacted, m.received_at, m.created_at\s""";

  private final AgroalDataSource database;

  CommentRepository(AgroalDataSource database) {
    this.database = database;
  }

  Page<CommentView> list(Actor actor, long caseId, boolean newestFirst, PageRequest page) {
    String query = "comments|" + caseId + "|" + newestFirst + "|" + actor.id();
    Long after = page.afterId(query);
    Sql from = visible(actor).add(" and m.case_id = ?", caseId);
    Sql rows =
        Sql.of(COLUMNS)
            .add(from)
            .addIf(after != null, newestFirst ? " and m.id < ?" : " and m.id > ?", after)
            .add(newestFirst ? " order by m.id desc" : " order by m.id")
            .add(" limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, CommentRepository::read),
        row -> List.of(row.id()),
        () -> Sql.count(database, from));
  }

  Optional<CommentView> view(Actor actor, long caseId, long id) {
    return Sql.of(COLUMNS)
        .add(visible(actor))
        .add(" and m.case_id = ? and m.id = ?", caseId, id)
        .first(database, CommentRepository::read);
  }

  /**
   * What others wrote after a comment, oldest first, as far as this actor may see it; at most 50.
   */
  List<CommentView> since(Actor actor, long caseId, long commentId) {
    return Sql.of(COLUMNS)
        .add(visible(actor))
        .add(" and m.case_id = ? and m.id > ?", caseId, commentId)
        .add(
            " and (m.author_kind not in ('agent', 'service') or m.author_id is distinct from ?)",
            actor.id())
        .add(" order by m.id limit 50")
        .list(database, CommentRepository::read);
  }

  /** The newest comment of a case, whoever may see it; 0 when there is none. */
  long newest(long caseId) {
    return Sql.of("select coalesce(max(id), 0) from comments where case_id = ?", caseId)
        .first(database, row -> row.getLong(1))
        .orElse(0L);
  }

  /** Whether the customer has said something after an instant that stands in this case. */
  boolean customerSpokeAfter(long caseId, Instant at) {
    return Sql.of(
            """
            select 1 from comments
            where case_id = ? and visibility = 'public' and author_kind = 'customer' and created_at > ? limit 1""",
            caseId,
            at)
        .first(database, row -> true)
        .orElse(false);
  }

  List<Long> idsOf(long caseId) {
    return Sql.of("select id from comments where case_id = ? order by id", caseId)
        .list(database, row -> row.getLong(1));
  }

  /** A comment that returns to the case it was written in forgets that it was ever elsewhere. */
  List<Long> move(Collection<Long> ids, long from, long to) {
    return Sql.of(
            """
            update comments set case_id = ?, version = version + 1,
                   origin_case_id = nullif(coalesce(origin_case_id, case_id), ?)
            where case_id = ? and id = any(?) returning id""",
            to,
            to,
            from,
            ids)
        .list(database, row -> row.getLong(1));
  }

  record Counters(
      int comments,
      int publicComments,
      @Nullable String newestText,
      Author.@Nullable Kind newestAuthor) {}

  Counters counters(long caseId) {
    return Sql.of(
            """
            select count(*) as comments, count(*) filter (where visibility = 'public') as public_comments,
                   (select left(n.body, 400) from comments n where n.case_id = ? and n.visibility = 'public' order by n.id desc limit 1) as newest,
                   (select n.author_kind from comments n where n.case_id = ? and n.visibility = 'public' order by n.id desc limit 1) as author
            from comments where case_id = ?""",
            caseId,
            caseId,
            caseId)
        .first(
            database,
            row -> {
              String author = row.getString("author");
              return new Counters(
                  row.getInt("comments"),
                  row.getInt("public_comments"),
                  row.getString("newest"),
                  author == null ? null : EnumValues.parse(Author.Kind.class, author));
            })
        .orElseThrow();
  }

  private static Sql visible(Actor actor) {
    CaseAccess access = CaseAccess.of(actor);
    return Sql.of("from comments m join cases c on c.id = m.case_id where ")
        .add(access.predicate("c"))
        .addIf(!access.seesInternal(), " and m.visibility = 'public'");
  }

  private static CommentView read(ResultSet row) throws SQLException {
    return new CommentView(
        row.getLong("id"),
        row.getLong("version"),
        row.getLong("case_id"),
        Sql.nullableLong(row, "origin_case_id"),
        EnumValues.parse(Visibility.class, row.getString("visibility")),
        new Author(
            EnumValues.parse(Author.Kind.class, row.getString("author_kind")),
            Sql.nullableLong(row, "author_id"),
            row.getString("author_name")),
        EnumValues.parse(Channel.class, row.getString("channel")),
        row.getString("body"),
        row.getString("body_html"),
        row.getString("language"),
        List.of(),
        row.getBoolean("redacted"),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "created_at"));
  }
}
