package org.zelodesk.sla;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.outbound.Outbound;
import org.zelodesk.outbound.OutboundException;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of calendars. */
@Singleton
public class Calendars {

  /** Years, from the last one on, of which a file's holidays are taken. */
  private static final int YEARS_AHEAD = 10;

  private final CalendarRepository repository;
  private final SlaRevision revision;
  private final Outbound outbound;
  private final EventLog log;
  private final Clock clock;

  Calendars(
      CalendarRepository repository,
      SlaRevision revision,
      Outbound outbound,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.revision = revision;
    this.outbound = outbound;
    this.log = log;
    this.clock = clock;
  }

  Page<CalendarView> list(@Nullable Boolean active, PageRequest page) {
    return repository.list(active, page);
  }

  public CalendarView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public CalendarView create(Actor actor, NewCalendar calendar) {
    List<ExceptionalDate> exceptions = orNone(calendar.exceptions());
    List<Holiday> holidays = orNone(calendar.holidays());
    CalendarDefinition.check("", calendar.timeZone(), calendar.weekly(), exceptions, holidays);
    String url = url(calendar.holidayFeed());
    revision.lock();
    String name = calendar.name().strip();
    refuseTaken(name, 0);
    Instant now = clock.instant();
    CalendarView view =
        repository.insert(
            name,
            CalendarDefinition.of(
                calendar.timeZone(), calendar.weekly(), exceptions, holidays, url),
            now);
    revision.next();
    log.append(
        NewEvent.of(
            "calendar.created", view.id(), actor.author(), now, Map.of("after", view.onRecord())));
    return view;
  }

