package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
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
 */
@Singleton
class SlaSchedule {

  private static final int AT_ONCE = 500;

  private final ClockRepository repository;
  private final EventLog log;
  private final Escalations escalations;
  private final AgroalDataSource database;

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

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publishAllDue() {
    while (QuarkusTransaction.requiringNew().call(this::publish) == AT_ONCE) {
      // There may be more.
    }
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
