package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.Permissions;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

/** Both evaluators give the same answer to every query about every case. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class EvaluatorsAgreeTest {

  private static final long SEED = Long.getLong("zelodesk.search.seed", 20261122L);
  private static final int QUERIES_OF_EACH_KEY = 20;
  private static final int MIXED_QUERIES = Integer.getInteger("zelodesk.search.queries", 400);

  @Inject CaseQuerying querying;
  @Inject AgroalDataSource database;
  @Inject EntityManager entities;
  @Inject Clock clock;

  @Test
  void onEveryCase() {
    Random random = new Random(SEED);
    RandomCases.insert(random, clock.instant());
    List<CaseFacts> cases = facts();
    int pairs = 0;
    int holding = 0;
    Set<String> neverHeld = new TreeSet<>();
    for (Actor reader : List.of(agent(Role.AGENT.permissions()), agent(withoutInternal()))) {
      RandomQueries queries = new RandomQueries(querying.fields(reader), random);
      List<String> texts = new ArrayList<>();
      for (QueryField field : querying.fields(reader).all()) {
        for (int i = 0; i < QUERIES_OF_EACH_KEY; i++) {
          texts.add(queries.comparison(field));
        }
        neverHeld.add(field.key());
      }
      for (int i = 0; i < MIXED_QUERIES; i++) {
        texts.add(queries.query());
      }
      for (String text : texts) {
        Clause clause = querying.clause(reader, text);
        Set<Long> inMemory =
            cases.stream()
                .filter(facts -> Matching.holds(clause, facts))
                .map(CaseFacts::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> bySql =
            new TreeSet<>(
                Sql.of("select c.id from cases c where ")
                    .add(SqlPredicates.of(clause))
                    .list(database, row -> row.getLong(1)));
        assertThat(inMemory).as("%s (seed %d)", text, SEED).isEqualTo(bySql);
        pairs += cases.size();
        holding += inMemory.size();
        if (!inMemory.isEmpty()) {
          neverHeld.removeIf(key -> text.startsWith(key));
        }
      }
    }
    System.out.printf("%,d pairs of query and case, %,d of them hold%n", pairs, holding);
    assertThat(neverHeld).as("keys of which no query ever held").isEmpty();
    assertThat(pairs).isGreaterThan(50_000);
    assertThat(holding).isBetween(pairs / 20, pairs - pairs / 20);
  }

  private List<CaseFacts> facts() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                entities.createQuery("from SupportCase", SupportCase.class).getResultList().stream()
                    .map(CaseFacts::of)
                    .toList());
  }

  private static Set<String> withoutInternal() {
    return Role.AGENT.permissions().stream()
        .filter(permission -> !permission.equals(Permissions.COMMENTS_READ_INTERNAL))
        .collect(Collectors.toSet());
  }

  private static Actor agent(Set<String> permissions) {
    return new Actor(
        101,
        "world-101",
        AgentKind.PERSON,
        "Agent change",
        null,
        Role.AGENT,
        true,
        "en",
        Map.of(11L, Level.CHANGE),
        permissions);
  }
}
