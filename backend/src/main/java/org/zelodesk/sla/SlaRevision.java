package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import org.zelodesk.platform.Sql;

/** Counts the changes of calendars and policies. */
@Singleton
class SlaRevision {

  private final AgroalDataSource database;

  SlaRevision(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Whoever changes calendars or policies waits for the others here, so that what one has checked
   * (a calendar is in use, a position is free) still holds when it is written.
   */
  void lock() {
    Sql.of("select 1 from sla_revision for update").first(database, row -> true);
  }

  /** Every node reads the policies anew. */
  void next() {
    Sql.of("update sla_revision set revision = revision + 1").execute(database);
  }
}