  @Transactional
  public CalendarView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, CalendarChanges changes) {
    return change(actor, id, expected, before -> changed(before, changes));
  }

  /**
   * Replaces the holidays by those of an iCalendar text, from last year on for ten years.
   *
   * @param text RFC 5545
   */
  @Transactional
  public CalendarView replaceHolidays(
      Actor actor, long id, @Nullable ExpectedVersion expected, String text) {
    get(id);
    // Before the others have to wait: a long file takes a second.
    List<Holiday> holidays = read(text);
    return change(actor, id, expected, before -> withHolidays(before, holidays));
  }

  /**
   * As {@link #replaceHolidays}, by what a feed says now.
   *
   * @param url of the feed; if the calendar has another one by now nothing changes
   */
  @Transactional
  void replaceHolidaysByFeed(long id, String url, String text) {
    List<Holiday> holidays = read(text);
    change(
        Actor.SYSTEM,
        id,
        null,
        before -> url.equals(before.holidayFeedUrl()) ? withHolidays(before, holidays) : before);
  }

  private static CalendarView withHolidays(CalendarView before, List<Holiday> holidays) {
    return with(
        before,
        before.name(),
        before.active(),
        before.timeZone(),
        before.weekly(),
        before.exceptions(),
        holidays,
        before.holidayFeedUrl());
  }

  private CalendarView change(
      Actor actor,
      long id,
      @Nullable ExpectedVersion expected,
      UnaryOperator<CalendarView> change) {
    revision.lock();
    CalendarView before = get(id);
    ExpectedVersion.check(expected, before.version());
    CalendarView changed = change.apply(before);
    if (changed.saysTheSameAs(before)) {
      return before;
    }
    if (!changed.name().equals(before.name())) {
      refuseTaken(changed.name(), id);
    }
    if (before.active() && !changed.active()) {
      refuseInUse(id);
    }
    boolean isFeedTheSame = Objects.equals(before.holidayFeedUrl(), changed.holidayFeedUrl());
    CalendarView after =
        CalendarView.of(
            id,
            before.version() + 1,
            changed.name(),
            changed.active(),
            changed.definition(),
            isFeedTheSame ? feedRefreshedAt(before) : null,
            isFeedTheSame ? feedFailure(before) : null,
            before.createdAt(),
            clock.instant());
    repository.update(after);
    if (!isFeedTheSame) {
      repository.feedChanged(after);
    }
    revision.next();
    log.append(
        NewEvent.of(
            "calendar.updated",
            id,
            actor.author(),
            after.updatedAt(),
            Map.of("before", before.onRecord(), "after", after.onRecord())));
    return after;
  }

  private static @Nullable Instant feedRefreshedAt(CalendarView one) {
    return one.holidayFeed() == null ? null : one.holidayFeed().refreshedAt();
  }

  private static HolidayFeedView.@Nullable Failure feedFailure(CalendarView one) {
    return one.holidayFeed() == null ? null : one.holidayFeed().failure();
  }

  private @Nullable String url(@Nullable HolidaySource source) {
    if (source == null) {
      return null;
    }
    try {
      outbound.check(source.url());
      return source.url();
    } catch (OutboundException forbidden) {
      throw Problem.invalid("/holidayFeed/url", "public_address");
    }
  }

  private CalendarView changed(CalendarView before, CalendarChanges changes) {
    return with(
        before,
        changes.name().isPresent() ? changes.name().get().strip() : before.name(),
        changes.active().orElse(before.active()),
        changes.timeZone().orElse(before.timeZone()),
        changes.weekly().isPresent()
            ? merged(before.weekly(), changes.weekly().get())
            : before.weekly(),
        changes.exceptions().orElse(before.exceptions()),
        changes.holidays().orElse(before.holidays()),
        changes.holidayFeed().isPresent()
            ? url(changes.holidayFeed().get())
            : before.holidayFeedUrl());
  }

  private static CalendarView with(
      CalendarView before,
      String name,
      boolean active,
      String timeZone,
      Map<String, List<OpenHours>> weekly,
      List<ExceptionalDate> exceptions,
      List<Holiday> holidays,
      @Nullable String holidayFeedUrl) {
    CalendarDefinition.check("", timeZone, weekly, exceptions, holidays);
    return CalendarView.of(
        before.id(),
        before.version(),
        name,
        active,
        CalendarDefinition.of(timeZone, weekly, exceptions, holidays, holidayFeedUrl),
        null,
        null,
        before.createdAt(),
        before.updatedAt());
  }

  /** RFC 7396; a day without hours is a closed one. */
  private static Map<String, List<OpenHours>> merged(
      Map<String, List<OpenHours>> before, Map<String, @Nullable List<OpenHours>> changes) {
    Map<String, List<OpenHours>> after = new LinkedHashMap<>(before);
    changes.forEach((day, hours) -> after.put(day, orNone(hours)));
    return after;
  }

  private List<Holiday> read(String text) {
    int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    LocalDate from = LocalDate.of(year - 1, 1, 1);
    LocalDate to = LocalDate.of(year + YEARS_AHEAD + 1, 1, 1);
    NavigableMap<LocalDate, String> holidays;
    try {
      holidays = HolidayFeed.read(text, from, to);
    } catch (HolidayFeedException fault) {
      Problem problem = Problem.invalid("/", fault.rule());
      throw fault.line() > 0 ? problem.with("line", fault.line()) : problem;
    }
    if (holidays.size() > CalendarDefinition.MOST_HOLIDAYS) {
      throw Problem.invalid("/", "feed_too_many_days");
    }
    if (holidays.isEmpty()) {
      throw Problem.invalid("/", "feed_no_holidays", from.toString(), to.minusDays(1).toString());
    }
    return holidays.entrySet().stream()
        .map(one -> new Holiday(one.getKey(), one.getValue()))
        .toList();
  }

  private void refuseTaken(String name, long exceptId) {
    if (repository.isNameTaken(name, exceptId)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
  }

  private void refuseInUse(long id) {
    List<Long> policies = repository.policiesWith(id);
    if (!policies.isEmpty()) {
      throw Problem.conflict("calendar_in_use").with("policyIds", policies);
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
