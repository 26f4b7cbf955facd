package org.zelodesk.reports;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;

/** All SQL of schedules and of what they send. */
@Singleton
class ReportScheduleRepository {

  /** What one sending still is to one recipient, taken by this node. */
  record Sending(long scheduleId, Instant dueAt, long agentId, int attempts, long fence) {

    String purposeKey() {
      return StoredSchedule.purposeKey(scheduleId, dueAt, agentId);
    }
  }

  /** Where a sending stands with one recipient. */
  record Stand(
      long scheduleId, Instant dueAt, long agentId, String state, @Nullable String reason) {}

  private final AgroalDataSource database;

  ReportScheduleRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** Those of a report that the reader may know of: the next first, what is paused last. */
  List<StoredSchedule> ofReader(Actor actor, long reportId) {
    return Sql.of("select s.* from report_schedules s where s.report_id = ? and ", reportId)
        .add(readable(actor))
        .add(" order by s.next_at nulls last, s.id")
        .list(database, ReportScheduleRepository::read);
  }

  Optional<StoredSchedule> find(Actor actor, long reportId, long id) {
    return one(actor, reportId, id).first(database, ReportScheduleRepository::read);
  }

  /** Locked until the end of the transaction. */
  Optional<StoredSchedule> lock(Actor actor, long reportId, long id) {
    return one(actor, reportId, id)
        .add(" for update")
        .first(database, ReportScheduleRepository::read);
  }

  /** Whoever asks. */
  Optional<StoredSchedule> find(long id) {
    return Sql.of("select s.* from report_schedules s where s.id = ?", id)
        .first(database, ReportScheduleRepository::read);
  }

  private static Sql one(Actor actor, long reportId, long id) {
    return Sql.of(
            "select s.* from report_schedules s where s.report_id = ? and s.id = ? and ",
            reportId,
            id)
        .add(readable(actor));
  }

  private static Sql readable(Actor actor) {
    return actor.may(Permissions.SETTINGS_WRITE)
        ? Sql.of("true")
        : Sql.of("(s.owner_id = ? or ? = any(s.recipient_ids))", actor.id(), actor.id());
  }

