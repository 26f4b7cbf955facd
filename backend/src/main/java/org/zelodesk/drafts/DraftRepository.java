package org.zelodesk.drafts;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/**
 * All SQL of drafts. What is listed passes the case's predicate and the rule for others' drafts.
 */
@Singleton
class DraftRepository {

  /** What became of a draft, and where its words are now. */
  record End(
      DraftEnd as,
      Instant at,
      DraftPerson by,
      @Nullable Long commentId,
      @Nullable Long scheduledId,
      @Nullable UUID newDraftId) {}

  /**
   * @param originCaseId the case it was written in, when a merge took it along
   * @param end null while it is being written
   */
  record Row(
      UUID id,
      long caseId,
      @Nullable Long originCaseId,
      String caseSubject,
      DraftPerson author,
      Visibility kind,
      String bodyHtml,
      List<Long> attachmentIds,
      @Nullable Long lastSeenCommentId,
      boolean shared,
      @Nullable DraftPerson takenFrom,
      long revision,
      Instant createdAt,
      Instant updatedAt,
      @Nullable End end) {

    boolean isOf(long asked) {
      return caseId == asked || originCaseId != null && originCaseId == asked;
    }

    DraftView view(List<AttachmentView> files) {
      return new DraftView(
          id,
          caseId,
          caseSubject,
          author,
          kind,
          bodyHtml,
          attachmentIds,
          files,
          lastSeenCommentId,
          shared,
          takenFrom,
          revision,
          createdAt,
          updatedAt);
    }
  }

  /** What is stored of a draft that begins. */
  record New(
      UUID id,
      long caseId,
      long authorId,
      Visibility kind,
      String bodyHtml,
      List<Long> attachmentIds,
      @Nullable Long lastSeenCommentId,
      boolean shared,
      @Nullable Long takenFromId) {}

  private static final String COLUMNS =
      """
      select d.*, c.subject, a.name as author_name, t.name as taken_from_name, e.name as ended_by_name
      from drafts d join cases c on c.id = d.case_id join agents a on a.id = d.author_id
      left join agents t on t.id = d.taken_from_id left join agents e on e.id = d.ended_by_id where\s""";

  /** So many drafts of one case are more than anybody writes. */
  private static final int MOST_OF_A_CASE = 200;

  private final AgroalDataSource database;

  DraftRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** The draft, ended or not, locked until the end of the transaction. */
  Optional<Row> lock(UUID id) {
    return Sql.of(COLUMNS)
        .add("d.id = ? for update of d", id)
        .first(database, DraftRepository::read);
  }

  /** False when somebody else was faster with this id. */
  boolean insert(New draft, Instant at) {
    return Sql.of(
                """
                insert into drafts (id, case_id, author_id, kind, body_html, attachment_ids, last_seen_comment_id, shared,
                                    taken_from_id, revision, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?::bigint, ?, ?::bigint, 1, ?, ?) on conflict do nothing""",
                draft.id(),
                draft.caseId(),
                draft.authorId(),
                draft.kind(),
                draft.bodyHtml(),
                draft.attachmentIds(),
                draft.lastSeenCommentId(),
                draft.shared(),
                draft.takenFromId(),
                at,
                at)
            .execute(database)
        > 0;
  }

  void update(UUID id, String bodyHtml, DraftText text, Instant at) {
    Sql.of(
            """
            update drafts set body_html = ?, attachment_ids = ?, last_seen_comment_id = ?::bigint, shared = ?,
                   revision = revision + 1, updated_at = ? where id = ?""",
            bodyHtml,
            text.files(),
            text.lastSeenCommentId(),
            text.isShared(),
            at,
            id)
        .execute(database);
  }

  /**
   * Ends a draft of this author, or buries an id that was never saved, so that a save which comes
   * late finds its end.
   *
   * @return false when it had ended already, or is somebody else's
   */
  boolean end(UUID id, long caseId, long authorId, Visibility kind, End end) {
    return Sql.of(
                """
                insert into drafts as d (id, case_id, author_id, kind, body_html, revision, created_at, updated_at,
                                         ended_as, ended_at, ended_by_id, comment_id, scheduled_id, new_draft_id)
                values (?, ?, ?, ?, '', 0, ?, ?, ?, ?, ?, ?::bigint, ?::bigint, ?)
                on conflict (id) do update set body_html = '', attachment_ids = '{}', ended_as = excluded.ended_as,
                  ended_at = excluded.ended_at, ended_by_id = excluded.ended_by_id, comment_id = excluded.comment_id,
                  scheduled_id = excluded.scheduled_id, new_draft_id = excluded.new_draft_id
                where d.author_id = excluded.author_id and d.ended_as is null""",
                id,
                caseId,
                authorId,
                kind,
                end.at(),
                end.at(),
                end.as(),
                end.at(),
                end.by().id(),
                end.commentId(),
                end.scheduledId(),
                end.newDraftId())
            .execute(database)
        > 0;
  }

