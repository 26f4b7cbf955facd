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

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final LogSignal signal;

  EventLog(AgroalDataSource database, ObjectMapper json, LogSignal signal) {
    this.database = database;
    this.json = json;
    this.signal = signal;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void append(NewEvent... events) {
    append(List.of(events));
  }

  /** One statement, however many events. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<NewEvent> events) {
    if (events.isEmpty()) {
      return;
    }
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
    signal.afterCommit();
  }

  private String write(NewEvent event) {
    try {
      return json.writeValueAsString(event.data());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
