package org.zelodesk.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.zelodesk.platform.Sql;

/** Tells notices, and forgets them. */
@Singleton
public class Notices {

  /** Every stream that was open has had them long before. */
  static final Duration KEPT = Duration.ofMinutes(1);

  private final AgroalDataSource database;
  private final ObjectMapper json;

  Notices(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** In the transaction of the caller, if there is one: what is rolled back is not told. */
  public void tell(Notice notice) {
    Sql.of(
            "insert into notices (type, case_id, agent_id, data) values (?, ?::bigint, ?::bigint, ?::json)",
            notice.type(),
            notice.caseId(),
            notice.agentId(),
            write(notice.data()))
        .execute(database);
  }

  @Scheduled(
      every = "${zelodesk.notices.forgetting-every:20s}",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    Sql.of(
            "delete from notices where told_at < clock_timestamp() - ? * interval '1 second'",
            KEPT.toSeconds())
        .execute(database);
  }

  private String write(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
