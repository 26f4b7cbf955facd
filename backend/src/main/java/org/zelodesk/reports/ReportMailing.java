package org.zelodesk.reports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.identity.Permissions;
import org.zelodesk.mail.MailAddress;
import org.zelodesk.mail.Mailer;
import org.zelodesk.mail.OutgoingMail;
import org.zelodesk.platform.Problem;
import org.zelodesk.reports.ReportScheduleRepository.Sending;

/**
 * Makes mails of schedules whose time has come, on whichever node comes first. What is due is
 * written down for each recipient in the transaction that sets the next time; each mail is queued
 * in the transaction that says that it is. While nobody worked, times that were missed are made up
 * for once.
 */
@Singleton
class ReportMailing {

  private static final Logger LOG = Logger.getLogger(ReportMailing.class);
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

  /** The longest report, with room; who takes one and is stopped leaves it to others after that. */
  private static final Duration TAKEN = Duration.ofMinutes(10);

  /** Older numbers are no news. */
  private static final Duration WANTED = Duration.ofDays(3);

  private final ReportScheduleRepository repository;
  private final SavedReportRepository saved;
  private final ReportMail mails;
  private final Mailer mailer;
  private final Actors actors;
  private final Clock clock;

  ReportMailing(
      ReportScheduleRepository repository,
      SavedReportRepository saved,
      ReportMail mails,
      Mailer mailer,
      Actors actors,
      Clock clock) {
    this.repository = repository;
    this.saved = saved;
    this.mails = mails;
    this.mailer = mailer;
    this.actors = actors;
    this.clock = clock;
  }

  @Scheduled(
      every = "${zelodesk.reports.schedules.every:5s}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    while (QuarkusTransaction.requiringNew().call(this::beginNext)) {
      // Until none is due.
    }
    for (Optional<Sending> sending = take(); sending.isPresent(); sending = take()) {
      prepare(sending.get());
    }
  }

  private boolean beginNext() {
    Instant now = clock.instant();
    StoredSchedule schedule = repository.lockDue(now).orElse(null);
    if (schedule == null || schedule.nextAt() == null) {
      return false;
    }
    repository.begin(schedule, schedule.nextAt(), now, now.minus(ReportSchedules.KEPT));
    repository.await(schedule.id(), schedule.timing().after(now));
    return true;
  }

  private Optional<Sending> take() {
    Instant now = clock.instant();
    return repository.take(now, now.plus(TAKEN));
  }

  private void prepare(Sending sending) {
    try {
      StoredSchedule schedule = repository.find(sending.scheduleId()).orElse(null);
      if (schedule == null) {
        return;
      }
      Actor reader = actors.byId(sending.agentId()).orElse(null);
      StoredReport report =
          reader == null ? null : saved.find(reader, schedule.reportId()).orElse(null);
      String whyNot = whyNot(reader, report);
      if (reader == null || report == null || whyNot != null) {
        repository.end(sending, "skipped", whyNot);
        return;
      }
      Instant now = clock.instant();
      OutgoingMail mail =
          mails.write(
              reader,
              String.valueOf(reader.email()),
              schedule,
              report,
              sending.purposeKey(),
              now,
              now.plus(WANTED));
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                if (repository.end(sending, "queued", null)) {
                  mailer.queue(mail);
                }
              });
    } catch (Problem refused) {
      boolean busy = refused.status() == 503 || refused.code().equals("query_too_slow");
      failed(sending, busy, refused);
    } catch (RuntimeException e) {
      failed(sending, true, e);
    }
  }

  private static @Nullable String whyNot(@Nullable Actor reader, @Nullable StoredReport report) {
    if (reader == null || !reader.active()) {
      return "deactivated";
    }
    if (!reader.may(Permissions.REPORTS_READ)) {
      return "may_not_read_reports";
    }
    if (report == null) {
      return "may_not_read_report";
    }
    return reader.email() == null || !MailAddress.isGood(reader.email()) ? "no_address" : null;
  }

  private void failed(Sending sending, boolean again, RuntimeException why) {
    LOG.warnf(
        why, "the report of schedule %d for agent %d", sending.scheduleId(), sending.agentId());
    if (again && sending.attempts() < ATTEMPTS) {
      Duration delay = FIRST_DELAY.multipliedBy(1L << (sending.attempts() - 1));
      repository.later(sending, clock.instant().plus(delay));
    } else {
      repository.end(sending, "failed", "report_fails");
    }
  }
}
