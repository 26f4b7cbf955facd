package org.zelodesk.mail;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;
import org.zelodesk.platform.Total;

/**
 * All SQL of outgoing mail. What a node does with a mail that it has taken is one statement each,
 * and counts only while the mail is its own.
 */
@Singleton
class OutgoingMailRepository {

  /** What waits. */
  record Waiting(long mails, @Nullable Duration oldest, long failed) {}

  private static final String VIEW =
      """
      select m.id, m.version, m.purpose, m.purpose_key, m.message_id, m.recipient, m.sender, m.subject, m.language, m.state, m.attempts,
        m.next_attempt_at, m.error_code, m.error_text, m.error_at, m.queued_at, m.sent_at,
        array(select f.file_name from outgoing_mail_files f where f.mail_id = m.id order by f.place) as file_names,
        array(select length(f.content)::bigint from outgoing_mail_files f where f.mail_id = m.id order by f.place) as file_sizes
      from outgoing_mails m\s""";

  private final AgroalDataSource database;

  OutgoingMailRepository(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * @return its id; empty when there is one for this already
   */
  Optional<Long> insert(OutgoingMail mail, String messageId, Instant now) {
    Optional<Long> id =
        Sql.of(
                """
                insert into outgoing_mails (purpose, purpose_key, message_id, sender, recipient, subject, body_text, body_html, language,
                  next_attempt_at, send_before, queued_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (purpose_key) do nothing returning id""",
                mail.purpose(),
                mail.purposeKey(),
                messageId,
                mail.sender(),
                mail.recipient(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.language().toLanguageTag(),
                now,
                mail.sendBefore(),
                now)
            .first(database, row -> row.getLong(1));
    if (id.isPresent()) {
      int place = 0;
      for (OutgoingMail.File file : mail.files()) {
        Sql.of(
                "insert into outgoing_mail_files (mail_id, place, file_name, media_type, content) values (?, ?, ?, ?, ?)",
                id.get(),
                place++,
                file.name(),
                file.mediaType(),
                file.content())
            .execute(database);
      }
    }
    return id;
  }

  boolean isAnythingDue(Instant now) {
    return Sql.of("select 1 from outgoing_mails where next_attempt_at <= ? limit 1", now)
        .first(database, row -> true)
        .orElse(false);
  }

  /**
   * The mail that has waited longest, for this node alone until the end of its lease. One whose
   * node did not come back is taken over, and counts as doubtful if it had been handed over.
   */
  Optional<StoredMail> take(Instant now, Instant leaseEnd) {
    return Sql.of(
            """
            with next as (
              select id, state = 'sending' and handed_over as doubtful from outgoing_mails
              where next_attempt_at <= ? order by next_attempt_at, id limit 1 for update skip locked)
            update outgoing_mails m set version = m.version + 1, state = 'sending', attempts = m.attempts + 1, fence = m.fence + 1,
              doubts = m.doubts + next.doubtful::int, handed_over = false, next_attempt_at = ?
            from next where m.id = next.id
            returning m.id, m.fence, m.attempts, m.doubts, m.purpose_key, m.message_id, m.sender, m.recipient, m.subject, m.body_text,
              m.body_html, m.language, m.queued_at, m.send_before""",
            now,
            leaseEnd)
        .first(
            database,
            row ->
                new StoredMail(
                    row.getLong("id"),
                    row.getLong("fence"),
                    row.getInt("attempts"),
                    row.getInt("doubts"),
                    row.getString("purpose_key"),
                    row.getString("message_id"),
                    row.getString("sender"),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body_text"),
                    row.getString("body_html"),
                    row.getString("language"),
                    Sql.instant(row, "queued_at"),
                    Sql.instant(row, "send_before"),
                    List.of()))
        .map(mail -> mail.with(files(mail.id())));
  }

  private List<OutgoingMail.File> files(long id) {
    return Sql.of(
            "select file_name, media_type, content from outgoing_mail_files where mail_id = ? order by place",
            id)
        .list(
            database,
            row -> new OutgoingMail.File(row.getString(1), row.getString(2), row.getBytes(3)));
  }

  /**
   * From now on it may arrive.
   *
   * @return false when it is another node's by now, and must not be sent from here
   */
  boolean handOver(StoredMail mail, Instant now) {
    return ours(
                Sql.of(
                    "update outgoing_mails set handed_over = true where next_attempt_at > ? and ",
                    now),
                mail)
            .execute(database)
        > 0;
  }

  /**
   * @return false when it is another node's by now
   */
  boolean sent(StoredMail mail, Instant now) {
    return ours(
                Sql.of(
                    """
                update outgoing_mails set version = version + 1, state = 'sent', sent_at = ?, next_attempt_at = null,
                  error_code = null, error_text = null, error_at = null where\s""",
                    now),
                mail)
            .execute(database)
        > 0;
  }

  /** It is not tried again. */
  void end(StoredMail mail, MailState state, String code, @Nullable String text, Instant now) {
    ours(
            Sql.of(
                """
                update outgoing_mails set version = version + 1, state = ?, next_attempt_at = null, error_code = ?, error_text = ?,
                  error_at = ? where\s""",
                state,
                code,
                text,
                now),
            mail)
        .execute(database);
  }

  /** It is tried again. */
  void later(
      StoredMail mail,
      MailState state,
      int doubts,
      String code,
      @Nullable String text,
      Instant next,
      Instant now) {
    ours(
            Sql.of(
                """
                update outgoing_mails set version = version + 1, state = ?, doubts = ?, next_attempt_at = ?, handed_over = false,
                  error_code = ?, error_text = ?, error_at = ? where\s""",
                state,
                doubts,
                next,
                code,
                text,
                now),
            mail)
        .execute(database);
  }

  private static Sql ours(Sql change, StoredMail mail) {
    return change.add("id = ? and fence = ? and state = 'sending'", mail.id(), mail.fence());
  }

  /**
   * Somebody wants it to be tried now, even if it had ended.
   *
   * @return false when it was sent, or a node is at it
   */
  boolean retry(long id, Instant now, Instant sendBefore) {
    return Sql.of(
                """
                update outgoing_mails set version = version + 1, state = 'queued', attempts = 0, doubts = 0, handed_over = false,
                  next_attempt_at = ?, send_before = greatest(send_before, ?)
                where id = ? and state in ('queued', 'failed', 'uncertain')""",
                now,
                sendBefore,
                id)
            .execute(database)
        > 0;
  }

  /** Forgets mail that has ended and was queued before then. */
  void forget(Instant before) {
    Sql.of("delete from outgoing_mails where queued_at < ? and next_attempt_at is null", before)
        .execute(database);
  }

  Map<String, MailState> states(Collection<String> purposeKeys) {
    Map<String, MailState> states = new HashMap<>();
    if (!purposeKeys.isEmpty()) {
      Sql.of(
              "select purpose_key, state from outgoing_mails where purpose_key = any(?)",
              purposeKeys)
          .list(
              database,
              row ->
                  states.put(row.getString(1), EnumValues.parse(MailState.class, row.getString(2)))
                      == null);
    }
    return states;
  }

  Waiting waiting(Instant now) {
    return Sql.of(
            """
            select count(*) filter (where next_attempt_at is not null),
              min(queued_at) filter (where next_attempt_at is not null) as oldest, count(*) filter (where state = 'failed')
            from outgoing_mails where next_attempt_at is not null or state = 'failed'""")
        .first(
            database,
            row -> {
              Instant oldest = Sql.nullableInstant(row, "oldest");
              return new Waiting(
                  row.getLong(1),
                  oldest == null ? null : Duration.between(oldest, now),
                  row.getLong(3));
            })
        .orElseThrow();
  }

  /** The newest first. */
  List<MailDelivery> page(@Nullable MailState state, @Nullable Long afterId, int rows) {
    return Sql.of(VIEW)
        .add("where true")
        .addIf(state != null, " and m.state = ?", state)
        .addIf(afterId != null, " and m.id < ?", afterId)
        .add(" order by m.id desc limit ?", rows)
        .list(database, OutgoingMailRepository::read);
  }

  Total count(@Nullable MailState state) {
    return Sql.count(
        database,
        Sql.of("from outgoing_mails m where true").addIf(state != null, " and m.state = ?", state));
  }

  Optional<MailDelivery> find(long id) {
    return Sql.of(VIEW).add("where m.id = ?", id).first(database, OutgoingMailRepository::read);
  }

  private static MailDelivery read(ResultSet row) throws SQLException {
    MailState state = EnumValues.parse(MailState.class, row.getString("state"));
    String code = row.getString("error_code");
    List<String> names = Sql.strings(row, "file_names");
    List<Long> sizes = Sql.longs(row, "file_sizes");
    List<MailDelivery.File> files = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      files.add(new MailDelivery.File(names.get(i), sizes.get(i)));
    }
    return new MailDelivery(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("purpose"),
        row.getString("purpose_key"),
        row.getString("message_id"),
        row.getString("recipient"),
        row.getString("sender"),
        row.getString("subject"),
        row.getString("language"),
        state,
        row.getInt("attempts"),
        state == MailState.SENDING ? null : Sql.nullableInstant(row, "next_attempt_at"),
        code == null
            ? null
            : new MailDelivery.Failure(
                code, row.getString("error_text"), Sql.instant(row, "error_at")),
        files,
        Sql.instant(row, "queued_at"),
        Sql.nullableInstant(row, "sent_at"));
  }
}
