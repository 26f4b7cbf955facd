package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/** Open time for other features: the calendar by which the hours of a case are counted. */
@Singleton
public class CaseCalendars {

  private final SlaRules rules;
  private final AgroalDataSource database;
  private final CompiledCalendar dayAndNight =
      BusinessCalendar.alwaysOpen(ZoneId.of("UTC")).compiled();

  CaseCalendars(SlaRules rules, AgroalDataSource database) {
    this.rules = rules;
    this.database = database;
  }

  /**
   * That of a policy's version, as an event {@code sla.policy_applied} names it.
   *
   * @param calendarId null: the policy counts day and night
   */
  public CompiledCalendar of(@Nullable Long calendarId, long calendarVersion) {
    return calendarId == null ? dayAndNight : rules.calendar(calendarId, calendarVersion);
  }

  /**
   * For a case of no policy: the desk's oldest calendar as it was at an instant. Versions never
   * change, so the answer for an instant never does.
   */
  public Optional<CompiledCalendar> standard(Instant at) {
    return Sql.of(
            """
            select calendar_id, version from calendar_versions
            where calendar_id = (select min(id) from calendars) and created_at <= ? order by version desc limit 1""",
            at)
        .first(database, row -> rules.calendar(row.getLong(1), row.getLong(2)));
  }
}
