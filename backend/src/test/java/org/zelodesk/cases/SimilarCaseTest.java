package org.zelodesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** What else somebody should know of who works on a case; and never what they may not see. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SimilarCaseTest {

  @BeforeEach
  void theWorld() {
    World.restore();
  }

  @Test
  void findsTheCustomersOtherCasesAndThoseOfTheSameSubject() {
    JsonNode found = similar(Persona.CHANGE, 1001);
    assertThat(ids(found.path("sameCustomer")))
        .contains(1002L, 1003L, 1005L, 1006L, 1010L, 1012L)
        .doesNotContain(1001L, 1004L, 1007L);
    assertThat(ids(found.path("likelyDuplicates")))
        .startsWith(1003L)
        .doesNotContain(1001L, 1004L, 1006L);
  }

  @Test
  void whatIsOldAndSolvedIsLeftOut() {
    World.sql(
        "update cases set status = 'solved', updated_at = now() - interval '31 days', created_at = now() - interval '40 days' where id = 1003");
    JsonNode found = similar(Persona.CHANGE, 1001);
    assertThat(ids(found.path("sameCustomer"))).doesNotContain(1003L);
    assertThat(ids(found.path("likelyDuplicates"))).doesNotContain(1003L);
  }

  @Test
  void everybodyFindsOnlyWhatTheySee() {
    World.sql(
        "update cases set subject = 'The kettle leaks', organization_id = 501; update cases set requester_id = 2002 where id = 1012");
    for (Persona persona :
        List.of(Persona.CHANGE, Persona.OTHER, Persona.ADMIN, Persona.SERVICE, Persona.REVOKED)) {
      List<Long> visible =
          ids(
              Http.call(persona.token(), "GET", "/api/v1/cases?limit=100", null)
                  .json()
                  .path("data"));
      visible.remove(1006L);
      JsonNode found = similar(persona, 1006);
      assertThat(ids(found.path("likelyDuplicates")))
          .as(persona.name())
          .containsExactlyInAnyOrderElementsOf(visible);
      visible.remove(1012L);
      assertThat(ids(found.path("sameCustomer")))
          .as(persona.name())
          .containsExactlyInAnyOrderElementsOf(visible);
    }
  }

  @Test
  void findsWhatSaysTheSameInPublicWhoeverAsked() {
    String said =
        "Aurelia samovar smokes through its bakelite handle whenever the thermostat clicks";
    long first = made(2001, 11, said, "public");
    long same = made(2002, 11, "Good evening! " + said + ". Thank you", "public");
    long whisper = made(2002, 11, said, "internal");
    long elsewhere = made(2002, 12, said, "public");
    long other = made(2002, 11, "Aurelia lampshade arrived without the promised screws", "public");
    assertThat(ids(similar(Persona.CHANGE, first).path("sameWords")))
        .contains(same)
        .doesNotContain(first, whisper, elsewhere, other);
    assertThat(ids(similar(Persona.ADMIN, first).path("sameWords")))
        .contains(same, elsewhere)
        .doesNotContain(first, whisper, other);
    // Nor does it tell what is said in secret about this one.
    assertThat(ids(similar(Persona.CHANGE, whisper).path("sameWords")))
        .doesNotContain(first, same, elsewhere);
  }

  private static long made(long requester, long team, String said, String visibility) {
    World.sql(
        """
        with one as (
          insert into cases (version, subject, status, priority, channel, requester_id, team_id, received_at, created_at, updated_at)
          values (1, 'A', 'open', 1, 'email', %d, %d, now(), now(), now()) returning id)
        insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)
        select id, '%s', 'agent', 'A', 'email', '%s', 'en', now(), now() from one"""
            .formatted(requester, team, visibility, said));
    return World.count("select max(id) from cases");
  }

  private static JsonNode similar(Persona persona, long id) {
    return Http.must(
        Objects.requireNonNull(persona.token()), "GET", "/api/v1/cases/" + id + "/similar", null);
  }

  private static List<Long> ids(JsonNode rows) {
    List<Long> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }
}
