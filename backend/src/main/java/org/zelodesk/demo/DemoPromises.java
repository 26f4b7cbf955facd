package org.zelodesk.demo;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Sql;
import org.zelodesk.sla.Calendars;
import org.zelodesk.sla.Holiday;
import org.zelodesk.sla.NewCalendar;
import org.zelodesk.sla.NewSlaPolicy;
import org.zelodesk.sla.OpenHours;
import org.zelodesk.sla.SlaEscalation;
import org.zelodesk.sla.SlaPolicies;
import org.zelodesk.sla.SlaWarning;

/** What the demo desk promises its customers in three regions, and what is urgent everywhere. */
@Singleton
class DemoPromises {

  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final AgroalDataSource database;
  private final Calendars calendars;
  private final SlaPolicies policies;
  private final Clock clock;

  DemoPromises(AgroalDataSource database, Calendars calendars, SlaPolicies policies, Clock clock) {
    this.database = database;
    this.calendars = calendars;
    this.policies = policies;
    this.clock = clock;
  }

  /** To be called in the transaction that makes the other settings. */
  void make(Actor admin) {
    if (Sql.of("select 1 from sla_policies limit 1").first(database, row -> true).isPresent()) {
      return;
    }
    long brazil =
        calendar(
            admin,
            "São Paulo",
            "America/Sao_Paulo",
            Map.of(DayOfWeek.SATURDAY, List.of(new OpenHours("09:00", "13:00"))),
            List.of(new OpenHours("09:00", "12:00"), new OpenHours("13:00", "18:00")),
            Map.of(
                "01-01", "Confraternização Universal",
                "04-21", "Tiradentes",
                "05-01", "Dia do Trabalhador",
                "09-07", "Independência",
                "11-15", "Proclamação da República",
                "12-25", "Natal"));
    long russia =
        calendar(
            admin,
            "Москва",
            "Europe/Moscow",
            Map.of(),
            List.of(new OpenHours("09:00", "18:00")),
            Map.of(
                "01-01", "Новый год",
                "01-07", "Рождество",
                "02-23", "День защитника Отечества",
                "05-09", "День Победы",
                "06-12", "День России",
                "11-04", "День народного единства"));
    long germany =
        calendar(
            admin,
            "Berlin",
            "Europe/Berlin",
            Map.of(),
            List.of(new OpenHours("09:00", "12:00"), new OpenHours("13:00", "17:00")),
            Map.of(
                "01-01", "Neujahr",
                "05-01", "Tag der Arbeit",
                "10-03", "Tag der Deutschen Einheit",
                "12-25", "1. Weihnachtstag",
                "12-26", "2. Weihnachtstag"));
    policy(
        admin,
        "Urgent, day and night",
        "priority:urgent",
        null,
        Duration.ofHours(2),
        List.of(new SlaEscalation(SlaEscalation.When.BREACH, 0L, List.of(), null, null, true)));
    policy(admin, "Brasil", "language:pt", brazil, Duration.ofHours(2), List.of());
    policy(admin, "Россия", "language:ru", russia, Duration.ofHours(2), List.of());
    policy(admin, "Europe", "", germany, Duration.ofHours(2), List.of());
  }

  private long calendar(
      Actor admin,
      String name,
      String zone,
      Map<DayOfWeek, List<OpenHours>> others,
      List<OpenHours> weekdays,
      Map<String, String> holidays) {
    Map<String, List<OpenHours>> weekly = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<OpenHours> hours = WEEKDAYS.contains(day) ? weekdays : others.get(day);
      if (hours != null) {
        weekly.put(day.name().toLowerCase(Locale.ROOT), hours);
      }
    }
    return calendars
        .create(admin, new NewCalendar(name, zone, weekly, null, dates(holidays), null))
        .id();
  }

  /** Those of the year before, this one and the next two. */
  private List<Holiday> dates(Map<String, String> byDay) {
    int now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    List<Holiday> dates = new ArrayList<>();
    for (int year = now - 1; year <= now + 2; year++) {
      Year of = Year.of(year);
      byDay.forEach(
          (day, name) -> dates.add(new Holiday(of.atMonthDay(MonthDay.parse("--" + day)), name)));
    }
    return dates;
  }

  /**
   * @param first reply to a case of high priority; everything else follows from it
   */
  private void policy(
      Actor admin,
      String name,
      String conditions,
      @Nullable Long calendarId,
      Duration first,
      List<SlaEscalation> escalations) {
    Map<SlaMetric, Map<Priority, Long>> targets = new EnumMap<>(SlaMetric.class);
    targets.put(SlaMetric.FIRST_REPLY, byPriority(first));
    targets.put(SlaMetric.NEXT_REPLY, byPriority(first.multipliedBy(2)));
    targets.put(SlaMetric.RESOLUTION, byPriority(first.multipliedBy(12)));
    policies.create(
        admin,
        new NewSlaPolicy(
            name,
            true,
            conditions,
            calendarId,
            targets,
            null,
            List.of(new SlaWarning(null, 75)),
            escalations));
  }

  private static Map<Priority, Long> byPriority(Duration high) {
    Map<Priority, Long> seconds = new EnumMap<>(Priority.class);
    seconds.put(Priority.URGENT, high.dividedBy(2).toSeconds());
    seconds.put(Priority.HIGH, high.toSeconds());
    seconds.put(Priority.NORMAL, high.multipliedBy(2).toSeconds());
    seconds.put(Priority.LOW, high.multipliedBy(4).toSeconds());
    return seconds;
  }
}
