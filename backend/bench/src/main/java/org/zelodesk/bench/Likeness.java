package org.zelodesk.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether the three really do the same work: the same bytes in the answers, the same statements in
 * the server. Where they do not, a ratio means nothing, and the report says so.
 */
final class Likeness {

  private static final int REQUESTS = 200;

  private final Desk desk;
  private final HttpTarget backend;
  private final HttpTarget bareEndpoint;
  private final SqlTarget bareSql;
  private final Consumer<String> note;

  Likeness(
      Desk desk,
      HttpTarget backend,
      HttpTarget bareEndpoint,
      SqlTarget bareSql,
      Consumer<String> note) {
    this.desk = desk;
    this.backend = backend;
    this.bareEndpoint = bareEndpoint;
    this.bareSql = bareSql;
    this.note = note;
  }

  void compareAnswers(Asks asks) {
    SplittableRandom random = new SplittableRandom(17);
    for (Operation operation :
        List.of(
            Operation.READ,
            Operation.LIST,
            Operation.LIST_DEEP,
            Operation.CREATE,
            Operation.COMMENT)) {
      Ask ask = asks.next(operation, random);
      HttpTarget.Answer ours = backend.ask(ask);
      HttpTarget.Answer bare = bareEndpoint.ask(ask);
      if (ours.status() >= 300) {
        throw new BenchProblem(
            "The backend answers " + ours.status() + " to " + ask.target() + ": " + ours.body());
      }
      String ourBody = comparable(operation, ours.body());
      String bareBody = comparable(operation, bare.body());
      if (!ourBody.equals(bareBody)) {
        note.accept(
            "the answers to \"%s\" differ:\n  backend: %s\n  bare:    %s"
                .formatted(
                    operation.title(), around(ourBody, bareBody), around(bareBody, ourBody)));
      }
      if (!ours.headers().equals(bare.headers())) {
        note.accept(
            "the headers of \"%s\" differ: backend %s, bare %s"
                .formatted(operation.title(), ours.headers(), bare.headers()));
      }
    }
  }

  /** Two writes get two ids and two instants. */
  private static String comparable(Operation operation, String body) {
    return operation.writes() ? body.replaceAll("\\d+", "0") : body;
  }

  private static String around(String body, String other) {
    int same = 0;
    while (same < Math.min(body.length(), other.length())
        && body.charAt(same) == other.charAt(same)) {
      same++;
    }
    return "…" + body.substring(Math.max(0, same - 60), Math.min(body.length(), same + 60)) + "…";
  }

  List<Report.StatementCount> countStatements() {
    List<Report.StatementCount> counts = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      Map<Long, Desk.Counted> ours = statementsOf(backend, operation);
      Map<Long, Desk.Counted> bare = statementsOf(bareEndpoint, operation);
      missing(operation, "backend", ours, "bare endpoint", bare);
      missing(operation, "bare endpoint", bare, "backend", ours);
      counts.add(
          new Report.StatementCount(
              operation,
              perRequest(ours),
              perRequest(bare),
              perRequest(statementsOf(bareSql, operation))));
    }
    desk.countStatements(false);
    return counts;
  }

  private Map<Long, Desk.Counted> statementsOf(Target target, Operation operation) {
    target.repeat(operation, 20);
    desk.countStatements(true);
    target.repeat(operation, REQUESTS);
    Map<Long, Desk.Counted> statements = new HashMap<>();
    desk.counted().stream()
        .filter(statement -> !statement.isTransactionControl())
        .forEach(statement -> statements.put(statement.queryId(), statement));
    return statements;
  }

  private static double perRequest(Map<Long, Desk.Counted> statements) {
    return statements.values().stream().mapToLong(Desk.Counted::calls).sum() / (double) REQUESTS;
  }

  /** What runs in fewer than one of twenty requests is no part of them: caches, housekeeping. */
  private void missing(
      Operation operation,
      String name,
      Map<Long, Desk.Counted> here,
      String otherName,
      Map<Long, Desk.Counted> there) {
    // The server tells statements apart by the types of their values too, which may well differ.
    Set<String> texts = there.values().stream().map(Likeness::words).collect(Collectors.toSet());
    here.values().stream()
        .filter(statement -> statement.calls() >= REQUESTS / 20)
        .filter(statement -> !there.containsKey(statement.queryId()))
        .filter(statement -> !texts.contains(words(statement)))
        .sorted(Comparator.comparing(Desk.Counted::text))
        .forEach(
            statement ->
                note.accept(
                    "\"%s\": the %s runs a statement that the %s does not: %s"
                        .formatted(operation.title(), name, otherName, words(statement))));
  }

  private static String words(Desk.Counted statement) {
    return statement.text().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
