package org.zelodesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zelodesk.testing.Contract;
import org.zelodesk.testing.ContractFilter;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * {@code authz-matrix.csv}: operation × relation to the case × persona → status, on the real
 * application. An operation without a row fails. What is invisible answers exactly as what does not
 * exist.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class AuthorizationMatrixTest {

  /** One row: the expected status by persona. */
  record Row(String operation, String relation, List<Integer> expected) {
    @Override
    public String toString() {
      return operation + " " + relation;
    }

    String operationId() {
      return operation.split("#", 2)[0];
    }
  }

  /** What is sent. */
  record Sent(String path, String mediaType, byte[] body) {}

  private static final Path TABLE = Path.of("src", "test", "resources", "authz-matrix.csv");

  static Stream<Row> rows() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> personas =
        Stream.of(Persona.values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
    assertThat(List.of(lines.getFirst().split(",", -1)).subList(2, personas.size() + 2))
        .isEqualTo(personas);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              return new Row(
                  cells[0], cells[1], Stream.of(cells).skip(2).map(Integer::valueOf).toList());
            });
  }

  @Test
  void everyOperationHasARow() throws IOException {
    Set<String> known = new HashSet<>(rows().map(Row::operationId).toList());
    assertThat(ContractFilter.contract().operations())
        .extracting(Contract.Operation::id)
        .as("operations without a row in authz-matrix.csv")
        .isSubsetOf(known);
    assertThat(known)
        .as("rows of operations that do not exist")
        .isSubsetOf(
            ContractFilter.contract().operations().stream().map(Contract.Operation::id).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everybodyMayWhatTheTableSaysAndNothingElse(Row row) {
    Contract.Operation operation = ContractFilter.contract().operation(row.operationId());
    List<String> deviations = new ArrayList<>();
    boolean changed = true;
    for (Persona persona : Persona.values()) {
      if (changed) {
        World.restore();
      }
      relate(row, persona);
      Sent sent =
          request(operation, row, persona, MatrixWorld.caseId(row.relation(), operation.id()));
      int expected = row.expected().get(persona.ordinal());
      if (operation.id().equals("streamEvents")) {
        int status = Http.statusOfStream(persona.token(), sent.path());
        if (status != expected) {
          deviations.add(persona + ": expected " + expected + ", got " + status);
        }
        continue;
      }
      Http.Answer answer = send(persona, operation, sent);
      changed = !operation.method().equals("GET") && answer.status() < 300;
      if (answer.status() != expected) {
        deviations.add(
            persona + ": expected " + expected + ", got " + answer.status() + " " + answer.body());
      }
      List<String> faults =
          operation.answerFaults(
              answer.status(),
              answer.body().isEmpty() ? "" : answer.mediaType(),
              answer.mediaType().endsWith("json") ? answer.json() : null);
      faults.forEach(fault -> deviations.add(persona + ": not as documented: " + fault));
      if (answer.status() == 404 && !row.relation().equals("missing")) {
        Sent missing = request(operation, row, persona, MatrixWorld.MISSING);
        JsonNode other = send(persona, operation, missing).json();
        if (!anonymous(other).equals(anonymous(answer.json()))) {
          deviations.add(persona + ": invisible looks different from missing: " + answer.body());
        }
      }
    }
    assertThat(deviations).as(row.toString()).isEmpty();
  }

  private static Http.Answer send(Persona persona, Contract.Operation operation, Sent sent) {
    return Http.call(
        persona.token(),
        operation.method(),
        sent.path(),
        sent.mediaType(),
        sent.body().length == 0 ? null : sent.body());
  }

  private static JsonNode anonymous(JsonNode problem) {
    ((ObjectNode) problem).remove("requestId");
    return problem;
  }

  /** Makes the relation true for this persona: assigned to me, shared with me. */
  private static void relate(Row row, Persona persona) {
    if (persona == Persona.ANON) {
      return;
    }
    switch (row.relation()) {
      case "assigned" ->
          World.sql("update cases set assignee_id = " + persona.id() + " where id = 1008");
      case "shared" -> share(1009, persona);
      case "confidential_foreign" -> share(1011, persona);
      default -> {
        // The other relations hold by the world's own making.
      }
    }
    MatrixWorld.prepare(row.operationId(), row.relation());
  }

  private static void share(long caseId, Persona persona) {
    World.sql(
        "insert into case_shares (case_id, agent_id, created_at) values (%d, %d, now()) on conflict do nothing"
            .formatted(caseId, persona.id()));
  }

  private static Sent request(Contract.Operation operation, Row row, Persona persona, long caseId) {
    String path = operation.path();
    for (JsonNode parameter : (Iterable<JsonNode>) operation.parameters("path")::iterator) {
      String name = parameter.path("name").asText();
      String value = MatrixWorld.parameter(row.operation(), name, row.relation(), caseId);
      path =
          path.replace(
              "{" + name + "}",
              Objects.requireNonNullElse(value, parameter.path("example").asText()));
    }
    if (operation.id().equals("uploadAttachment") || operation.id().equals("downloadAttachment")) {
      path += MatrixWorld.query(operation.id());
    }
    if (operation.id().equals("listPresence")) {
      path += "?caseIds=1001";
    }
    String body = MatrixWorld.body(row.operation(), row.relation(), caseId);
    JsonNode content = operation.bodyContent();
    if (content.isEmpty()) {
      return new Sent(path, "", new byte[0]);
    }
    String mediaType = content.fieldNames().next();
    if (body == null) {
      JsonNode example = content.path(mediaType).path("examples").path(0);
      for (JsonNode first : content.path(mediaType).path("examples")) {
        example = first.path("value");
        break;
      }
      body = example.isTextual() ? example.asText() : example.toString();
    }
    return new Sent(path, mediaType, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
