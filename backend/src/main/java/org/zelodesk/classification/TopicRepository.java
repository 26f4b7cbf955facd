package org.zelodesk.classification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of topics. */
@Singleton
class TopicRepository implements PanacheRepository<Topic> {

  private final AgroalDataSource database;

  TopicRepository(AgroalDataSource database) {
    this.database = database;
  }

  boolean isOffered(long id) {
    return Sql.of("select 1 from topics where id = ? and active", id)
        .first(database, row -> true)
        .orElse(false);
  }

  Optional<TopicView> view(long id) {
    return Sql.of("select * from topics where id = ?", id).first(database, TopicRepository::read);
  }

  /**
   * Keeps the tree as it is for the others until the end of the transaction: two moves at the same
   * time could make a cycle that neither sees. Cases may still refer to topics.
   */
  void lockTree() {
    Sql.of("lock table topics in share row exclusive mode").execute(database);
  }

  boolean isTaken(String path) {
    return Sql.of("select 1 from topics where path = ?", path)
        .first(database, row -> true)
        .orElse(false);
  }

  /** Gives everything below a topic that has moved its new path. @return what was changed */
  List<TopicView> movePaths(String from, String to) {
    return Sql.of(
            "update topics set path = ? || substr(path, length(?) + 1), version = version + 1"
                + " where starts_with(path, ? || '/') returning *",
            to,
            from,
            from)
        .list(database, TopicRepository::read);
  }

  int longestPathBelow(String path) {
    return Sql.of(
            "select coalesce(max(length(path)), 0) from topics where starts_with(path, ? || '/')",
            path)
        .first(database, row -> row.getInt(1))
        .orElse(0);
  }

  /** By path in the order of code points, so that what is below a topic follows it. */
  Page<TopicView> list(PageRequest page) {
    String query = "topics";
    List<String> after = page.after(query, 1);
    Sql from = Sql.of("from topics where true");
    Sql rows =
        Sql.of("select * ")
            .add(from)
            .addIf(
                after != null,
                " and path collate \"C\" > ?",
                after == null ? null : after.getFirst())
            .add(" order by path collate \"C\" limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, TopicRepository::read),
        topic -> List.of(topic.path()),
        () -> Sql.count(database, from));
  }

  Map<Long, TopicRef> refs(Collection<Long> ids) {
    Map<Long, TopicRef> found = new HashMap<>();
    Sql.of("select id, name, path from topics where id = any(?)", ids)
        .list(database, row -> new TopicRef(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }

  private static TopicView read(ResultSet row) throws SQLException {
    return new TopicView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        Sql.nullableLong(row, "parent_id"),
        row.getString("path"),
        row.getBoolean("active"));
  }
}
