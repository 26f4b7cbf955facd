package org.zelodesk.customers;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/** All SQL of customers. */
@Singleton
class CustomerRepository implements PanacheRepository<Customer> {

  /** A customer, and whom they were merged into. */
  record Owner(long id, @Nullable Long mergedIntoId) {}

  private static final String COLUMNS =
      """
      select c.*,
             array(select array[i.id::text, i.kind, i.value, i.verified::text] from customer_identities i
                   where i.customer_id = c.id order by i.id) as identities,
             array(select o.organization_id from customer_organizations o
                   where o.customer_id = c.id order by o.organization_id) as organization_ids
      from\s""";

  private final AgroalDataSource database;

  CustomerRepository(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Customer> lock(long id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<CustomerView> view(long id) {
    return Sql.of(COLUMNS)
        .add("customers c where c.id = ?", id)
        .first(database, CustomerRepository::read);
  }

  /** Customers by id; the merged-away ones are left out. */
  Page<CustomerView> list(@Nullable String name, @Nullable Long organizationId, PageRequest page) {
    String query = "customers|" + organizationId + "|" + name;
    Long after = page.afterId(query);
    Sql from =
        Sql.of("from customers c where c.merged_into_id is null")
            .addIf(
                organizationId != null,
                " and c.id in (select customer_id from customer_organizations where organization_id = ?)",
                organizationId);
    if (name != null) {
      from.add(found(SearchTerm.of(name)));
    }
    Sql rows =
        Sql.of(COLUMNS)
            .add("(select c.* ")
            .add(from)
            .addIf(after != null, " and c.id > ?", after)
            .add(" order by c.id limit ?) c order by c.id", page.limit + 1);
    return page.page(
        query,
        rows.list(database, CustomerRepository::read),
        customer -> List.of(customer.id()),
        () -> Sql.count(database, from));
  }

  /**
   * A term too short for trigrams is in so many rows that the page is full after a few; a longer
   * one is looked up in both trigram indexes.
   */
  private static Sql found(SearchTerm term) {
    return term.hasTrigrams()
        ? Sql.of(
            " and c.id in (select id from customers where name ilike ? union all"
                + " select customer_id from customer_identities where canonical like ?)",
            term.inName(),
            term.inIdentity())
        : Sql.of(
            " and (c.name ilike ? or exists (select 1 from customer_identities i"
                + " where i.customer_id = c.id and i.canonical like ?))",
            term.inName(),
            term.inIdentity());
  }

  /**
   * Who has one of these identities; of several the one whose identity comes first. Their row is
   * locked against a merge until the end of the transaction, so that what is about to refer to them
   * is either seen by the merge or sees it.
   */
  Optional<Owner> owner(List<CanonicalIdentity> identities) {
    return Sql.of("select c.id, c.merged_into_id from ")
        .add(values(identities))
        .add(
            " join customer_identities i on i.kind = w.kind and i.canonical = w.canonical"
                + " join customers c on c.id = i.customer_id"
                + " order by w.position limit 1 for share of c")
        .first(database, CustomerRepository::readOwner);
  }

  /** Who has these identities, by the position of the identity. */
  Map<Integer, Long> owners(List<CanonicalIdentity> identities) {
    Map<Integer, Long> owners = new HashMap<>();
    Sql.of("select w.position, i.customer_id from ")
        .add(values(identities))
        .add(" join customer_identities i on i.kind = w.kind and i.canonical = w.canonical")
        .list(database, row -> owners.put(row.getInt(1), row.getLong(2)));
    return owners;
  }

  private static Sql values(List<CanonicalIdentity> identities) {
    Sql wanted = Sql.of("(values ");
    for (int i = 0; i < identities.size(); i++) {
      CanonicalIdentity identity = identities.get(i);
      wanted.add(
          (i > 0 ? ", " : "") + "(?::int, ?::text, ?::text)",
          i,
          identity.kind(),
          identity.canonical());
    }
    return wanted.add(") as w (position, kind, canonical)");
  }

  /** The customer's row, locked as by {@link #owner}. */
  Optional<Owner> hold(long id) {
    return Sql.of("select id, merged_into_id from customers where id = ? for share", id)
        .first(database, CustomerRepository::readOwner);
  }

  long insert(@Nullable String name, Instant now) {
    return Sql.of(
            "insert into customers (name, created_at, updated_at) values (?, ?, ?) returning id",
            name,
            now,
            now)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  /**
   * Gives a customer identities that nobody has.
   *
   * @return how many nobody had. Waits for a transaction that is about to give one to somebody; the
   *     order is the same in every transaction, so that two never wait for each other
   */
  int addIdentities(long customerId, Collection<CanonicalIdentity> identities) {
    if (identities.isEmpty()) {
      return 0;
    }
    Sql insert =
        Sql.of("insert into customer_identities (customer_id, kind, value, canonical) values ");
    boolean more = false;
    for (CanonicalIdentity identity :
        identities.stream().sorted(Comparator.comparing(CanonicalIdentity::key)).toList()) {
      insert.add(
          (more ? ", " : "") + "(?, ?, ?, ?)",
          customerId,
          identity.kind(),
          identity.value(),
          identity.canonical());
      more = true;
    }
    return insert
        .add(" on conflict on constraint customer_identities_key do nothing")
        .execute(database);
  }

  boolean removeIdentity(long customerId, long identityId) {
    return Sql.of(
                "delete from customer_identities where id = ? and customer_id = ?",
                identityId,
                customerId)
            .execute(database)
        == 1;
  }

  /** Takes back a customer who was made in this transaction. */
  void withdraw(long id) {
    Sql.of("delete from customer_identities where customer_id = ?", id).execute(database);
    Sql.of("delete from customers where id = ?", id).execute(database);
  }

  void replaceOrganizations(long customerId, List<Long> organizationIds) {
    Sql.of(
            "delete from customer_organizations where customer_id = ? and organization_id <> all(?)",
            customerId,
            organizationIds)
        .execute(database);
    Sql.of(
            "insert into customer_organizations (customer_id, organization_id)"
                + " select ?, id from unnest(?) as wanted (id) order by id on conflict do nothing",
            customerId,
            organizationIds)
        .execute(database);
  }

  Map<Long, CustomerRef> refs(Collection<Long> ids) {
    Map<Long, CustomerRef> found = new HashMap<>();
    Sql.of(
            "select c.id, c.name, (select i.value from customer_identities i"
                + " where i.customer_id = c.id and i.kind = 'email' order by i.id limit 1) as email"
                + " from customers c where c.id = any(?)",
            ids)
        .list(database, row -> new CustomerRef(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(ref -> found.put(ref.id(), ref));
    return found;
  }

  private static Owner readOwner(ResultSet row) throws SQLException {
    return new Owner(row.getLong("id"), Sql.nullableLong(row, "merged_into_id"));
  }

  private static CustomerView read(ResultSet row) throws SQLException {
    return new CustomerView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("name"),
        row.getString("language"),
        row.getString("time_zone"),
        row.getString("notes"),
        identities(row),
        Sql.longs(row, "organization_ids"),
        Sql.nullableLong(row, "merged_into_id"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }

  /** A table of texts, one line an identity; the driver gives no lines for an empty one. */
  private static List<CustomerView.Identity> identities(ResultSet row) throws SQLException {
    List<CustomerView.Identity> identities = new ArrayList<>();
    for (Object line : (Object[]) row.getArray("identities").getArray()) {
      String[] columns = (String[]) line;
      identities.add(
          new CustomerView.Identity(
              Long.parseLong(columns[0]),
              EnumValues.parse(IdentityKind.class, columns[1]),
              columns[2],
              Boolean.parseBoolean(columns[3])));
    }
    return identities;
  }
}
