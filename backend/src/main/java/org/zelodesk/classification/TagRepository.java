package org.zelodesk.classification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of tags. */
@Singleton
class TagRepository implements PanacheRepository<Tag> {

  private final AgroalDataSource database;

  TagRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Tag> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<TagView> view(long id) {
    return Sql.of("select * from tags where id = ?", id).first(database, TagRepository::read);
  }

  boolean exists(String name) {
    return Sql.of("select 1 from tags where name = ?", name)
        .first(database, row -> true)
        .orElse(false);
  }

  /** Makes those of these tags that there are not. @return their ids by name */
  Map<String, Long> addMissing(Collection<String> names, Instant now) {
    Map<String, Long> added = new TreeMap<>();
    Sql.of(
            "insert into tags (name, created_at) select wanted.name, ? from unnest(?::text[]) as wanted (name)"
                + " where not exists (select 1 from tags t where t.name = wanted.name) order by wanted.name"
                + " on conflict do nothing returning name, id",
            now,
            names)
        .list(database, row -> added.put(row.getString(1), row.getLong(2)));
    return added;
  }

  Page<TagView> list(@Nullable String prefix, PageRequest page) {
    String query = "tags|" + prefix;
    List<String> after = page.after(query, 1);
    Sql from =
        Sql.of("from tags where true").addIf(prefix != null, " and starts_with(name, ?)", prefix);
    Sql rows =
        Sql.of("select * ")
            .add(from)
            .addIf(after != null, " and name > ?", after == null ? null : after.getFirst())
            .add(" order by name limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, TagRepository::read),
        tag -> List.of(tag.name()),
        () -> Sql.count(database, from));
  }

  private static TagView read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new TagView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("active"),
        Sql.instant(row, "created_at"));
  }
}
