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
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/** Appends to the log, in the transaction of the change. Nothing is ever announced beside it. */
@Singleton
public class EventLog {

  /** A statement binds at most 65,535 values, and an event has ten. */
  private static final int BATCH = 1000;

  private static final String IMPORTED = "imported";

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
    transactions.putResource(IMPORTED, true);
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

  private static Map<String, @Nullable Object> marked(Map<String, ?> data) {
    Map<String, @Nullable Object> marked = new LinkedHashMap<>(data);
    marked.put(IMPORTED, true);
    return marked;
  }

  private String write(NewEvent event) {
    try {
      return json.writeValueAsString(
          transactions.getResource(IMPORTED) == null ? event.data() : marked(event.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
