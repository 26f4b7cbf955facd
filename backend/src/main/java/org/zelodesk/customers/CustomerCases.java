package org.zelodesk.customers;

import java.time.Instant;
import java.util.List;
import org.zelodesk.identity.Actor;

/**
 * The cases of a customer, as far as a merge of customers must move them. Implemented by the cases;
 * both calls run in the caller's transaction and give each moved case its event.
 */
public interface CustomerCases {

  /**
   * Makes {@code toCustomer} the requester of every case of {@code fromCustomer}, closed ones and
   * ones that the actor does not see included: it is the same person.
   *
   * @return the cases that moved
   */
  List<Long> moveAll(Actor actor, long fromCustomer, long toCustomer, Instant at);

  /**
   * Makes {@code toCustomer} the requester of those of these cases whose requester is still {@code
   * fromCustomer}.
   */
  void move(Actor actor, List<Long> caseIds, long fromCustomer, long toCustomer, Instant at);
}
