package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Contract;
import org.zelodesk.testing.ContractFilter;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * How many statements one request may send to the database, as PostgreSQL itself counts them (begin
 * and commit left out). The bound does not grow with the rows that are read.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class StatementBudgetTest {

  private static final Path TABLE = Path.of("src", "test", "resources", "statement-budget.csv");

  /**
   * Readers of the log on this node look by themselves, and write facts of what they find; and what
   * this test asks is not counted.
   */
  private static final String COUNT =
      "select coalesce(sum(calls), 0) from pg_stat_statements where toplevel and query !~* '^(begin|commit|rollback|set |show )'"
          + " and query !~* 'pg_stat_statements|log_horizon|fact_progress|case_clocks|jsonb_to_recordset|recorded_at, data from events|id, author_id from comments|min.id. from calendars'";

  private static final int RUNS = 3;

  @Test
  void everyOperationKeepsToItsBudget() throws IOException {
    World.sql("create extension if not exists pg_stat_statements");
    Map<String, Integer> budget =
        Files.readAllLines(TABLE).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .collect(Collectors.toMap(cells -> cells[0], cells -> Integer.valueOf(cells[1])));
    List<String> deviations = new ArrayList<>();
    for (Contract.Operation operation : ContractFilter.contract().operations()) {
      if (operation.id().equals("streamEvents") || operation.node().path("security").isEmpty()) {
        continue;
      }
      long measured = measure(operation);
      Integer allowed = budget.get(operation.id());
      if (allowed == null || measured > allowed) {
        deviations.add(
            operation.id() + "," + measured + (allowed == null ? "" : " instead of " + allowed));
      }
    }
    assertThat(deviations).isEmpty();
  }

  @Test
  void aLongerListCostsNoMoreStatements() {
    World.restore();
    String admin = Objects.requireNonNull(Persona.ADMIN.token());
    World.sql("create extension if not exists pg_stat_statements");
    String path = "/api/v1/cases?include=requester,assignee,team,organization,topic&limit=";
    Http.must(admin, "GET", path + 10, null);
    assertThat(least(admin, path + 10)).isEqualTo(least(admin, path + 1));
  }

  private static long least(String token, String path) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long before = World.count(COUNT);
      Http.must(token, "GET", path, null);
      least = Math.min(least, World.count(COUNT) - before);
    }
    return least;
  }

  /** The least of several runs: what else the node does meanwhile only adds. */
  private static long measure(Contract.Operation operation) {
    String admin = Objects.requireNonNull(Persona.ADMIN.token());
    long[] counts = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      World.restore();
      // The caller is remembered for two seconds; how they are found is not this operation's cost.
      Http.must(admin, "GET", "/api/v1/tags?limit=1", null);
      Examples.Request request = Examples.first(operation);
      long before = World.count(COUNT);
      Http.call(admin, operation.method(), request.path(), request.mediaType(), request.body());
      counts[run] = World.count(COUNT) - before;
    }
    return Arrays.stream(counts).min().orElseThrow();
  }
}
