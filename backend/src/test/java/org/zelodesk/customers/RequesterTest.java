package org.zelodesk.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class RequesterTest {

  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  private static final Actor ANN =
      new Actor(
          1,
          "ann",
          AgentKind.PERSON,
          "Ann",
          null,
          Role.AGENT,
          true,
          "en",
          Map.of(),
          Role.AGENT.permissions());

  @Inject Customers customers;
  @Inject AgroalDataSource database;

  @Test
  void twentyRequestsAtOnceMakeOneCustomer() throws Exception {
    List<NewIdentity> forwards = List.of(email("race@example.com"), handle("race-handle"));
    List<NewIdentity> backwards = forwards.reversed();
    CountDownLatch start = new CountDownLatch(1);
    Set<Long> found = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<Long>> results = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        NewRequester requester = new NewRequester("Racer " + i, i % 2 == 0 ? forwards : backwards);
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return customers.requesterFor(ANN, requester, AT);
                }));
      }
      start.countDown();
      for (Future<Long> result : results) {
        found.add(result.get(60, TimeUnit.SECONDS));
      }
    }
    assertThat(found).hasSize(1);
    assertThat(count("customers where name like 'Racer %'")).isEqualTo(1);
    assertThat(count("customer_identities where canonical like 'race%'")).isEqualTo(2);
    assertThat(
            count(
                "events where type = 'customer.created' and subject_id = "
                    + found.iterator().next()))
        .isEqualTo(1);
  }

  @Test
  void aKnownCustomerIsFoundByAnyFormOfAnyIdentityAndStaysAsTheyAre() {
    long id =
        customers.requesterFor(
            ANN,
            requester("Maria", email("Maria.Known@Example.com"), phone("+351 21 123 4567")),
            AT);
    assertThat(
            customers.requesterFor(
                ANN, requester("Somebody else", handle("new-handle"), phone("+351211234567")), AT))
        .isEqualTo(id);
    assertThat(customers.requesterFor(ANN, requester(null, email(" maria.known@example.COM ")), AT))
        .isEqualTo(id);
    assertThat(customers.refs(List.of(id, 999_999L)))
        .containsExactly(Map.entry(id, new CustomerRef(id, "Maria", "Maria.Known@Example.com")));
    assertThat(count("customer_identities where canonical = 'new-handle'")).isZero();
  }

  @Test
  void anIdentityWithoutAFormIsAFaultWithItsPointer() {
    assertThatThrownBy(
            () ->
                customers.requesterFor(
                    ANN, requester(null, email("a@example.com"), phone("21 123 4567")), AT))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    assertThat(customers.surviving(999_999)).isEmpty();
  }

  private long count(String from) {
    return Sql.count(database, Sql.of("from " + from)).rows();
  }

  private static NewRequester requester(@Nullable String name, NewIdentity... identities) {
    return new NewRequester(name, List.of(identities));
  }

  private static NewIdentity email(String value) {
    return new NewIdentity(IdentityKind.EMAIL, value);
  }

  private static NewIdentity phone(String value) {
    return new NewIdentity(IdentityKind.PHONE, value);
  }

  private static NewIdentity handle(String value) {
    return new NewIdentity(IdentityKind.HANDLE, value);
  }
}
