package org.zelodesk.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of calendars. */
@Singleton
class CalendarRepository {

  private static final String COLUMNS =
      "select c.id, c.version, c.name, c.active, c.created_at, c.updated_at, c.feed_refreshed_at, c.feed_failure, v.definition ";

  private static final String TABLES =
      "from calendars c join calendar_versions v on v.calendar_id = c.id and v.version = c.version where true";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  CalendarRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  Optional<CalendarView> view(long id) {
    return Sql.of(COLUMNS + TABLES + " and c.id = ?", id).first(database, this::read);
  }

  boolean isNameTaken(String name, long exceptId) {
    return Sql.of(
            "select 1 from calendars where lower(name) = lower(?) and id <> ?", name, exceptId)
        .first(database, row -> true)
        .orElse(false);
  }

  /** Whether there is such a calendar and it is active; empty: there is none. */
  Optional<Boolean> isActive(long id) {
    return Sql.of("select active from calendars where id = ?", id)
        .first(database, row -> row.getBoolean(1));
  }

  /** The active policies that count with it. */
  List<Long> policiesWith(long id) {
    return Sql.of(
            "select p.id from sla_policies p join sla_policy_versions v on v.policy_id = p.id and v.version = p.version"
                + " where p.active and (v.definition ->> 'calendarId')::bigint = ? order by p.position",
            id)
        .list(database, row -> row.getLong(1));
  }

  Page<CalendarView> list(@Nullable Boolean active, PageRequest page) {
    String query = "calendars|" + active;
    Long after = page.afterId(query);
    Sql from = Sql.of(TABLES).addIf(active != null, " and c.active = ?", active);
    Sql rows =
        Sql.of(COLUMNS)
            .add(from)
            .addIf(after != null, " and c.id > ?", after)
            .add(" order by c.id limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, this::read),
        calendar -> List.of(calendar.id()),
        () -> Sql.count(database, from));
  }

  CalendarView insert(String name, CalendarDefinition definition, Instant now) {
    long id =
        Sql.of(
                "insert into calendars (name, created_at, updated_at, feed_due_at) values (?, ?, ?, ?) returning id",
                name,
                now,
                now,
                definition.holidayFeedUrl() == null ? null : now)
            .first(database, row -> row.getLong(1))
            .orElseThrow();
    CalendarView view = CalendarView.of(id, 1, name, true, definition, null, null, now, now);
    insertVersion(view);
    return view;
  }

  void update(CalendarView changed) {
    Sql.of(
            "update calendars set version = ?, name = ?, active = ?, updated_at = ? where id = ?",
            changed.version(),
            changed.name(),
            changed.active(),
            changed.updatedAt(),
            changed.id())
        .execute(database);
    insertVersion(changed);
  }

  private void insertVersion(CalendarView calendar) {
    Sql.of(
            "insert into calendar_versions (calendar_id, version, definition, created_at) values (?, ?, ?::jsonb, ?)",
            calendar.id(),
            calendar.version(),
            write(calendar.definition()),
            calendar.updatedAt())
        .execute(database);
  }

  /**
   * @param url where its holidays come from now
   */
  record DueFeed(long calendarId, String url) {}

  /**
   * The next calendar whose feed is to be fetched, which nobody else takes before {@code until}.
   */
  Optional<DueFeed> takeFeed(Instant now, Instant until) {
    return Sql.of(
            """
            with taken as (
              select id from calendars where active and feed_due_at <= ? order by feed_due_at limit 1 for update skip locked)
            update calendars c set feed_due_at = ? from taken t, calendar_versions v
            where c.id = t.id and v.calendar_id = c.id and v.version = c.version
            returning c.id, v.definition ->> 'holidayFeedUrl'""",
            now,
            until)
        .first(database, row -> new DueFeed(row.getLong(1), row.getString(2)));
  }

  /** The holidays come from elsewhere from now on, or are given. */
  void feedChanged(CalendarView changed) {
    Sql.of(
            "update calendars set feed_due_at = ?, feed_refreshed_at = null, feed_failure = null where id = ?",
            changed.holidayFeedUrl() == null ? null : changed.updatedAt(),
            changed.id())
        .execute(database);
  }

  /** How it went, unless the holidays come from elsewhere by now. */
  void fetched(
      DueFeed feed, Instant now, HolidayFeedView.@Nullable Failure failure, Instant nextAt) {
    Sql.of(
            """
            update calendars c set feed_due_at = ?, feed_failure = ?,
              feed_refreshed_at = case when ?::text is null then ? else c.feed_refreshed_at end
            from calendar_versions v
            where c.id = ? and v.calendar_id = c.id and v.version = c.version and v.definition ->> 'holidayFeedUrl' = ?""",
            nextAt,
            failure,
            failure,
            now,
            feed.calendarId(),
            feed.url())
        .execute(database);
  }

  private CalendarView read(ResultSet row) throws SQLException {
    String failure = row.getString("feed_failure");
    return CalendarView.of(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        row.getBoolean("active"),
        definition(row.getString("definition")),
        Sql.nullableInstant(row, "feed_refreshed_at"),
        failure == null ? null : EnumValues.parse(HolidayFeedView.Failure.class, failure),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  private CalendarDefinition definition(String stored) {
    try {
      return json.readValue(stored, CalendarDefinition.class).inOrder();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(CalendarDefinition definition) {
    try {
      return json.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
