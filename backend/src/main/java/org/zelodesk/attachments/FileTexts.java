package org.zelodesk.attachments;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/**
 * Reads the words inside files that comments use, so that they are found: in the background, on any
 * node, one file after the other. A file is claimed for longer than reading it may take and is read
 * outside any transaction, which would hold up the event log; a node that dies over it leaves it to
 * the next, and after a few attempts it counts as unreadable. While no file can be had or read, all
 * of them wait.
 */
@Singleton
class FileTexts {

  private static final Logger LOG = Logger.getLogger(FileTexts.class);
  private static final Duration SLACK = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofMinutes(1);
  private static final int MOST_ATTEMPTS = 3;

  /** A file to be read. */
  private record Waiting(
      long id,
      int attempts,
      @Nullable String blobKey,
      String fileName,
      String mediaType,
      long size) {}

  /** What became of it. @param state as the table has it */
  private record Outcome(String state, @Nullable String words) {
    static final Outcome EMPTY = new Outcome("empty", null);
    static final Outcome TOO_LARGE = new Outcome("too_large", null);
    static final Outcome UNREADABLE = new Outcome("unreadable", null);
  }

  /**
   * What waits to be read.
   *
   * @param oldest how long the first of them has waited
   */
  record Backlog(long files, Duration oldest) {}

  private final AgroalDataSource database;
  private final BlobStore store;
  private final FileTextReader reader;
  private final AttachmentsConfig config;
  private final Clock clock;

  FileTexts(
      AgroalDataSource database,
      BlobStore store,
      FileTextReader reader,
      AttachmentsConfig config,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.reader = reader;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${zelodesk.attachments.texts.every:5s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void readWaiting() {
    for (Optional<Waiting> next = claim(); next.isPresent(); next = claim()) {
      Waiting file = next.get();
      try {
        read(file).ifPresent(outcome -> keep(file, outcome));
      } catch (IOException e) {
        // It may be the store, or this machine: nothing that the file can help.
        LOG.warnf("attachment %d and others are read later: %s", file.id(), e);
        putBack(file);
        return;
      }
    }
  }

  private Optional<Waiting> claim() {
    Instant now = clock.instant();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                Sql.of(
                        """
                        update file_texts t set attempts = t.attempts + 1, claimed_until = ?
                        from attachments a
                        where a.id = t.attachment_id and t.attachment_id = (
                          select w.attachment_id from file_texts w
                          where w.state = 'waiting' and (w.claimed_until is null or w.claimed_until <= ?)
                          order by w.attachment_id limit 1 for update skip locked)
                        returning a.id, t.attempts, a.blob_key, a.file_name, a.media_type, a.size_bytes""",
                        now.plus(config.texts().timeLimit()).plus(SLACK),
                        now)
                    .first(
                        database,
                        row ->
                            new Waiting(
                                row.getLong("id"),
                                row.getInt("attempts"),
                                row.getString("blob_key"),
                                row.getString("file_name"),
                                row.getString("media_type"),
                                row.getLong("size_bytes"))));
  }

  /** Empty: not this time; it is tried again when the claim has run out. */
  private Optional<Outcome> read(Waiting file) throws IOException {
    if (file.size() > config.texts().maxSize().asLongValue()) {
      return Optional.of(Outcome.TOO_LARGE);
    }
    if (file.blobKey() == null || file.size() == 0) {
      return Optional.of(Outcome.EMPTY);
    }
    if (file.attempts() > MOST_ATTEMPTS) {
      return Optional.of(Outcome.UNREADABLE);
    }
    byte[] content;
    try (InputStream stored = store.read(file.blobKey(), 0, file.size())) {
      content = stored.readAllBytes();
    } catch (NoSuchFileException redactedMeanwhile) {
      return Optional.of(Outcome.EMPTY);
    }
    try {
      String words = reader.read(content, file.fileName(), file.mediaType());
      return Optional.of(words.isBlank() ? Outcome.EMPTY : new Outcome("read", words));
    } catch (FileTextReader.UnreadableException e) {
      LOG.infof("the words of attachment %d are not searched: %s", file.id(), e.getMessage());
      return Optional.of(Outcome.UNREADABLE);
    } catch (FileTextReader.EndedException e) {
      LOG.warnf("attachment %d, attempt %d: %s", file.id(), file.attempts(), e.getMessage());
      return Optional.empty();
    }
  }

  private void putBack(Waiting file) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                Sql.of(
                        "update file_texts set attempts = attempts - 1, claimed_until = ?"
                            + " where attachment_id = ? and state = 'waiting'",
                        clock.instant().plus(LATER),
                        file.id())
                    .execute(database));
  }

  private void keep(Waiting file, Outcome outcome) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                Sql.of(
                        "update file_texts set state = ?, words = ?, claimed_until = null"
                            + " where attachment_id = ? and state = 'waiting'",
                        outcome.state(),
                        outcome.words(),
                        file.id())
                    .execute(database));
  }

  Backlog backlog() {
    return Sql.of(
            "select count(*), coalesce(extract(epoch from now() - min(waiting_since)), 0)::bigint"
                + " from file_texts where state = 'waiting'")
        .first(database, row -> new Backlog(row.getLong(1), Duration.ofSeconds(row.getLong(2))))
        .orElseThrow();
  }
}
