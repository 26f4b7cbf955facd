package org.zelodesk.customers;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/** All SQL of customers. */
@Singleton
class CustomerRepository {

  /** A customer, and whom they were merged into. */
  record Owner(long id, @Nullable Long mergedIntoId) {}

  private final AgroalDataSource database;

  CustomerRepository(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Who has one of these identities; of several the one whose identity comes first. Their row is
   * locked against a merge until the end of the transaction, so that what is about to refer to them
   * is either seen by the merge or sees it.
   */
  Optional<Owner> owner(List<CanonicalIdentity> identities) {
    Sql wanted = Sql.of("(values ");
    for (int i = 0; i < identities.size(); i++) {
      CanonicalIdentity identity = identities.get(i);
      wanted.add(
          (i > 0 ? ", " : "") + "(?::int, ?::text, ?::text)",
          i,
          identity.kind(),
          identity.canonical());
    }
    return Sql.of("select c.id, c.merged_into_id from ")
        .add(wanted)
        .add(
            ") as w (position, kind, canonical)"
                + " join customer_identities i on i.kind = w.kind and i.canonical = w.canonical"
                + " join customers c on c.id = i.customer_id"
                + " order by w.position limit 1 for share of c")
        .first(database, CustomerRepository::readOwner);
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

  /** Takes back a customer who was made in this transaction. */
  void withdraw(long id) {
    Sql.of("delete from customer_identities where customer_id = ?", id).execute(database);
    Sql.of("delete from customers where id = ?", id).execute(database);
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

  private static Owner readOwner(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Owner(row.getLong("id"), Sql.nullableLong(row, "merged_into_id"));
  }
}
