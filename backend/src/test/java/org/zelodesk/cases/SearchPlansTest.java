package org.zelodesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.World;

/**
 * On a desk of some size no search reads a whole table, and how frequent a word is decides how it
 * is found.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPlansTest {

  private static final List<String> LARGE = List.of("cases", "comments", "case_texts", "customers");

  @Inject CaseQueries queries;

  @Inject
  @DataSource("search")
  AgroalDataSource searches;

  private boolean made;

  private final Actor reader =
      new Actor(
          101,
          "world-101",
          AgentKind.PERSON,
          "Agent change",
          null,
          Role.AGENT,
          true,
          "en",
          Map.of(11L, Level.CHANGE, 12L, Level.SEE),
          Role.AGENT.permissions());

  @BeforeEach
  void manyCases() {
    if (made) {
      return;
    }
    made = true;
    World.restore();
    World.sql(
        """
        insert into customers (name, created_at, updated_at) select 'Person' || n || ' Plain', now(), now() from generate_series(1, 5000) n;
        insert into customers (name, created_at, updated_at) values ('Rarename Seldomname', now(), now());
        insert into cases (version, subject, status, priority, channel, requester_id, team_id, received_at, created_at, updated_at)
        select 1, 'Always ' || case when n % 3 = 0 then 'often ' else '' end || case when n % 200 = 0 then 'seldom ' else '' end || 'unique' || n,
          (array['open', 'pending', 'solved', 'closed'])[1 + n % 4], n % 4, 'email', 2001 + n % 2, 11 + n % 3, now(), now(), now() - n * interval '1 minute'
        from generate_series(1, 40000) n;
        insert into comments (case_id, visibility, author_kind, author_name, channel, body, received_at, created_at)
        select id, case when id % 4 = 0 then 'internal' else 'public' end, 'agent', 'Bob', 'email', 'Filler number ' || id || ' of many', now(), now() from cases where id > 2000;
        analyze cases; analyze case_texts; analyze customers; analyze comments""");
  }

  @AfterAll
  void fewCases() {
    World.restore();
    World.sql("analyze cases; analyze case_texts; analyze customers; analyze comments");
  }

  @Test
  void aFrequentWordIsMetByWalkingTheNewestCases() {
    for (String query :
        List.of(
            "always",
            "often",
            "always often",
            "always -seldom",
            "always status:open,pending priority>=normal")) {
      assertThat(plan(query))
          .as(query)
          .contains("Index Scan using cases_")
          .contains("case_texts_pkey");
    }
  }

  @Test
  void aRareWordIsLookedUp() {
    for (String query :
        List.of(
            "unique777",
            "seldom often",
            "unique777 or unique778",
            "unique777 status:open priority>=normal",
            "\"often seldom unique600\"")) {
      assertThat(plan(query)).as(query).contains("case_texts_words_idx");
    }
  }

  @Test
  void noSearchReadsAWholeTable() {
    for (String query :
        List.of(
            "always",
            "seldom",
            "unique777",
            "-always",
            "always or status:open",
            "rarename",
            "rarename seldomname always",
            "1042",
            "#1042 or often",
            "\"always often\"",
            "unique77*",
            "seldom team:12 status:open",
            "often or rarename")) {
      Matches matches = matches(query);
      assertWalksNone(query, explain(matches.rows(CaseSort.UPDATED_DESC, null, 51)));
      assertWalksNone(
          query,
          explain(
              matches.rows(CaseSort.UPDATED_DESC, List.of("2026-01-01T00:00:00Z", "5000"), 51)));
      if (queries.read(reader, query).asksForWords()) {
        assertWalksNone(query, explain(matches.mostRelevant(null, 51)));
      }
    }
  }

  /** Numbers of views are asked for all day: what is rare is not looked for among all cases. */
  @Test
  void whatIsDueSoonOrWasSolvedLatelyIsCountedAlongItsIndex() {
    for (String query : List.of("due<1h status:new,open,pending,on_hold", "solved<7d")) {
      String plan = explain(Sql.of("select 1 ").add(matches(query).some(1001, false)));
      assertWalksNone(query, plan);
      assertThat(plan).as(query).containsAnyOf("cases_next_due_idx", "cases_solved_at_idx");
    }
  }

  private static void assertWalksNone(String query, String plan) {
    for (String table : LARGE) {
      assertThat(plan).as(query).doesNotContain("Seq Scan on " + table + " ");
    }
  }

  private String plan(String query) {
    return explain(matches(query).rows(CaseSort.UPDATED_DESC, null, 51));
  }

  private String explain(Sql sql) {
    return String.join("\n", Sql.of("explain ").add(sql).list(searches, row -> row.getString(1)));
  }

  private Matches matches(String query) {
    return new Matches(
        Sql.of("from cases c where c.merged_into_id is null and ")
            .add(CaseAccess.of(reader).predicate("c")),
        queries.read(reader, query));
  }
}
