package org.zelodesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

/** The two forms of the one rule, SQL and memory, say the same of every actor and every case. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseAccessLawTest {

  private static final long SEED = 20260302;

  @Inject AgroalDataSource database;

  private record Known(long id, CaseAccess.Subject subject, Set<Long> sharedWith) {}

  @Test
  void thePredicateAndTheMemoryAgree() {
    Random random = new Random(SEED);
    List<Long> teams =
        insertMany(
            4,
            i ->
                Sql.of(
                    "insert into teams (name, created_at, updated_at) values (?, now(), now()) returning id",
                    "law " + i));
    List<Long> agents =
        insertMany(
            8,
            i ->
                Sql.of(
                    "insert into agents (subject, kind, name, role, created_at, updated_at) values (?, 'person', 'x', 'agent', now(), now()) returning id",
                    "law-" + i));
    long customer =
        insertMany(
                1,
                i ->
                    Sql.of(
                        "insert into customers (created_at, updated_at) values (now(), now()) returning id"))
            .getFirst();
    List<Known> cases = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      cases.add(insertCase(random, teams, agents, customer));
    }
    List<Long> ids = cases.stream().map(Known::id).toList();
    for (int i = 0; i < 400; i++) {
      CaseAccess access = CaseAccess.of(randomActor(random, teams, agents));
      Set<Long> bySql =
          new TreeSet<>(
              Sql.of("select c.id from cases c where c.id = any(?) and ", ids)
                  .add(access.predicate("c"))
                  .list(database, row -> row.getLong(1)));
      Set<Long> inMemory = new TreeSet<>();
      cases.stream()
          .filter(one -> access.sees(one.subject(), one.sharedWith()))
          .forEach(one -> inMemory.add(one.id()));
      assertThat(inMemory).isEqualTo(bySql);
    }
  }

  private Known insertCase(Random random, List<Long> teams, List<Long> agents, long customer) {
    Long team = random.nextInt(4) == 0 ? null : pick(random, teams);
    Long assignee = random.nextInt(2) == 0 ? null : pick(random, agents);
    boolean confidential = random.nextInt(4) == 0;
    long id =
        Sql.of(
                "insert into cases (version, subject, status, priority, channel, requester_id, team_id, assignee_id, confidential, received_at, created_at, updated_at)"
                    + " values (1, 'x', 'open', 1, 'email', ?, ?::bigint, ?::bigint, ?, now(), now(), now()) returning id",
                customer,
                team,
                assignee,
                confidential)
            .first(database, row -> row.getLong(1))
            .orElseThrow();
    Set<Long> shared = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      shared.add(pick(random, agents));
    }
    shared.forEach(
        agent ->
            Sql.of("insert into case_shares values (?, ?, now())", id, agent).execute(database));
    return new Known(id, new CaseAccess.Subject(team, assignee, confidential), shared);
  }

  private static Actor randomActor(Random random, List<Long> teams, List<Long> agents) {
    Role role = Role.values()[random.nextInt(Role.values().length)];
    Map<Long, Level> memberships = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      memberships.put(pick(random, teams), Level.values()[random.nextInt(3)]);
    }
    Set<String> permissions = random.nextInt(10) == 0 ? Set.of() : role.permissions();
    return new Actor(
        pick(random, agents),
        "s",
        AgentKind.PERSON,
        "x",
        null,
        role,
        random.nextInt(10) != 0,
        null,
        memberships,
        permissions);
  }

  private interface Insert {
    Sql of(int index);
  }

  private List<Long> insertMany(int count, Insert insert) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(insert.of(i).first(database, row -> row.getLong(1)).orElseThrow());
    }
    return ids;
  }

  private static Long pick(Random random, List<Long> from) {
    return from.get(random.nextInt(from.size()));
  }
}
