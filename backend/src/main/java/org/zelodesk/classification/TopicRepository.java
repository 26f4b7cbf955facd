package org.zelodesk.classification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.zelodesk.platform.Sql;

/** All SQL of topics. */
@Singleton
class TopicRepository {

  private final AgroalDataSource database;

  TopicRepository(AgroalDataSource database) {
    this.database = database;
  }

  boolean isOffered(long id) {
    return Sql.of("select 1 from topics where id = ? and active", id)
        .first(database, row -> true)
        .orElse(false);
  }

  Map<Long, TopicRef> refs(Collection<Long> ids) {
    Map<Long, TopicRef> found = new HashMap<>();
    Sql.of("select id, name, path from topics where id = any(?)", ids)
        .list(database, row -> new TopicRef(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }
}
