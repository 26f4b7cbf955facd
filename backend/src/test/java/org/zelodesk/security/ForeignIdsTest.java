package org.zelodesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.testing.Contract;
import org.zelodesk.testing.ContractFilter;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * An id inside a request is a read of its own: one that the caller may not make, or that leads to
 * nothing, is refused and changes nothing. Nor can a body set what is not offered.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ForeignIdsTest {

  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());
  private static final List<String> NOT_OFFERED =
      List.of(
          "id",
          "version",
          "isAdmin",
          "createdAt",
          "updatedAt",
          "authorId",
          "mergedIntoId",
          "sha256",
          "subject_",
          "__proto__");

  @BeforeEach
  void world() {
    World.restore();
  }

  /**
   * As a member of team 12: 1006 and 1012 are theirs to change, 1001 to 1003 and 5001 invisible.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|/api/v1/cases/1006/links|{\"type\": \"related\", \"caseId\": 1001}",
        "POST|/api/v1/cases/1006/links|{\"type\": \"parent\", \"caseId\": 999999}",
        "POST|/api/v1/cases/1006/merge|{\"into\": 1001}",
        "POST|/api/v1/cases/1001/merge|{\"into\": 1006}",
        "POST|/api/v1/cases/1006/merge|{\"into\": 1010}",
        "POST|/api/v1/cases/1006/merge|{\"into\": 999999}",
        "POST|/api/v1/cases/1006/split|{\"commentIds\": [5001], \"subject\": \"Mine\"}",
        "POST|/api/v1/cases/1006/split|{\"commentIds\": [999999], \"subject\": \"Mine\"}",
        "POST|/api/v1/cases/1006/comments/5001/redactions|{\"text\": \"Monday\"}",
        "POST|/api/v1/cases/1006/comments/5003/redactions|{\"text\": \"leak\"}",
        "GET|/api/v1/cases/1006/comments/5001|",
        "GET|/api/v1/cases/1012/comments/5003|",
        "DELETE|/api/v1/cases/1006/links/1|",
        "PATCH|/api/v1/cases/1006|{\"topicId\": 999999}",
        "PATCH|/api/v1/cases/1006|{\"assigneeId\": 999999}",
        "PATCH|/api/v1/cases/1006|{\"assigneeId\": 109}",
        "PATCH|/api/v1/cases/1006|{\"teamId\": 999999}",
        "PATCH|/api/v1/cases/1006|{\"requesterId\": 999999}",
        "PATCH|/api/v1/cases/1006|{\"organizationId\": 999999}",
        "PATCH|/api/v1/cases/1006|{\"watcherIds\": [999999]}",
        "PATCH|/api/v1/cases/1006|{\"customFields\": {\"no_such_field\": 1}}",
        "PUT|/api/v1/cases/1006/watchers/999999|",
        "PUT|/api/v1/cases/1006/shares/999999|",
        "POST|/api/v1/cases/1006/comments|{\"visibility\": \"public\", \"body\": \"x\", \"attachmentIds\": [999999]}",
        "PUT|/api/v1/cases/1006/drafts/0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90|{\"kind\": \"internal\", \"bodyHtml\": \"x\", \"revision\": 1}",
        "PUT|/api/v1/cases/1001/drafts/0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a91|{\"kind\": \"internal\", \"bodyHtml\": \"x\", \"revision\": 0}",
        "PUT|/api/v1/cases/1006/drafts/0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a92|{\"kind\": \"internal\", \"bodyHtml\": \"x\", \"attachmentIds\": [9001], \"revision\": 0}",
        "DELETE|/api/v1/cases/1006/drafts/0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90|",
        "POST|/api/v1/cases/1006/drafts/0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90/take-over|",
        "POST|/api/v1/cases/1006/comments|{\"visibility\": \"internal\", \"body\": \"x\", \"draftId\": \"0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90\"}",
        "POST|/api/v1/cases/1006/scheduled-comments/1901/cancel|",
        "PATCH|/api/v1/cases/1006/scheduled-comments/1901|{}",
        "GET|/api/v1/cases/1006/scheduled-comments/1901|",
        "PUT|/api/v1/cases/1001/presence|{\"mode\": \"viewing\"}",
        "POST|/api/v1/cases|{\"subject\": \"x\", \"channel\": \"phone\", \"requesterId\": 999999, \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"x\"}}",
        "POST|/api/v1/cases|{\"subject\": \"x\", \"channel\": \"phone\", \"requesterId\": 2001, \"followUpOfId\": 1001, \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"x\"}}",
        "POST|/api/v1/cases|{\"subject\": \"x\", \"channel\": \"phone\", \"requesterId\": 2001, \"assigneeId\": 999999, \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"x\"}}",
      })
  void whatIsNotTheirsIsRefusedAndNothingChanges(String method, String path, String body) {
    String before = World.checksum();
    Http.Answer answer = Http.call(Persona.OTHER.token(), method, path, body);
    assertThat(answer.status()).as(answer.body()).isIn(404, 422);
    assertThat(answer.body()).doesNotContainIgnoringCase("kettle", World.CANARY);
    assertThat(World.checksum()).isEqualTo(before);
  }

  @Test
  void openingACaseNeverChangesTheCustomer() {
    String before = customer();
    Http.must(
        Objects.requireNonNull(Persona.OTHER.token()),
        "POST",
        "/api/v1/cases",
        "{\"subject\": \"x\", \"channel\": \"phone\", \"requester\": {\"name\": \"Mallory\", \"identities\": [{\"kind\": \"email\", \"value\": \"ann@shop.test\"}, {\"kind\": \"email\", \"value\": \"mallory@evil.test\"}]},"
            + " \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"x\"}}");
    assertThat(customer()).isEqualTo(before);
  }

  @Test
  void aBodySetsOnlyWhatIsOffered() throws Exception {
    List<String> deviations = new ArrayList<>();
    String before = World.checksum();
    for (Contract.Operation operation : ContractFilter.contract().operations()) {
      for (Map.Entry<String, JsonNode> media : operation.bodyContent().properties()) {
        JsonNode example = media.getValue().path("examples").path(0);
        for (JsonNode first : media.getValue().path("examples")) {
          example = first.path("value");
        }
        if (!media.getKey().endsWith("json") || !(example instanceof ObjectNode body)) {
          continue;
        }
        for (String name : NOT_OFFERED) {
          if (offers(media.getValue().path("schema"), name)) {
            continue;
          }
          ObjectNode more = body.deepCopy().put(name, 1);
          Http.Answer answer =
              Http.call(
                  ADMIN,
                  operation.method(),
                  path(operation),
                  media.getKey(),
                  new ObjectMapper().writeValueAsBytes(more));
          // An import answers line by line, and takes nothing of this one.
          int refused = media.getKey().endsWith("ndjson") ? 200 : 400;
          if (answer.status() != refused || !answer.body().contains("\"unknown_property\"")) {
            deviations.add(
                operation + " with " + name + ": " + answer.status() + " " + answer.body());
          }
        }
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(World.checksum()).isEqualTo(before);
  }

  private static boolean offers(JsonNode schema, String name) {
    String ref = schema.path("$ref").asText("");
    JsonNode target =
        ref.isEmpty() ? schema : ContractFilter.contract().document().at(ref.substring(1));
    return target.path("properties").has(name);
  }

  private static String path(Contract.Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : (Iterable<JsonNode>) operation.parameters("path")::iterator) {
      path =
          path.replace(
              "{" + parameter.path("name").asText() + "}", parameter.path("example").asText());
    }
    return path;
  }

  private static String customer() {
    return World.text(
        "select md5(concat((select string_agg(c::text, ',' order by id) from customers c where id = 2001),"
            + " (select string_agg(i::text, ',' order by id) from customer_identities i where customer_id = 2001)))");
  }
}
