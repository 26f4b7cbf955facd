package org.zelodesk.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.zelodesk.customers.CustomerCases;
import org.zelodesk.identity.Actor;

/** Moves cases from one customer to another when two customers are merged, each with its event. */
@Singleton
class CasesOfCustomers implements CustomerCases {

  private final CaseRepository repository;
  private final Cases cases;

  CasesOfCustomers(CaseRepository repository, Cases cases) {
    this.repository = repository;
    this.cases = cases;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Long> moveAll(Actor actor, long fromCustomer, long toCustomer, Instant at) {
    List<SupportCase> theirs = repository.lockAllOfRequester(fromCustomer);
    theirs.forEach(one -> move(actor, one, toCustomer, at));
    return theirs.stream().map(SupportCase::id).toList();
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void move(
      Actor actor, List<Long> caseIds, long fromCustomer, long toCustomer, Instant at) {
    repository.lockAll(caseIds).stream()
        .filter(one -> one.requesterId() == fromCustomer)
        .forEach(one -> move(actor, one, toCustomer, at));
  }

  private void move(Actor actor, SupportCase one, long toCustomer, Instant at) {
    long before = one.requesterId();
    if (before != toCustomer) {
      one.requesterId(toCustomer);
      cases.record(
          actor, one, Map.of("requesterId", Cases.beforeAfter(before, toCustomer)), null, at);
    }
  }
}
