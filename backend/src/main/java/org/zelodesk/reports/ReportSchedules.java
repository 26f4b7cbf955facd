package org.zelodesk.reports;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.identity.Permissions;
import org.zelodesk.mail.MailState;
import org.zelodesk.mail.Mailer;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;
import org.zelodesk.reports.ReportScheduleRepository.Stand;

/** The use cases of schedules. What goes out is made by {@link ReportMailing}. */
@Singleton
public class ReportSchedules {

  private static final int MOST = 50;

  /** How long a sending can be looked at. */
  static final Duration KEPT = Duration.ofDays(30);

  private final ReportScheduleRepository repository;
  private final SavedReportRepository saved;
  private final Reports reports;
  private final Actors actors;
  private final Mailer mailer;
  private final Clock clock;

  ReportSchedules(
      ReportScheduleRepository repository,
      SavedReportRepository saved,
      Reports reports,
      Actors actors,
      Mailer mailer,
      Clock clock) {
    this.repository = repository;
    this.saved = saved;
    this.reports = reports;
    this.actors = actors;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** Of a report, those that the reader made or gets; all of them for who cares for settings. */
  List<ReportSchedule> list(Actor actor, long reportId) {
    requireReport(actor, reportId);
    return shown(actor, repository.ofReader(actor, reportId));
  }

  ReportSchedule get(Actor actor, long reportId, long id) {
    requireReport(actor, reportId);
    return shown(
            actor, List.of(repository.find(actor, reportId, id).orElseThrow(Problem::notFound)))
        .getFirst();
  }

  /**
   * @return its id
   */
  @Transactional
  public long create(Actor actor, long reportId, NewReportSchedule wanted) {
    requireReport(actor, reportId);
    Timing timing =
        new Timing(
            wanted.rhythm(),
            wanted.weekday(),
            wanted.dayOfMonth(),
            LocalTime.parse(wanted.time()),
            zone(actor, wanted.timeZone()));
    List<Long> recipients = List.copyOf(new LinkedHashSet<>(wanted.recipientIds()));
    check(reportId, recipients, Set.of());
    if (repository.beside(reportId) >= MOST) {
      throw Problem.conflict("too_many_schedules", MOST);
    }
    Instant now = clock.instant();
    return repository.insert(
        new StoredSchedule(
            0, 1, reportId, actor.id(), recipients, wanted.format(), timing, timing.after(now)),
        now);
  }

  @Transactional
  public void change(
      Actor actor,
      long reportId,
      long id,
      @Nullable ExpectedVersion expected,
      ReportScheduleChanges changes) {
    StoredSchedule before = lock(actor, reportId, id, expected);
    Timing timing = changed(actor, before.timing(), changes);
    List<Long> recipients =
        changes.recipientIds().isPresent()
            ? List.copyOf(new LinkedHashSet<>(changes.recipientIds().get()))
            : before.recipientIds();
    check(reportId, recipients, Set.copyOf(before.recipientIds()));
    boolean paused = changes.paused().orElse(before.nextAt() == null);
    Instant now = clock.instant();
    Instant nextAt =
        paused
            ? null
            : before.nextAt() != null && timing.equals(before.timing())
                ? before.nextAt()
                : timing.after(now);
    StoredSchedule after =
        new StoredSchedule(
            id,
            before.version(),
            reportId,
            before.ownerId(),
            recipients,
            changes.format().orElse(before.format()),
            timing,
            nextAt);
    if (!after.equals(before)) {
      repository.update(after, now);
    }
  }

  private Timing changed(Actor actor, Timing before, ReportScheduleChanges changes) {
    Rhythm rhythm = changes.rhythm().orElse(before.rhythm());
    boolean same = rhythm == before.rhythm();
    return new Timing(
        rhythm,
        changes.weekday().isPresent() ? changes.weekday().get() : same ? before.weekday() : null,
        changes.dayOfMonth().isPresent()
            ? changes.dayOfMonth().get()
            : same ? before.dayOfMonth() : null,
        changes.time().isPresent() ? LocalTime.parse(changes.time().get()) : before.time(),
        changes.timeZone().isPresent() ? zone(actor, changes.timeZone().get()) : before.zone());
  }

  private ZoneId zone(Actor actor, @Nullable String name) {
    ZoneId zone = reports.zone(actor, name);
    return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
  }

  @Transactional
  public void delete(Actor actor, long reportId, long id, @Nullable ExpectedVersion expected) {
    lock(actor, reportId, id, expected);
    repository.delete(id);
  }

  /** Has it go out now, besides its rhythm. */
  @Transactional
  public void send(Actor actor, long reportId, long id) {
    StoredSchedule schedule = lock(actor, reportId, id, null);
    if (repository.isPreparing(id)) {
      throw Problem.conflict("report_being_sent");
    }
    Instant now = clock.instant();
    repository.begin(schedule, now, now, now.minus(KEPT));
  }

  private void requireReport(Actor actor, long reportId) {
    if (saved.find(actor, reportId).isEmpty()) {
      throw Problem.notFound();
    }
  }

  private StoredSchedule lock(
      Actor actor, long reportId, long id, @Nullable ExpectedVersion expected) {
    requireReport(actor, reportId);
    StoredSchedule schedule = repository.lock(actor, reportId, id).orElseThrow(Problem::notFound);
    if (!mayChange(actor, schedule)) {
      throw Problem.forbidden("not_allowed");
    }
    ExpectedVersion.check(expected, schedule.version());
    return schedule;
  }

  private static boolean mayChange(Actor actor, StoredSchedule schedule) {
    return schedule.ownerId() == actor.id() || actor.may(Permissions.SETTINGS_WRITE);
  }

  /** Whoever was accepted once stays; whether they get anything is asked anew each time. */
  private void check(long reportId, List<Long> recipients, Set<Long> accepted) {
    for (int i = 0; i < recipients.size(); i++) {
      long id = recipients.get(i);
      if (!accepted.contains(id)) {
        Actor recipient =
            actors
                .byId(id)
                .filter(Actor::active)
                .orElseThrow(notRecipient("/recipientIds/" + i, "not_found"));
        if (!recipient.may(Permissions.REPORTS_READ) || saved.find(recipient, reportId).isEmpty()) {
          throw notRecipient("/recipientIds/" + i, "may_not_read_report").get();
        }
      }
    }
  }

  private static Supplier<Problem> notRecipient(String place, String rule) {
    return () -> Problem.invalid(place, rule);
  }

  private List<ReportSchedule> shown(Actor actor, List<StoredSchedule> schedules) {
    List<Stand> stands = repository.newest(schedules.stream().map(StoredSchedule::id).toList());
    Map<String, MailState> mails =
        mailer.states(stands.stream().map(ReportSchedules::purposeKey).toList());
    Map<Long, List<Stand>> bySchedule =
        stands.stream().collect(Collectors.groupingBy(Stand::scheduleId));
    return schedules.stream()
        .map(one -> shown(actor, one, bySchedule.getOrDefault(one.id(), List.of()), mails::get))
        .toList();
  }

  private static ReportSchedule shown(
      Actor actor,
      StoredSchedule one,
      List<Stand> stands,
      Function<String, @Nullable MailState> mails) {
    List<ReportSchedule.Recipient> recipients = new ArrayList<>();
    for (Stand stand : stands) {
      recipients.add(recipient(stand, mails.apply(purposeKey(stand))));
    }
    Timing timing = one.timing();
    return new ReportSchedule(
        one.id(),
        one.version(),
        one.reportId(),
        one.ownerId(),
        one.recipientIds(),
        one.format(),
        timing.rhythm(),
        timing.weekday(),
        timing.dayOfMonth(),
        timing.time().toString(),
        timing.zone().getId(),
        one.nextAt() == null,
        one.nextAt(),
        mayChange(actor, one),
        stands.isEmpty()
            ? null
            : new ReportSchedule.Sending(stands.getFirst().dueAt(), recipients));
  }

  private static String purposeKey(Stand stand) {
    return StoredSchedule.purposeKey(stand.scheduleId(), stand.dueAt(), stand.agentId());
  }

  /** A mail that is not known any more was sent long ago. */
  private static ReportSchedule.Recipient recipient(Stand stand, @Nullable MailState mail) {
    ReportSchedule.State state =
        switch (stand.state()) {
          case "preparing" -> ReportSchedule.State.PREPARING;
          case "skipped" -> ReportSchedule.State.SKIPPED;
          case "failed" -> ReportSchedule.State.FAILED;
          default ->
              switch (Objects.requireNonNullElse(mail, MailState.SENT)) {
                case QUEUED, SENDING, UNCERTAIN -> ReportSchedule.State.WAITING;
                case SENT -> ReportSchedule.State.SENT;
                case FAILED -> ReportSchedule.State.FAILED;
              };
        };
    String reason =
        stand.reason() == null && mail == MailState.FAILED ? "mail_refused" : stand.reason();
    return new ReportSchedule.Recipient(stand.agentId(), state, reason);
  }
}
