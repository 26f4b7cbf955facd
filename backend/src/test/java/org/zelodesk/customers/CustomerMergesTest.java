package org.zelodesk.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class CustomerMergesTest {

  private static final int PEOPLE = 4;
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
  @Inject CustomerMerges merges;
  @Inject Organizations organizations;
  @Inject AgroalDataSource database;

  /** All that a merge may move. */
  private record State(
      List<List<CustomerView.Identity>> identities,
      List<List<Long>> organizations,
      List<Boolean> mergedAway,
      List<Long> requesters) {}

  @Test
  void undoingMergesInTurnLeavesEverythingAsItWas() {
    List<Long> companies = List.of(organization("a"), organization("b"), organization("c"));
    qt().withExamples(25)
        .forAll(
            lists().of(integers().between(0, 7)).ofSize(PEOPLE),
            lists().of(integers().between(0, PEOPLE * PEOPLE - 1)).ofSizeBetween(1, 8))
        .checkAssert((memberships, steps) -> undone(companies, memberships, steps));
  }

  private void undone(Collection<Long> companies, List<Integer> memberships, List<Integer> steps) {
    List<Long> people = new ArrayList<>();
    List<Long> cases = new ArrayList<>();
    for (int membership : memberships) {
      long id = person(belongsTo(List.copyOf(companies), membership));
      people.add(id);
      cases.add(supportCase(id));
    }
    State before = state(people, cases);
    Deque<Long> merged = new ArrayDeque<>();
    for (int step : steps) {
      long loser = people.get(step / PEOPLE);
      try {
        merges.merge(ANN, loser, null, people.get(step % PEOPLE));
        merged.push(loser);
      } catch (Problem impossible) {
        assertThat(impossible.status()).isIn(409, 422);
      }
    }
    merged.forEach(loser -> merges.unmerge(ANN, loser, null));
    assertThat(state(people, cases)).isEqualTo(before);
  }

  private State state(List<Long> people, List<Long> cases) {
    List<CustomerView> views = people.stream().map(customers::get).toList();
    return new State(
        views.stream().map(CustomerView::identities).toList(),
        views.stream().map(CustomerView::organizationIds).toList(),
        views.stream().map(view -> view.mergedIntoId() != null).toList(),
        cases.stream()
            .map(id -> number(Sql.of("select requester_id from cases where id = ?", id)))
            .toList());
  }

  private static List<Long> belongsTo(List<Long> companies, int bits) {
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < companies.size(); i++) {
      if ((bits & (1 << i)) != 0) {
        chosen.add(companies.get(i));
      }
    }
    return chosen;
  }

  private long person(List<Long> organizationIds) {
    NewIdentity handle = new NewIdentity(IdentityKind.HANDLE, "p-" + UUID.randomUUID());
    return customers
        .create(ANN, new NewCustomer(null, List.of(handle), organizationIds, null, null, null))
        .id();
  }

  private long organization(String name) {
    return organizations
        .create(ANN, new NewOrganization(name + UUID.randomUUID(), null, null))
        .id();
  }

  private long supportCase(long requester) {
    return number(
        Sql.of(
            "insert into cases (version, subject, status, priority, channel, requester_id, received_at, created_at, updated_at)"
                + " values (1, 'x', 'open', 1, 'email', ?, now(), now(), now()) returning id",
            requester));
  }

  private long number(Sql sql) {
    return sql.first(database, row -> row.getLong(1)).orElseThrow();
  }
}
