package org.zelodesk.satisfaction;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Channel;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/**
 * All SQL of satisfaction. What changes a survey locks its case first, as every other change does.
 */
@Singleton
class SurveyRepository {

  /** A survey whose time has come. */
  record Due(long id, long caseId) {}

  /**
   * What a case's reader is told of.
   *
   * @param last the newest survey; null: there was none
   * @param answered the newest that was answered
   */
  record OfCase(
      CaseAccess.Subject subject,
      boolean solved,
      boolean aside,
      @Nullable Survey last,
      @Nullable Survey answered) {}

  private static final String COLUMNS =
      "s.id, s.case_id, s.language, s.state, s.nonce, s.solved_at, s.send_at, s.sent_at, s.expires_at, s.rating, s.comment, s.answered_at";

  private final AgroalDataSource database;

  SurveyRepository(AgroalDataSource database) {
    this.database = database;
  }

  SurveySettings settings() {
    return Sql.of("select * from survey_settings")
        .first(database, SurveyRepository::readSettings)
        .orElse(SurveySettings.USUAL);
  }

  /** The settings, locked; the usual ones are written down for it. */
  SurveySettings lockSettings() {
    SurveySettings usual = SurveySettings.USUAL;
    Sql.of(
            """
            insert into survey_settings (version, enabled, delay_hours, sample_percent, quiet_days, expires_days, channels)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
            usual.version(),
            usual.enabled(),
            usual.delayHours(),
            usual.samplePercent(),
            usual.quietDays(),
            usual.expiresDays(),
            words(usual.channels()))
        .execute(database);
    return Sql.of("select * from survey_settings for update")
        .first(database, SurveyRepository::readSettings)
        .orElseThrow();
  }

  void update(SurveySettings settings) {
    Sql.of(
            """
            update survey_settings set version = ?, enabled = ?, delay_hours = ?, sample_percent = ?, quiet_days = ?,
              expires_days = ?, channels = ?""",
            settings.version(),
            settings.enabled(),
            settings.delayHours(),
            settings.samplePercent(),
            settings.quietDays(),
            settings.expiresDays(),
            words(settings.channels()))
        .execute(database);
  }

  /** The next solved cases by id about which nothing was decided yet. */
  List<Long> candidates(long afterId, int most) {
    return Sql.of(
            "select case_id from survey_candidates where case_id > ? order by case_id limit ?",
            afterId,
            most)
        .list(database, row -> row.getLong(1));
  }

  /** Surveys whose time has come, the oldest first. */
  List<Due> due(Instant now, int most) {
    return Sql.of(
            "select id, case_id from surveys where state = 'scheduled' and send_at <= ? order by send_at limit ?",
            now,
            most)
        .list(database, row -> new Due(row.getLong(1), row.getLong(2)));
  }

  /** A solved case, locked; empty while somebody else changes it. */
  Optional<SolvedCase> lockSolved(long caseId) {
    return Sql.of(
            """
            select c.id, c.requester_id, coalesce(c.language, u.language) as language, c.channel, c.solved_at,
              c.merged_into_id is not null as merged, c.discarded_as is not null as discarded,
              exists (select 1 from events e where e.case_id = c.id and e.type = 'case.updated' and e.occurred_at = c.solved_at
                and e.data ->> 'imported' = 'true') as imported,
              c.channel in ('phone', 'in_person') or exists (
                select 1 from comments m where m.case_id = c.id and m.visibility = 'public' and m.author_kind = 'customer') as spoke,
              (select max(s.sent_at) from cases o join surveys s on s.case_id = o.id where o.requester_id = c.requester_id) as asked_at,
              exists (select 1 from cases o join surveys s on s.case_id = o.id
                where o.requester_id = c.requester_id and o.id <> c.id and s.state = 'due') as asked_elsewhere
            from cases c join customers u on u.id = c.requester_id
            where c.id = ? for no key update of c skip locked""",
            caseId)
        .first(
            database,
            row ->
                new SolvedCase(
                    row.getLong("id"),
                    row.getLong("requester_id"),
                    row.getString("language"),
                    EnumValues.parse(Channel.class, row.getString("channel")),
                    Sql.nullableInstant(row, "solved_at"),
                    row.getBoolean("merged"),
                    row.getBoolean("discarded"),
                    row.getBoolean("imported"),
                    row.getBoolean("spoke"),
                    Sql.nullableInstant(row, "asked_at"),
                    row.getBoolean("asked_elsewhere")));
  }

  /**
   * Until the end of the transaction nobody else decides about this customer: of two cases whose
   * surveys are due at the same time, one is asked about.
   */
  void lockDecisions(long customerId) {
    Sql.of("select pg_advisory_xact_lock(hashtext('surveys'), hashtext(?::text))", customerId)
        .first(database, row -> true);
  }

  /**
   * @return whether it was one
   */
  boolean removeCandidate(long caseId) {
    return Sql.of("delete from survey_candidates where case_id = ?", caseId).execute(database) > 0;
  }

  void plan(SolvedCase one, byte[] nonce, Instant sendAt, Instant now) {
    expire(one.id(), now);
    Sql.of(
            """
            insert into surveys (case_id, customer_id, language, state, nonce, solved_at, send_at)
            values (?, ?, ?, 'scheduled', ?, ?, ?) on conflict do nothing""",
            one.id(),
            one.requesterId(),
            one.language(),
            nonce,
            Objects.requireNonNull(one.solvedAt()),
            sendAt)
        .execute(database);
  }

  /** A survey that is given out although none was planned. */
  Survey insertSent(
      long caseId,
      long customerId,
      @Nullable String language,
      byte[] nonce,
      Instant solvedAt,
      Instant now,
      Instant expiresAt) {
    expire(caseId, now);
    return Sql.of(
            """
            insert into surveys as s (case_id, customer_id, language, state, nonce, solved_at, send_at, sent_at, expires_at)
            values (?, ?, coalesce(?, (select u.language from customers u where u.id = ?)), 'sent', ?, ?, ?, ?, ?)
            returning\s"""
                + COLUMNS,
            caseId,
            customerId,
            language,
            customerId,
            nonce,
            solvedAt,
            now,
            now,
            expiresAt)
        .first(database, SurveyRepository::read)
        .orElseThrow();
  }

  /**
   * Its time has come.
   *
   * @return false when it was not waiting for that any more
   */
  boolean becomeDue(long id, Instant expiresAt) {
    return Sql.of(
                "update surveys set state = 'due', expires_at = ? where id = ? and state = 'scheduled'",
                expiresAt,
                id)
            .execute(database)
        > 0;
  }

  /** Where the customer can be written to without writing to somebody else. */
  Optional<String> verifiedAddress(long customerId) {
    return Sql.of(
            "select value from customer_identities where customer_id = ? and kind = 'email' and verified order by id limit 1",
            customerId)
        .first(database, row -> row.getString(1));
  }

  void cancel(long id, NotAsked reason) {
    Sql.of(
            "update surveys set state = 'cancelled', cancel_reason = ? where id = ? and state = 'scheduled'",
            reason,
            id)
        .execute(database);
  }

  /** Somebody gets its link: a new one. */
  Survey send(long id, byte[] nonce, Instant now, Instant expiresAt) {
    return Sql.of(
            """
            update surveys s set state = 'sent', cancel_reason = null, nonce = ?, sent_at = ?, expires_at = ? where id = ?
            returning\s"""
                + COLUMNS,
            nonce,
            now,
            expiresAt,
            id)
        .first(database, SurveyRepository::read)
        .orElseThrow();
  }

  void answer(long id, int rating, @Nullable String comment, Instant now) {
    Sql.of(
            """
            update surveys set state = 'answered', rating = ?, comment = ?, answered_at = coalesce(answered_at, ?), changed_at = ?
            where id = ?""",
            rating,
            comment,
            now,
            now,
            id)
        .execute(database);
  }

  /** Ends what nobody answered in time. */
  int expireAll(Instant now, int most) {
    return Sql.of(
            """
            update surveys set state = 'expired' where id in (
              select id from surveys where state in ('due', 'sent') and expires_at <= ? order by expires_at limit ?
              for update skip locked)""",
            now,
            most)
        .execute(database);
  }

  private void expire(long caseId, Instant now) {
    Sql.of(
            "update surveys set state = 'expired' where case_id = ? and state in ('due', 'sent') and expires_at <= ?",
            caseId,
            now)
        .execute(database);
  }

  Optional<Survey> find(long id) {
    return Sql.of("select " + COLUMNS + " from surveys s where s.id = ?", id)
        .first(database, SurveyRepository::read);
  }

  /** Its case, then the survey, locked. */
  Optional<Survey> lock(Survey survey) {
    Sql.of("select 1 from cases where id = ? for no key update", survey.caseId())
        .first(database, row -> true);
    return Sql.of("select " + COLUMNS + " from surveys s where s.id = ? for update", survey.id())
        .first(database, SurveyRepository::read);
  }

  /** The newest survey of a case that the caller has locked. */
  Optional<Survey> lastOf(long caseId) {
    return Sql.of(
            "select " + COLUMNS + " from surveys s where s.case_id = ? order by s.id desc limit 1",
            caseId)
        .first(database, SurveyRepository::read);
  }

  /** What a survey says of its case to whoever has the link. */
  String subject(long caseId) {
    return Sql.of("select subject from cases where id = ?", caseId)
        .first(database, row -> row.getString(1))
        .orElseThrow();
  }

  long requester(long caseId) {
    return Sql.of("select requester_id from cases where id = ?", caseId)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  /** Empty: there is no such case, or the actor does not see it. */
  Optional<OfCase> ofCase(Actor actor, long caseId) {
    List<Survey> surveys =
        Sql.of(
                "select " + COLUMNS + " from surveys s where s.case_id = ? order by s.id desc",
                caseId)
            .list(database, SurveyRepository::read);
    return Sql.of(
            """
            select c.team_id, c.assignee_id, c.confidential, c.solved_at is not null as solved,
              c.merged_into_id is not null or c.discarded_as is not null as aside
            from cases c where c.id = ? and\s""",
            caseId)
        .add(CaseAccess.of(actor).predicate("c"))
        .first(
            database,
            row ->
                new OfCase(
                    new CaseAccess.Subject(
                        Sql.nullableLong(row, "team_id"),
                        Sql.nullableLong(row, "assignee_id"),
                        row.getBoolean("confidential")),
                    row.getBoolean("solved"),
                    row.getBoolean("aside"),
                    surveys.isEmpty() ? null : surveys.getFirst(),
                    surveys.stream()
                        .filter(one -> one.state() == SurveyState.ANSWERED)
                        .findFirst()
                        .orElse(null)));
  }

  /** The answers about the cases of a customer that this actor sees. */
  CustomerSatisfaction satisfaction(Actor actor, long customerId) {
    return Sql.of(
            """
            select count(*), count(*) filter (where s.rating >= ?), round(avg(s.rating), 2)
            from cases c join surveys s on s.case_id = c.id and s.state = 'answered' where c.requester_id = ? and\s""",
            Survey.GOOD,
            customerId)
        .add(CaseAccess.of(actor).predicate("c"))
        .first(
            database,
            row ->
                new CustomerSatisfaction(
                    row.getLong(1),
                    row.getLong(2),
                    row.getBigDecimal(3) == null ? null : row.getBigDecimal(3).doubleValue()))
        .orElseThrow();
  }

  /** The shared key of links: the one that is there, else this one from now on. */
  byte[] linkKey(byte[] fresh) {
    // A transaction of its own: the key must stay even when the request that needed it fails.
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Sql.of("insert into survey_link_key (key) values (?) on conflict do nothing", fresh)
                  .execute(database);
              return Sql.of("select key from survey_link_key")
                  .first(database, row -> row.getBytes(1))
                  .orElseThrow();
            });
  }

  /** As words: an empty list has no type that would say what is in it. */
  private static List<String> words(List<Channel> channels) {
    return channels.stream().map(EnumValues::wire).toList();
  }

  private static SurveySettings readSettings(ResultSet row) throws SQLException {
    return new SurveySettings(
        row.getLong("version"),
        row.getBoolean("enabled"),
        row.getInt("delay_hours"),
        row.getInt("sample_percent"),
        row.getInt("quiet_days"),
        row.getInt("expires_days"),
        Sql.strings(row, "channels").stream()
            .map(word -> EnumValues.parse(Channel.class, word))
            .toList());
  }

  private static Survey read(ResultSet row) throws SQLException {
    int rating = row.getInt("rating");
    return new Survey(
        row.getLong("id"),
        row.getLong("case_id"),
        row.getString("language"),
        EnumValues.parse(SurveyState.class, row.getString("state")),
        row.getBytes("nonce"),
        Sql.instant(row, "solved_at"),
        Sql.instant(row, "send_at"),
        Sql.nullableInstant(row, "sent_at"),
        Sql.nullableInstant(row, "expires_at"),
        rating == 0 ? null : rating,
        row.getString("comment"),
        Sql.nullableInstant(row, "answered_at"));
  }
}
