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
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zelodesk.cases.SlaMetric;
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
    int pairsOfWords = 0;
    int holdingWords = 0;
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
        texts.add(queries.said());
      }
      for (String text : texts) {
        Clause clause = querying.clause(reader, text);
        boolean words = Clauses.asksForWords(clause);
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
        assertThat(byAlternatives(clause)).as("%s (seed %d)", text, SEED).isEqualTo(bySql);
        assertThat(inMemory).as("%s (seed %d)", text, SEED).isEqualTo(bySql);
        pairs += cases.size();
        holding += inMemory.size();
        pairsOfWords += words ? cases.size() : 0;
        holdingWords += words ? inMemory.size() : 0;
        if (!inMemory.isEmpty()) {
          neverHeld.removeIf(key -> text.startsWith(key));
        }
      }
    }
    System.out.printf(
        "%,d pairs of query and case, %,d of them hold; with words %,d, of which %,d hold%n",
        pairs, holding, pairsOfWords, holdingWords);
    assertThat(pairsOfWords).isGreaterThan(50_000);
    assertThat(holdingWords).isBetween(pairsOfWords / 20, pairsOfWords - pairsOfWords / 20);
    assertThat(neverHeld).as("keys of which no query ever held").isEmpty();
    assertThat(pairs).isGreaterThan(50_000);
    assertThat(holding).isBetween(pairs / 20, pairs - pairs / 20);
  }

  private List<CaseFacts> facts() {
    Map<Long, CaseParts> parts = parts();
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                entities.createQuery("from SupportCase", SupportCase.class).getResultList().stream()
                    .map(one -> CaseFacts.of(one, parts.getOrDefault(one.id(), CaseParts.NONE)))
                    .toList());
  }

  private Set<Long> byAlternatives(Clause clause) {
    Set<Long> all = new TreeSet<>();
    for (Clause alternative : Clauses.alternatives(clause)) {
      all.addAll(
          Sql.of("select c.id from cases c where ")
              .add(SqlPredicates.of(alternative))
              .list(database, row -> row.getLong(1)));
    }
    return all;
  }

  private Map<Long, CaseParts> parts() {
    Map<Long, CaseWords> words = words();
    Map<Long, Boolean> publicFiles = new TreeMap<>();
    Sql.of(
            "select m.case_id, bool_or(m.visibility = 'public') from attachments a join comments m on m.id = a.comment_id"
                + " where not a.redacted group by m.case_id")
        .list(database, row -> publicFiles.put(row.getLong(1), row.getBoolean(2)));
    Map<Long, Map<SlaMetric, Set<String>>> clocks = new TreeMap<>();
    Sql.of("select case_id, metric, state from sla_clocks")
        .list(
            database,
            row ->
                clocks
                    .computeIfAbsent(row.getLong("case_id"), any -> new TreeMap<>())
                    .computeIfAbsent(
                        SlaMetric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)),
                        any -> new TreeSet<>())
                    .add(row.getString("state")));
    Map<Long, CaseParts> parts = new TreeMap<>();
    words.forEach(
        (id, theirs) ->
            parts.put(
                id,
                new CaseParts(
                    theirs,
                    publicFiles.containsKey(id),
                    publicFiles.getOrDefault(id, false),
                    clocks.getOrDefault(id, Map.of()))));
    return parts;
  }

  /** The documents as they are kept. */
  private Map<Long, CaseWords> words() {
    Map<Long, Map<Integer, Map<String, List<CaseWords.Place>>>> parts = new TreeMap<>();
    Sql.of(
            "select t.case_id, t.part, l.lexeme, p.place, p.weight from case_texts t cross join lateral unnest(t.words) l"
                + " cross join lateral unnest(l.positions, l.weights) p (place, weight)")
        .list(
            database,
            row ->
                parts
                    .computeIfAbsent(row.getLong("case_id"), any -> new TreeMap<>())
                    .computeIfAbsent(row.getInt("part"), any -> new TreeMap<>())
                    .computeIfAbsent(row.getString("lexeme"), any -> new ArrayList<>())
                    .add(
                        new CaseWords.Place(
                            row.getInt("place"), row.getString("weight").equals("D"))));
    Map<Long, CaseWords> words = new TreeMap<>();
    parts.forEach((id, theirs) -> words.put(id, new CaseWords(theirs.values())));
    return words;
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
