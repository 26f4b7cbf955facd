package org.zelodesk.attachments;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of attachments and of the blobs behind them. */
@Singleton
class AttachmentRepository {

  /**
   * @param commentId null until used
   * @param blobKey null once redacted
   */
  record Row(
      long id,
      @Nullable Long commentId,
      String fileName,
      String mediaType,
      long sizeBytes,
      String sha256,
      @Nullable String blobKey,
      boolean redacted,
      Instant createdAt) {

    AttachmentView view(Actor actor, DownloadLinks links) {
      return new AttachmentView(
          id,
          fileName,
          mediaType,
          sizeBytes,
          sha256,
          redacted,
          createdAt,
          redacted ? null : links.of(id, actor.id()),
          !redacted && MediaTypes.isRaster(mediaType));
    }

    /** An attachment changes once, when it is redacted. */
    long version() {
      return redacted ? 2 : 1;
    }
  }

  /** Where a used attachment stands. */
  record Place(long caseId, long commentId, Visibility visibility) {}

  private static final String COLUMNS =
      "a.id, a.comment_id, a.file_name, a.media_type, a.size_bytes, a.sha256, a.blob_key, a.redacted, a.created_at";

  private final AgroalDataSource database;

  AttachmentRepository(AgroalDataSource database) {
    this.database = database;
  }

  Row create(long uploaderId, ReceivedFile file, Instant now, Instant expiresAt) {
    return Sql.of(
            """
            insert into attachments as a
              (uploader_id, file_name, media_type, size_bytes, sha256, blob_key, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning\s"""
                + COLUMNS,
            uploaderId,
            file.fileName(),
            file.mediaType(),
            file.sizeBytes(),
            file.sha256(),
            file.blobKey(),
            now,
            expiresAt)
        .first(database, AttachmentRepository::read)
        .orElseThrow();
  }

  /**
   * The attachment if this actor may see it: their own unused upload, or one of a comment they see.
   */
  Optional<Row> visible(long id, Actor actor, Instant now) {
    CaseAccess access = CaseAccess.of(actor);
    return Sql.of(
            "select "
                + COLUMNS
                + """
                 from attachments a left join comments m on m.id = a.comment_id left join cases c on c.id = m.case_id
                where a.id = ? and (a.comment_id is null and a.uploader_id = ? and a.expires_at > ?
                  or a.comment_id is not null and (m.visibility = 'public' or ?) and (""",
            id,
            actor.id(),
            now,
            access.seesInternal())
        .add(access.predicate("c"))
        .add("))")
        .first(database, AttachmentRepository::read);
  }

  /** Empty while it is used in no comment. */
  Optional<Place> place(long id) {
    return Sql.of(
            "select m.case_id, m.id, m.visibility from attachments a join comments m on m.id = a.comment_id where a.id = ?",
            id)
        .first(
            database,
            row ->
                new Place(
                    row.getLong("case_id"),
                    row.getLong("id"),
                    EnumValues.parse(Visibility.class, row.getString("visibility"))));
  }

  /**
   * Takes the content away; the comment that shows it has a new version then.
   *
   * @return the key of the blob that is nobody's now; empty when it was redacted before
   */
  Optional<String> redact(long id) {
    return Sql.of(
            """
            with before as (
              select id, comment_id, blob_key from attachments where id = ? and not redacted for update),
            shown as (update comments m set version = m.version + 1 from before where m.id = before.comment_id)
            update attachments a set redacted = true, blob_key = null from before
            where a.id = before.id returning before.blob_key""",
            id)
        .first(database, row -> row.getString(1));
  }

  List<Row> ofComments(Collection<Long> commentIds) {
    return Sql.of(
            "select " + COLUMNS + " from attachments a where a.comment_id = any(?) order by a.id",
            commentIds)
        .list(database, AttachmentRepository::read);
  }

  /**
   * Gives unused uploads of this agent to a comment; of two that race for one, one gets it.
   *
   * @return those that it got
   */
  List<Row> claim(long uploaderId, Collection<Long> ids, long commentId, Instant now) {
    return Sql.of(
            """
            with mine as (
              select id from attachments
              where id = any(?) and uploader_id = ? and comment_id is null and expires_at > ? and not redacted
              order by id for update)
            update attachments a set comment_id = ?, expires_at = null from mine where a.id = mine.id
            returning\s"""
                + COLUMNS,
            ids,
            uploaderId,
            now,
            commentId)
        .list(database, AttachmentRepository::read);
  }

  /** An upload that waits to be used, and whose it is. */
  record Upload(Row row, long uploaderId) {
    long id() {
      return row.id();
    }
  }

  List<Upload> waiting(Collection<Long> ids) {
    return Sql.of(
            "select "
                + COLUMNS
                + ", a.uploader_id from attachments a where a.id = any(?) and a.comment_id is null",
            ids)
        .list(database, row -> new Upload(read(row), row.getLong("uploader_id")));
  }

  /**
   * Unused uploads of this agent do not expire from now on.
   *
   * @return those that are so
   */
  List<Row> keep(long uploaderId, Collection<Long> ids, Instant now) {
    return ids.isEmpty()
        ? List.of()
        : Sql.of(
                """
                with mine as (
                  select id from attachments
                  where id = any(?) and uploader_id = ? and comment_id is null and expires_at > ? and not redacted
                  order by id for update)
                update attachments a set expires_at = 'infinity' from mine where a.id = mine.id
                returning\s"""
                    + COLUMNS,
                ids,
                uploaderId,
                now)
            .list(database, AttachmentRepository::read);
  }

  void hold(Collection<Long> ids, String holder) {
    if (!ids.isEmpty()) {
      Sql.of(
              "insert into attachment_holds (attachment_id, holder) select unnest(?), ? on conflict do nothing",
              ids,
              holder)
          .execute(database);
    }
  }

  /**
   * @param but what this holder goes on holding
   * @param expiresAt when those expire that nobody holds any more
   */
  void letGo(String holder, Collection<Long> but, Instant expiresAt) {
    Sql.of(
            """
            with gone as (
              delete from attachment_holds where holder = ? and attachment_id <> all(?) returning attachment_id)
            update attachments a set expires_at = ? from gone
            where a.id = gone.attachment_id and a.comment_id is null
              and not exists (
                select 1 from attachment_holds h where h.attachment_id = a.id and h.holder <> ?)""",
            holder,
            but,
            expiresAt,
            holder)
        .execute(database);
  }

  void handOver(String from, String to, long agentId) {
    Sql.of(
            """
            with moved as (
              update attachment_holds set holder = ? where holder = ? returning attachment_id)
            update attachments a set uploader_id = ? from moved where a.id = moved.attachment_id and a.comment_id is null""",
            to,
            from,
            agentId)
        .execute(database);
  }

  /** The shared key of links: the one that is there, else this one from now on. */
  byte[] linkKey(byte[] fresh) {
    // A transaction of its own: the key must stay even when the request that needed it fails.
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Sql.of(
                      "insert into attachment_link_key (key) values (?) on conflict do nothing",
                      fresh)
                  .execute(database);
              return Sql.of("select key from attachment_link_key")
                  .first(database, row -> row.getBytes(1))
                  .orElseThrow();
            });
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        Sql.nullableLong(row, "comment_id"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("blob_key"),
        row.getBoolean("redacted"),
        Sql.instant(row, "created_at"));
  }
}
