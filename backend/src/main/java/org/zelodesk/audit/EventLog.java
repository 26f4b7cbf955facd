package org.zelodesk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zelodesk.platform.Sql;

/** Appends to the log, in the transaction of the change. Nothing is ever announced beside it. */
@Singleton
public class EventLog {

  /** A statement binds at most 65,535 values, and an event has ten. */
  private static final int BATCH = 1000;

  private static final String CAUSE = EventLog.class.getName() + ".cause";

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final LogSignal signal;
  private final TransactionSynchronizationRegistry transactions;

  EventLog(
      AgroalDataSource database,
      ObjectMapper json,
      LogSignal signal,
      TransactionSynchronizationRegistry transactions) {
    this.database = database;
    this.json = json;
    this.signal = signal;
    this.transactions = transactions;
  }

  /**
   * What this transaction appends from now on tells of the past: the data of its events says {@code
   * imported}, so that nobody is told of it as if it were news.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tellOfThePast() {
    because("imported", true);
  }

  /**
   * What this transaction appends from now on is part of something larger: the data of its events
   * says so, beside what it says itself.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void because(String member, Object value) {
    transactions.putResource(CAUSE, Map.of(member, value));
  }

  public void append(NewEvent... events) {
    append(List.of(events));
  }

  /** In order; one statement for up to {@value #BATCH} events. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<NewEvent> events) {
    for (int from = 0; from < events.size(); from += BATCH) {
      insert(events.subList(from, Math.min(from + BATCH, events.size())));
    }
    if (!events.isEmpty()) {
      signal.afterCommit();
    }
  }

  private void insert(List<NewEvent> events) {
    Sql insert =
        Sql.of(
            "insert into events (type, case_id, case_version, subject_id, actor_kind, actor_id, actor_name, visibility, occurred_at, data) values ");
    boolean more = false;
    for (NewEvent event : events) {
      insert.add(
          (more ? ", " : "")
              + "(?, ?::bigint, ?::bigint, ?::bigint, ?, ?::bigint, ?, ?, ?, ?::jsonb)",
          event.type(),
          event.caseId(),
          event.caseVersion(),
          event.subjectId(),
          event.author().kind(),
          event.author().id(),
          event.author().name(),
          event.visibility(),
          event.occurredAt(),
          write(event));
      more = true;
    }
    insert.execute(database);
  }

  private String write(NewEvent event) {
    Object cause = transactions.getResource(CAUSE);
    Map<String, Object> data = new LinkedHashMap<>(event.data());
    if (cause instanceof Map<?, ?> members) {
      members.forEach((member, value) -> data.put(String.valueOf(member), value));
    }
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
