package org.zelodesk.attachments;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;

/**
 * Keeps the store and the database in step. They have no transaction in common, so the database
 * knows of a blob before the store does, and until after the store has forgotten it: whatever is
 * cut off in the middle is found here and removed, by any node.
 */
@Singleton
class StrayBlobs {

  private static final Logger LOG = Logger.getLogger(StrayBlobs.class);

  /** An upload that takes longer has failed. */
  static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

  private static final Duration RETRY_AFTER = Duration.ofMinutes(10);
  private static final int AT_ONCE = 50;

  private final AgroalDataSource database;
  private final BlobStore store;
  private final TransactionSynchronizationRegistry transactions;
  private final Clock clock;

  StrayBlobs(
      AgroalDataSource database,
      BlobStore store,
      TransactionSynchronizationRegistry transactions,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Before a blob is written: from now on it is known. Stays whatever becomes of the request. */
  void announce(String key) {
    Instant end = clock.instant().plus(LONGEST_UPLOAD);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                Sql.of("insert into stray_blobs (key, remove_after) values (?, ?)", key, end)
                    .execute(database));
  }

  /** In the transaction that makes an attachment of it: the blob is not a stray any more. */
  void adopt(String key) {
    if (Sql.of("delete from stray_blobs where key = ?", key).execute(database) == 0) {
      // It took too long, and the blob was removed.
      throw Problem.of(503, "try_again").header("Retry-After", "1");
    }
  }

  /** In the transaction that lets go of a blob: it is removed right after the commit. */
  void abandon(String key) {
    Sql.of("insert into stray_blobs (key, remove_after) values (?, ?)", key, clock.instant())
        .execute(database);
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing to do before the commit.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              // The ended transaction still hangs on this thread.
              Thread.startVirtualThread(() -> remove(key));
            }
          }
        });
  }

  /** Removes a blob if it is a stray. A failure is logged and left to {@link #sweep}. */
  void remove(String key) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  Sql.of("select key from stray_blobs where key = ? for update skip locked", key)
                      .first(database, row -> row.getString(1))
                      .ifPresent(this::removeLocked));
    } catch (RuntimeException e) {
      LOG.warnf(e, "blob %s stays until the next sweep", key);
    }
  }

  /** Removes uploads that were never used, and strays that are due. */
  @Scheduled(
      every = "1m",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    while (expireUploads() == AT_ONCE) {
      // There may be more.
    }
    while (removeDue() == AT_ONCE) {
      // There may be more.
    }
  }

  private int expireUploads() {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                Sql.of(
                        """
                        with expired as (
                          select id from attachments where comment_id is null and expires_at <= ?
                          order by expires_at limit ? for update skip locked),
                        gone as (delete from attachments a using expired e where a.id = e.id returning a.blob_key),
                        stray as (
                          insert into stray_blobs (key, remove_after) select blob_key, ? from gone where blob_key is not null)
                        select count(*) from gone""",
                        now,
                        AT_ONCE,
                        now)
                    .first(database, row -> row.getInt(1))
                    .orElse(0));
  }

  private int removeDue() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<String> due =
                  Sql.of(
                          "select key from stray_blobs where remove_after <= ? order by remove_after limit ? for update skip locked",
                          clock.instant(),
                          AT_ONCE)
                      .list(database, row -> row.getString(1));
              due.forEach(this::removeLocked);
              return due.size();
            });
  }

  /** The blob first, its row after: what fails in between is done again. */
  private void removeLocked(String key) {
    try {
      store.remove(key);
      Sql.of("delete from stray_blobs where key = ?", key).execute(database);
    } catch (IOException e) {
      LOG.warnf(e, "blob %s could not be removed; trying again later", key);
      Sql.of(
              "update stray_blobs set remove_after = ? where key = ?",
              clock.instant().plus(RETRY_AFTER),
              key)
          .execute(database);
    }
  }
}
