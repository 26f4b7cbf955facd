package org.zelodesk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.zelodesk.platform.Sql;

/** Appends to the log, in the transaction of the change. Nothing is ever announced beside it. */
@Singleton
public class EventLog {

  /** A statement binds at most 65,535 values, and an event has ten. */
  private static final int BATCH = 1000;

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final LogSignal signal;

  EventLog(AgroalDataSource database, ObjectMapper json, LogSignal signal) {
    this.database = database;
    this.json = json;
    this.signal = signal;
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
    try {
      return json.writeValueAsString(event.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