  /** Of one case, newest first: those of this actor, and what others share. */
  List<Row> ofCase(Actor actor, long caseId) {
    return visible(actor)
        .add(" and d.case_id = ?", caseId)
        .add(
            " and (d.author_id = ? or d.shared and ?)",
            actor.id(),
            CaseAccess.of(actor).seesInternal())
        .add(" order by d.updated_at desc, d.id desc limit ?", MOST_OF_A_CASE)
        .list(database, DraftRepository::read);
  }

  /** All of this actor, newest first. */
  Page<Row> mine(Actor actor, PageRequest page) {
    String query = "drafts|" + actor.id();
    List<String> after = page.after(query, 2);
    Sql rows = visible(actor).add(" and d.author_id = ?", actor.id());
    if (after != null) {
      rows.add(
          " and (d.updated_at, d.id) < (?, ?)",
          Instant.ofEpochMilli(PageRequest.number(after.get(0))),
          PageRequest.uuid(after.get(1)));
    }
    rows.add(" order by d.updated_at desc, d.id desc limit ?", page.limit + 1);
    Sql counted =
        Sql.of("from drafts d join cases c on c.id = d.case_id where d.ended_as is null and ")
            .add(seen(actor))
            .add(" and d.author_id = ?", actor.id());
    return page.page(
        query,
        rows.list(database, DraftRepository::read),
        row -> List.of(row.updatedAt().toEpochMilli(), row.id()),
        () -> Sql.count(database, counted));
  }

  /** Drafts of a case that is merged go along. */
  void follow(long from, long to) {
    Sql.of(
            """
            update drafts set case_id = ?, origin_case_id = nullif(coalesce(origin_case_id, case_id), ?)
            where case_id = ? and ended_as is null""",
            to,
            to,
            from)
        .execute(database);
  }

  /** What followed a merge returns when it is taken back. */
  void returnTo(long origin, long from) {
    Sql.of(
            "update drafts set case_id = ?, origin_case_id = null where case_id = ? and origin_case_id = ? and ended_as is null",
            origin,
            from,
            origin)
        .execute(database);
  }

  int forget(Instant endedBefore) {
    return Sql.of("delete from drafts where ended_at < ?", endedBefore).execute(database);
  }

  private static Sql visible(Actor actor) {
    return Sql.of(COLUMNS).add("d.ended_as is null and ").add(seen(actor));
  }

  private static Sql seen(Actor actor) {
    CaseAccess access = CaseAccess.of(actor);
    return access.predicate("c").addIf(!access.seesInternal(), " and d.kind = 'public'");
  }

  private static Row read(ResultSet row) throws SQLException {
    String endedAs = row.getString("ended_as");
    Long takenFrom = Sql.nullableLong(row, "taken_from_id");
    return new Row(
        row.getObject("id", UUID.class),
        row.getLong("case_id"),
        Sql.nullableLong(row, "origin_case_id"),
        row.getString("subject"),
        new DraftPerson(row.getLong("author_id"), row.getString("author_name")),
        EnumValues.parse(Visibility.class, row.getString("kind")),
        row.getString("body_html"),
        Sql.longs(row, "attachment_ids"),
        Sql.nullableLong(row, "last_seen_comment_id"),
        row.getBoolean("shared"),
        takenFrom == null ? null : new DraftPerson(takenFrom, row.getString("taken_from_name")),
        row.getLong("revision"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"),
        endedAs == null
            ? null
            : new End(
                EnumValues.parse(DraftEnd.class, endedAs),
                Sql.instant(row, "ended_at"),
                new DraftPerson(row.getLong("ended_by_id"), row.getString("ended_by_name")),
                Sql.nullableLong(row, "comment_id"),
                Sql.nullableLong(row, "scheduled_id"),
                row.getObject("new_draft_id", UUID.class)));
  }
}
