package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Problem;

/** Any text is a query or gets a 400, quickly. */
class QueryFuzzTest {

  private static final long SEED = Long.getLong("zelodesk.search.seed", 20261122L);
  private static final int TEXTS = Integer.getInteger("zelodesk.search.texts", 100_000);
  private static final long SLOWEST_NANOS = 50_000_000;

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "-",
          "\"",
          ":",
          "<",
          "<=",
          ">",
          ">=",
          ",",
          " ",
          " or ",
          "\\",
          "*",
          "\t",
          "\n",
          "status",
          "open",
          "team",
          "billing",
          "assignee",
          "me",
          "none",
          "my_teams",
          "created",
          "2026-01-31",
          "2026-02-30",
          "2h",
          "9999w",
          "today",
          "custom.",
          "plan",
          "pro",
          "topic",
          "returns/*",
          "/*",
          "#",
          "#1042",
          "99999999999999999999",
          "-5",
          "1e9",
          "not",
          "\u0000",
          "\ud800",
          "\udc00",
          "😀",
          "İ",
          "возврат",
          "não",
          "%",
          "_",
          "'",
          ";",
          "--",
          "language",
          "pt");

  private static final Reader READER =
      new Reader(
          new Actor(
              101,
              "x",
              AgentKind.PERSON,
              "x",
              null,
              Role.AGENT,
              true,
              "en",
              Map.of(11L, Level.CHANGE),
              Role.AGENT.permissions()),
          () -> ZoneOffset.UTC,
          Instant.parse("2026-01-31T10:00:00Z"));

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long slowest;
  private String slowestText = "";
  private int understood;

  @Test
  void anyTextIsAQueryOrGetsAProblem() {
    Random random = new Random(SEED);
    for (int i = 0; i < TEXTS; i++) {
      ask(random.nextInt(5) == 0 ? letters(random) : pieces(random, 1 + random.nextInt(12)));
    }
    for (int i = 0; i < 300; i++) {
      ask(pieces(random, 400));
    }
    for (String hard :
        new String[] {
          "(".repeat(2000),
          "-".repeat(2000),
          "a ".repeat(1000),
          "a:".repeat(1000),
          "status:" + "open,".repeat(398) + "open",
          "\"".repeat(2000),
          "\\".repeat(2000),
          "a or ".repeat(400),
          "x".repeat(2000) + ":1",
          "x".repeat(5_000_000),
        }) {
      ask(hard);
    }
    System.out.printf(
        "%,d texts, %,d understood, the slowest took %,d us of processor time%n",
        TEXTS, understood, slowest / 1000);
    assertThat(understood).isGreaterThan(TEXTS / 50);
    assertThat(slowest).as(slowestText).isLessThan(SLOWEST_NANOS);
  }

  private void ask(String text) {
    long start = threads.getCurrentThreadCpuTime();
    try {
      Faults faults = new Faults("?query");
      Clause clause =
          new Interpreter(Fixtures.FIELDS, Fixtures.NAMES, Fixtures.TEXTS, READER, false, faults)
              .interpret(QueryParser.parse(text, faults));
      for (Clause alternative : Clauses.alternatives(clause)) {
        assertThat(SqlPredicates.of(alternative).text()).isNotBlank();
      }
      Matching.holds(clause, Fixtures.aCase());
      Matching.holds(clause, Fixtures.aBareCase());
      understood++;
    } catch (Problem problem) {
      assertThat(problem.code()).as(text).isEqualTo("invalid_query");
      assertThat(problem.status()).isEqualTo(400);
      assertThat((int) problem.extras().get("position"))
          .isBetween(0, Math.min(text.length(), 2000));
      assertThat(problem.faults()).hasSize(1);
    }
    long took = threads.getCurrentThreadCpuTime() - start;
    if (took > slowest) {
      slowest = took;
      slowestText = text;
    }
  }

  private static String pieces(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String letters(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }
    return text.toString();
  }
}
