package org.zelodesk.customers;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zelodesk.platform.Sql;

/** The SQL of what a merge of customers moves, and moves back. */
@Singleton
class CustomerMergeRepository {

  /** What a merge moved. */
  record Moved(List<Long> caseIds, List<Long> identityIds, List<Long> organizationIds) {}

  private final AgroalDataSource database;

  CustomerMergeRepository(AgroalDataSource database) {
    this.database = database;
  }

  List<Long> moveIdentities(long loser, long survivor) {
    return Sql.of(
            "update customer_identities set customer_id = ?,"
                + " origin_customer_id = coalesce(origin_customer_id, customer_id)"
                + " where customer_id = ? returning id",
            survivor,
            loser)
        .list(database, row -> row.getLong(1));
  }

  void moveIdentitiesBack(List<Long> identityIds, long survivor, long loser) {
    Sql.of(
            "update customer_identities set customer_id = ?,"
                + " origin_customer_id = nullif(origin_customer_id, ?)"
                + " where id = any(?) and customer_id = ?",
            loser,
            loser,
            identityIds,
            survivor)
        .execute(database);
  }

  /**
   * Gives the survivor the loser's organizations; the loser keeps them on their own record.
   *
   * @return those that the survivor has by merges only, by this one or an earlier one too
   */
  List<Long> shareOrganizations(long loser, long survivor) {
    List<Long> brought =
        Sql.of(
                "select l.organization_id from customer_organizations l where l.customer_id = ?"
                    + " and (not exists (select 1 from customer_organizations s"
                    + " where s.customer_id = ? and s.organization_id = l.organization_id)"
                    + " or exists (select 1 from customer_merges m"
                    + " where m.survivor_id = ? and l.organization_id = any(m.organization_ids)))"
                    + " order by 1",
                loser,
                survivor,
                survivor)
            .list(database, row -> row.getLong(1));
    Sql.of(
            "insert into customer_organizations (customer_id, organization_id)"
                + " select ?, id from unnest(?) as brought (id) order by id on conflict do nothing",
            survivor,
            brought)
        .execute(database);
    return brought;
  }

  /** Takes from the survivor what only the merge that was just forgotten had brought. */
  void takeOrganizations(List<Long> organizationIds, long survivor) {
    Sql.of(
            "delete from customer_organizations o where o.customer_id = ?"
                + " and o.organization_id = any(?) and not exists (select 1 from customer_merges m"
                + " where m.survivor_id = ? and o.organization_id = any(m.organization_ids))",
            survivor,
            organizationIds,
            survivor)
        .execute(database);
  }

  void remember(long loser, long survivor, Moved moved, Instant at) {
    Sql.of(
            "insert into customer_merges"
                + " (loser_id, survivor_id, case_ids, identity_ids, organization_ids, merged_at)"
                + " values (?, ?, ?, ?, ?, ?)",
            loser,
            survivor,
            moved.caseIds(),
            moved.identityIds(),
            moved.organizationIds(),
            at)
        .execute(database);
  }

  Optional<Moved> forget(long loser) {
    return Sql.of(
            "delete from customer_merges where loser_id = ?"
                + " returning case_ids, identity_ids, organization_ids",
            loser)
        .first(
            database,
            row ->
                new Moved(
                    Sql.longs(row, "case_ids"),
                    Sql.longs(row, "identity_ids"),
                    Sql.longs(row, "organization_ids")));
  }
}
