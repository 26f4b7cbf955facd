package org.zelodesk.customers;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of organizations. */
@Singleton
class OrganizationRepository implements PanacheRepository<Organization> {

  private final AgroalDataSource database;

  OrganizationRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Organization> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<OrganizationView> view(long id) {
    return Sql.of("select * from organizations where id = ?", id)
        .first(database, OrganizationRepository::read);
  }

  /** True when another organization has this name, in any case. */
  boolean isTaken(String name, long except) {
    return Sql.of(
            "select 1 from organizations where lower(name) = lower(?) and id <> ?", name, except)
        .first(database, row -> true)
        .orElse(false);
  }

  /** By name, in any case. */
  Page<OrganizationView> list(@Nullable String name, PageRequest page) {
    String query = "organizations|" + name;
    List<String> after = page.after(query, 1);
    Sql from =
        Sql.of("from organizations where true")
            .addIf(
                name != null,
                " and name ilike ?",
                name == null ? null : SearchTerm.contains(name.strip()));
    Sql rows =
        Sql.of("select * ")
            .add(from)
            .addIf(
                after != null,
                " and lower(name) > lower(?)",
                after == null ? null : after.getFirst())
            .add(" order by lower(name) limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, OrganizationRepository::read),
        organization -> List.of(organization.name()),
        () -> Sql.count(database, from));
  }

  Map<Long, OrganizationRef> refs(Collection<Long> ids) {
    Map<Long, OrganizationRef> found = new HashMap<>();
    Sql.of("select id, name from organizations where id = any(?)", ids)
        .list(database, row -> new OrganizationRef(row.getLong(1), row.getString(2)))
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }

  private static OrganizationView read(ResultSet row) throws SQLException {
    return new OrganizationView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        Sql.strings(row, "domains"),
        row.getString("notes"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }
}
