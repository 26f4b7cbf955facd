package org.zelodesk.mail;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.mail.Delivery.NotTaken;

/**
 * Empties the queue: any number of nodes, each mail by whichever comes first, some at the same
 * time.
 *
 * <p>A taken mail belongs to its node for a while and under a number; a node that was stopped or
 * frozen loses it to another. Before the end of a mail is said to the server, the row is asked
 * whether it is still ours, and learns in the same statement that the mail may arrive from now on.
 * So a mail whose node died before that is simply sent again, and one whose node died after it is
 * sent once more, under the same Message-ID, and then left to people.
 *
 * <p>Made at the start: a desk whose mail server is set up wrongly does not start.
 */
@Startup
@Singleton
class MailWork {

  /** After so many attempts of which nobody knows the end, people decide. */
  static final int MOST_DOUBTS = 2;

  private static final Logger LOG = Logger.getLogger(MailWork.class);
  private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final int SECONDS_TO_END = 8;

  private final OutgoingMailRepository repository;
  private final Clock clock;
  private final Duration kept;
  private final @Nullable SmtpSettings settings;
  private final @Nullable SmtpSender sender;
  private final Semaphore free;
  private final ServerPause pause = new ServerPause();
  private volatile boolean stopping;

  @Inject
  MailWork(OutgoingMailRepository repository, MailConfig config, Clock clock) {
    this(repository, SmtpSettings.of(config), config.kept(), clock);
  }

  MailWork(
      OutgoingMailRepository repository,
      Optional<SmtpSettings> settings,
      Duration kept,
      Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.kept = kept;
    this.settings = settings.orElse(null);
    this.sender = settings.map(SmtpSender::new).orElse(null);
    this.free = new Semaphore(settings.map(SmtpSettings::connections).orElse(0));
  }

  /** Null: mail stays in the queue. */
  @Nullable SmtpSettings settings() {
    return settings;
  }

  /** Until when this node leaves the server alone; null: it does not. */
  @Nullable Instant pausedUntil() {
    return pause.until(clock.instant());
  }

  @Scheduled(
      every = "${zelodesk.mail.every:1s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    if (sender != null && repository.isAnythingDue(clock.instant())) {
      while (!stopping && free.tryAcquire()) {
        Thread.ofVirtual().name("mails").start(this::empty);
      }
    }
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    repository.forget(clock.instant().minus(kept));
  }

  /** What is being said is said to its end; what takes longer is taken over by another node. */
  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    if (settings != null
        && !free.tryAcquire(settings.connections(), SECONDS_TO_END, TimeUnit.SECONDS)) {
      LOG.warn("mails are left to another node, or to the next start");
    }
  }

  private void empty() {
    try {
      boolean more = true;
      while (more && !stopping && pause.enter(clock.instant())) {
        more = sendNext();
      }
    } catch (RuntimeException e) {
      LOG.warn("mails wait for the next round", e);
    } finally {
      free.release();
    }
  }

  /**
   * @return false when there is none
   */
  private boolean sendNext() {
    Boolean well = null;
    try {
      SmtpSettings server = Objects.requireNonNull(settings);
      Instant now = clock.instant();
      StoredMail mail = repository.take(now, now.plus(server.lease())).orElse(null);
      if (mail == null) {
        return false;
      }
      if (mail.doubts() >= MOST_DOUBTS) {
        repository.end(mail, MailState.UNCERTAIN, "connection_lost", null, now);
        return true;
      }
      if (!now.isBefore(mail.sendBefore())) {
        repository.end(
            mail,
            mail.doubts() > 0 ? MailState.UNCERTAIN : MailState.FAILED,
            "too_late",
            null,
            now);
        return true;
      }
      well = attempt(mail);
      return true;
    } finally {
      if (well == null) {
        pause.leave();
      } else {
        pause.ended(well, clock.instant());
      }
    }
  }

  /**
   * @return whether the server did what a server does
   */
  private boolean attempt(StoredMail mail) {
    Delivery ended =
        Objects.requireNonNull(sender).send(mail, () -> repository.handOver(mail, clock.instant()));
    Instant now = clock.instant();
    return switch (ended) {
      case Delivery.Taken taken -> {
        if (!repository.sent(mail, now)) {
          LOG.warnf("mail %d was sent, and is another node's by now", mail.id());
        }
        yield true;
      }
      case Delivery.Overtaken overtaken -> {
        LOG.warnf("mail %d is another node's by now; it was not sent from here", mail.id());
        yield true;
      }
      case Delivery.Unknown unknown -> {
        LOG.warnf("mail %d may have arrived: %s", mail.id(), unknown.code());
        later(mail, mail.doubts() + 1, unknown.code(), null, delay(mail.attempts()), now);
        yield false;
      }
      case NotTaken not -> {
        LOG.infof("mail %d was not taken: %s %s", mail.id(), not.code(), not.text());
        switch (not.whose()) {
          case MAIL ->
              repository.end(
                  mail,
                  mail.doubts() > 0 ? MailState.UNCERTAIN : MailState.FAILED,
                  not.code(),
                  not.text(),
                  now);
          case MAIL_FOR_NOW ->
              later(mail, mail.doubts(), not.code(), not.text(), delay(mail.attempts()), now);
          case SERVER -> later(mail, mail.doubts(), not.code(), not.text(), FIRST_DELAY, now);
        }
        yield not.whose() != Delivery.Whose.SERVER;
      }
    };
  }

  private void later(
      StoredMail mail,
      int doubts,
      String code,
      @Nullable String text,
      Duration delay,
      Instant now) {
    MailState state = doubts > 0 ? MailState.UNCERTAIN : MailState.QUEUED;
    Instant next = now.plus(delay);
    if (doubts >= MOST_DOUBTS || !next.isBefore(mail.sendBefore())) {
      repository.end(mail, doubts > 0 ? state : MailState.FAILED, code, text, now);
    } else {
      repository.later(mail, state, doubts, code, text, next, now);
    }
  }

  /** A minute, then two, then four, up to an hour. */
  static Duration delay(int attempts) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, 10));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
