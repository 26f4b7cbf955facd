package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.platform.Sql;
import org.zelodesk.sla.ClockRepository.Due;

/**
 * Publishes the warnings and breaches whose instant has passed. Any node does, whichever comes
 * first: rows are taken with {@code for update skip locked}, and a signal is published in the
 * transaction that marks it. After an outage each missed one is published with its true instant.
 *
 * <p>Each node looks when the next one is due, at the latest after {@link #LONGEST_WAIT}: others
 * may have made an earlier one. Looking reads one entry of an index.
 */
@Singleton
class SlaSchedule {

  private static final Logger LOG = Logger.getLogger(SlaSchedule.class);

  private static final int AT_ONCE = 500;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

  /** So that many that are due one after another make few transactions. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

  private final ClockRepository repository;
  private final EventLog log;
  private final Escalations escalations;
  private final AgroalDataSource database;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "sla-schedule");

  SlaSchedule(
      ClockRepository repository,
      EventLog log,
      Escalations escalations,
      AgroalDataSource database) {
    this.repository = repository;
    this.log = log;
    this.escalations = escalations;
    this.database = database;
  }

  void start(@Observes StartupEvent ready) {
    thread.setDaemon(true);
    thread.start();
  }

  /** What is being published is published, or not at all: the transaction decides. */
  void stop(@Observes ShutdownEvent end) throws InterruptedException {
    stopped.countDown();
    thread.join(Duration.ofSeconds(5));
  }

  private void run() {
    try {
      Duration pause = Duration.ZERO;
      while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        pause = publishAllDue();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long nothing is to be done. */
  private Duration publishAllDue() {
    try {
      Duration wait = untilNext();
      if (!wait.isPositive()) {
        while (QuarkusTransaction.requiringNew().call(this::publish) == AT_ONCE) {
          // There may be more.
        }
        // What is due and was not taken, another node has in its hands.
        wait = untilNext();
        wait = wait.isPositive() ? wait : LONGEST_WAIT;
      }
      return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    } catch (RuntimeException e) {
      LOG.errorf(e, "warnings and breaches wait for %d s", AFTER_A_FAILURE.toSeconds());
      return AFTER_A_FAILURE;
    }
  }

  private Duration untilNext() {
    return repository
        .untilNext()
        .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
        .orElse(LONGEST_WAIT);
  }

  private int publish() {
    // A node that freezes here must not keep others from these rows.
    Sql.of("set local idle_in_transaction_session_timeout = '5s'").execute(database);
    List<Due> due = repository.take(AT_ONCE);
    log.append(due.stream().map(SlaSchedule::event).toList());
    escalations.plan(
        due.stream()
            .map(
                one ->
                    new Escalations.Published(
                        one.clockId(), one.policy(), one.kind(), one.ordinal(), one.at()))
            .toList());
    return due.size();
  }

  private static NewEvent event(Due due) {
    Map<String, @Nullable Object> data = Clocks.data(due.metric(), due.turn(), due.dueAt());
    data.put("count", due.ordinal());
    if (due.kind() == Signal.Kind.BREACHED) {
      data.put("cause", "time");
    }
    return NewEvent.beside(
        Clocks.type(due.kind()), due.caseId(), due.clockId(), Author.SYSTEM, due.at(), data);
  }
}
