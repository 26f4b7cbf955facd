package org.zelodesk.customers;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.zelodesk.platform.Sql;

/** All SQL of organizations. */
@Singleton
class OrganizationRepository {

  private final AgroalDataSource database;

  OrganizationRepository(AgroalDataSource database) {
    this.database = database;
  }

  Map<Long, OrganizationRef> refs(Collection<Long> ids) {
    Map<Long, OrganizationRef> found = new HashMap<>();
    Sql.of("select id, name from organizations where id = any(?)", ids)
        .list(database, row -> new OrganizationRef(row.getLong(1), row.getString(2)))
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }
}
