package org.zelodesk.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import org.zelodesk.platform.Sql;

/**
 * Notices at the start that the database lives in another cluster than before (a dump was
 * restored): transaction numbers start anew there, so everything written from now on gets a base
 * above all numbers written so far.
 */
@Startup
@Singleton
class LogEpochs {

  private final AgroalDataSource database;

  LogEpochs(AgroalDataSource database) {
    this.database = database;
  }

  @PostConstruct
  void begin() {
    Sql.of(
            "insert into log_epochs (system_identifier, base)"
                + " select system_identifier, (select coalesce(max(tx), 0) + 1 from events) from pg_control_system()"
                + " on conflict do nothing")
        .execute(database);
  }
}