  long beside(long reportId) {
    return Sql.of("select count(*) from report_schedules where report_id = ?", reportId)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  long insert(StoredSchedule schedule, Instant now) {
    Timing timing = schedule.timing();
    return Sql.of(
            """
            insert into report_schedules (report_id, owner_id, recipient_ids, format, rhythm, weekday, day_of_month, local_time, time_zone,
              next_at, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?::text, ?::smallint, ?, ?, ?, ?, ?) returning id""",
            schedule.reportId(),
            schedule.ownerId(),
            schedule.recipientIds(),
            schedule.format(),
            timing.rhythm(),
            timing.weekday(),
            timing.dayOfMonth(),
            timing.time(),
            timing.zone().getId(),
            schedule.nextAt(),
            now,
            now)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  void update(StoredSchedule schedule, Instant now) {
    Timing timing = schedule.timing();
    Sql.of(
            """
            update report_schedules set version = version + 1, recipient_ids = ?, format = ?, rhythm = ?, weekday = ?::text,
              day_of_month = ?::smallint, local_time = ?, time_zone = ?, next_at = ?::timestamptz, updated_at = ? where id = ?""",
            schedule.recipientIds(),
            schedule.format(),
            timing.rhythm(),
            timing.weekday(),
            timing.dayOfMonth(),
            timing.time(),
            timing.zone().getId(),
            schedule.nextAt(),
            now,
            schedule.id())
        .execute(database);
  }

  void delete(long id) {
    Sql.of("delete from report_schedules where id = ?", id).execute(database);
  }

  /** A schedule whose time has come, locked; what others are at is left to them. */
  Optional<StoredSchedule> lockDue(Instant now) {
    return Sql.of(
            "select s.* from report_schedules s where s.next_at <= ? order by s.next_at, s.id limit 1 for update skip locked",
            now)
        .first(database, ReportScheduleRepository::read);
  }

  /** It is due again then. Its version stays: nobody changed anything. */
  void await(long id, Instant nextAt) {
    Sql.of("update report_schedules set next_at = ? where id = ?", nextAt, id).execute(database);
  }

  /** Begins a sending; those from before a time are forgotten. */
  void begin(StoredSchedule schedule, Instant dueAt, Instant now, Instant forgetBefore) {
    Sql.of(
            "delete from report_sendings where schedule_id = ? and due_at < ?",
            schedule.id(),
            forgetBefore)
        .execute(database);
    Sql.of(
            """
            insert into report_sendings (schedule_id, due_at, agent_id, next_attempt_at)
            select ?, ?, agent_id, ? from unnest(?) as agent_id on conflict do nothing""",
            schedule.id(),
            dueAt,
            now,
            schedule.recipientIds())
        .execute(database);
  }

  boolean isPreparing(long scheduleId) {
    return Sql.of(
            "select 1 from report_sendings where schedule_id = ? and state = 'preparing' limit 1",
            scheduleId)
        .first(database, row -> true)
        .orElse(false);
  }

  /** What has waited longest, for this node alone until the end of its lease. */
  Optional<Sending> take(Instant now, Instant leaseEnd) {
    return Sql.of(
            """
            with next as (
              select schedule_id, due_at, agent_id from report_sendings
              where next_attempt_at <= ? order by next_attempt_at, schedule_id, agent_id limit 1 for update skip locked)
            update report_sendings s set attempts = s.attempts + 1, fence = s.fence + 1, next_attempt_at = ?
            from next where (s.schedule_id, s.due_at, s.agent_id) = (next.schedule_id, next.due_at, next.agent_id)
            returning s.schedule_id, s.due_at, s.agent_id, s.attempts, s.fence""",
            now,
            leaseEnd)
        .first(
            database,
            row ->
                new Sending(
                    row.getLong("schedule_id"),
                    Sql.instant(row, "due_at"),
                    row.getLong("agent_id"),
                    row.getInt("attempts"),
                    row.getLong("fence")));
  }

  /**
   * @return false when it is another node's by now
   */
  boolean end(Sending sending, String state, @Nullable String reason) {
    return ours(
                Sql.of(
                    "update report_sendings set state = ?, reason = ?, next_attempt_at = null where ",
                    state,
                    reason),
                sending)
            .execute(database)
        > 0;
  }

  void later(Sending sending, Instant next) {
    ours(Sql.of("update report_sendings set next_attempt_at = ? where ", next), sending)
        .execute(database);
  }

  private static Sql ours(Sql change, Sending sending) {
    return change.add(
        "schedule_id = ? and due_at = ? and agent_id = ? and fence = ? and state = 'preparing'",
        sending.scheduleId(),
        sending.dueAt(),
        sending.agentId(),
        sending.fence());
  }

  /** The newest sending of each. */
  List<Stand> newest(Collection<Long> scheduleIds) {
    return scheduleIds.isEmpty()
        ? List.of()
        : Sql.of(
                """
                select s.schedule_id, s.due_at, s.agent_id, s.state, s.reason from report_sendings s
                where s.schedule_id = any(?)
                  and s.due_at = (select max(n.due_at) from report_sendings n where n.schedule_id = s.schedule_id)
                order by s.schedule_id, s.agent_id""",
                scheduleIds)
            .list(
                database,
                row ->
                    new Stand(
                        row.getLong("schedule_id"),
                        Sql.instant(row, "due_at"),
                        row.getLong("agent_id"),
                        row.getString("state"),
                        row.getString("reason")));
  }

  private static StoredSchedule read(ResultSet row) throws SQLException {
    String weekday = row.getString("weekday");
    Long day = Sql.nullableLong(row, "day_of_month");
    return new StoredSchedule(
        row.getLong("id"),
        row.getLong("version"),
        row.getLong("report_id"),
        row.getLong("owner_id"),
        Sql.longs(row, "recipient_ids"),
        EnumValues.parse(Format.class, row.getString("format")),
        new Timing(
            EnumValues.parse(Rhythm.class, row.getString("rhythm")),
            weekday == null ? null : EnumValues.parse(Weekday.class, weekday),
            day == null ? null : day.intValue(),
            row.getObject("local_time", LocalTime.class),
            ZoneId.of(row.getString("time_zone"))),
        Sql.nullableInstant(row, "next_at"));
  }
}
