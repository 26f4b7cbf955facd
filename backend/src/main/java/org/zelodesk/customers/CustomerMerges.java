package org.zelodesk.customers;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/** Two customers who are one person: merging them, and undoing that. */
@Singleton
public class CustomerMerges {

  private final CustomerRepository customers;
  private final CustomerMergeRepository merges;
  private final CustomerCases cases;
  private final EventLog log;
  private final Clock clock;

  CustomerMerges(
      CustomerRepository customers,
      CustomerMergeRepository merges,
      CustomerCases cases,
      EventLog log,
      Clock clock) {
    this.customers = customers;
    this.merges = merges;
    this.cases = cases;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Moves identities and cases of a customer to another one, who gets their organizations too.
   *
   * @param expected the version of the one who is merged away
   * @return the survivor
   */
  @Transactional
  public CustomerView merge(Actor actor, long id, @Nullable ExpectedVersion expected, long into) {
    if (id == into) {
      throw Problem.invalid("/into", "merge_into_itself");
    }
    Optional<Customer> first = customers.lock(Math.min(id, into));
    Optional<Customer> second = customers.lock(Math.max(id, into));
    Customer loser = (id < into ? first : second).orElseThrow(Problem::notFound);
    Customer survivor =
        (id < into ? second : first).orElseThrow(() -> Problem.invalid("/into", "not_found"));
    ExpectedVersion.check(expected, loser.version());
    CustomerView before = customers.view(into).orElseThrow();
    Instant now = clock.instant();
    loser.mergeInto(survivor, now);
    CustomerMergeRepository.Moved moved =
        new CustomerMergeRepository.Moved(
            cases.moveAll(actor, id, into, now),
            merges.moveIdentities(id, into),
            merges.shareOrganizations(id, into));
    merges.remember(id, into, moved, now);
    record(actor, "customer.merged", id, into, before, moved, now);
    return customers.view(into).orElseThrow();
  }

  /**
   * Moves back what a merge moved and what is still where it put it.
   *
   * @return the customer who is one of their own again
   */
  @Transactional
  public CustomerView unmerge(Actor actor, long id, @Nullable ExpectedVersion expected) {
    Customer loser = customers.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, loser.version());
    Long into = loser.mergedIntoId();
    if (into == null) {
      throw Problem.conflict("customer_not_merged");
    }
    Customer survivor = customers.lock(into).orElseThrow();
    CustomerView before = customers.view(into).orElseThrow();
    Instant now = clock.instant();
    loser.takeBackFrom(survivor, now);
    CustomerMergeRepository.Moved moved = merges.forget(id).orElseThrow();
    merges.moveIdentitiesBack(moved.identityIds(), into, id);
    merges.takeOrganizations(moved.organizationIds(), into);
    if (!moved.caseIds().isEmpty()) {
      cases.move(actor, moved.caseIds(), into, id, now);
    }
    record(actor, "customer.unmerged", id, into, before, moved, now);
    return customers.view(id).orElseThrow();
  }

  private void record(
      Actor actor,
      String type,
      long loser,
      long survivor,
      CustomerView before,
      CustomerMergeRepository.Moved moved,
      Instant now) {
    customers.flush();
    log.append(
        List.of(
            NewEvent.of(
                type, loser, actor.author(), now, Map.of("survivorId", survivor, "moved", moved)),
            NewEvent.of(
                "customer.updated",
                survivor,
                actor.author(),
                now,
                Map.of("before", before, "after", customers.view(survivor).orElseThrow()))));
  }
}
