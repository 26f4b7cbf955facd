package org.zelodesk.attachments;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
      Instant createdAt) {}

  private static final String COLUMNS =
      "a.id, a.comment_id, a.file_name, a.media_type, a.size_bytes, a.sha256, a.blob_key, a.redacted, a.created_at";

  private final AgroalDataSource database;

  AttachmentRepository(AgroalDataSource database) {
    this.database = database;
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
              where id = any(?) and uploader_id = ? and comment_id is null and expires_at > ?
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
