package org.zelodesk.sla;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.outbound.Outbound;
import org.zelodesk.outbound.OutboundException;
import org.zelodesk.platform.Problem;
import org.zelodesk.sla.CalendarRepository.DueFeed;
import org.zelodesk.sla.HolidayFeedView.Failure;

/**
 * Fetches the holidays of calendars that have a feed, once a day, on whichever node comes first. A
 * feed that changed makes a new version of its calendar, as an upload does: what runs moves to it
 * when somebody asks for that. What cannot be fetched or understood changes nothing, and shows.
 */
@Singleton
class HolidayFeeds {

  private static final Logger LOG = Logger.getLogger(HolidayFeeds.class);

  /** The longest text that is read, in letters of one or two bytes. */
  private static final int MOST_BYTES = 2 * HolidayFeed.LONGEST_TEXT;

  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

  /** Who takes one and is stopped leaves it to others after that. */
  private static final Duration TAKEN = Duration.ofMinutes(5);

  private final CalendarRepository repository;
  private final Calendars calendars;
  private final Outbound outbound;
  private final Clock clock;

  HolidayFeeds(CalendarRepository repository, Calendars calendars, Outbound outbound, Clock clock) {
    this.repository = repository;
    this.calendars = calendars;
    this.outbound = outbound;
    this.clock = clock;
  }

  @Scheduled(
      every = "10s",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refreshAllDue() {
    for (DueFeed due = take(); due != null; due = take()) {
      refresh(due);
    }
  }

  /** Null when there is none, or others are at it. */
  private @Nullable DueFeed take() {
    Instant now = clock.instant();
    Optional<DueFeed> due =
        QuarkusTransaction.requiringNew().call(() -> repository.takeFeed(now, now.plus(TAKEN)));
    return due.orElse(null);
  }

  /** No transaction and no lock while others are asked. */
  private void refresh(DueFeed due) {
    Failure failure = null;
    try {
      String text = outbound.text(due.url(), MOST_BYTES);
      calendars.replaceHolidaysByFeed(due.calendarId(), due.url(), text);
    } catch (OutboundException e) {
      failure = Failure.of(e.reason());
      LOG.infof("holidays of calendar %d: %s (%s)", due.calendarId(), failure, e.getMessage());
    } catch (Problem e) {
      failure =
          e.faults().isEmpty() ? Failure.MALFORMED : Failure.ofRule(e.faults().getFirst().code());
      LOG.infof("holidays of calendar %d: %s", due.calendarId(), failure);
    }
    Instant now = clock.instant();
    repository.fetched(due, now, failure, now.plus(failure == null ? EVERY : AFTER_A_FAILURE));
  }
}
