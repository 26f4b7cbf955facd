package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** Teams and who belongs to them. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class TeamResourceTest extends IdentityDesk {

  @Test
  void teamsAndTheirMembersAreKept() {
    String gina = Tokens.of("identity-gina", "agent");
    long id = idOf(gina);
    long team = team("Kept");
    as(ADMIN)
        .body("{\"name\":\"KEPT\"}")
        .post("/api/v1/teams")
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/name"));
    member(team, id, "see").statusCode(200);
    member(team, id, "see").statusCode(200);
    member(team, id, "change").statusCode(200);
    assertThat(events("team.member_set", team))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"before\": \"see\"", "\"after\": \"change\"", "\"agentId\": " + id);
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/me")
        .then()
        .body("teams[0].name", equalTo("Kept"))
        .body("teams[0].level", equalTo("change"))
        .body("version", equalTo(3));
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/teams/" + team + "/members?count=true")
        .then()
        .statusCode(200)
        .body("data[0].agentId", equalTo((int) id))
        .body("page.total", equalTo(1));
    assertThat(directory.isMember(id, team)).isTrue();
    as(ADMIN)
        .body("{\"name\":\"Kept well\",\"active\":false,\"description\":\"d\"}")
        .patch("/api/v1/teams/" + team)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("active", equalTo(false));
    assertThat(directory.isActiveTeam(team)).isFalse();
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/me")
        .then()
        .body("teams", empty())
        .body("version", equalTo(4));
    given()
        .auth()
        .oauth2(gina)
        .get("/api/v1/teams?active=true&limit=100")
        .then()
        .body("data.id", not(hasItem((int) team)));
    as(ADMIN)
        .header("If-Match", "\"v1\"")
        .delete("/api/v1/teams/" + team + "/members/" + id)
        .then()
        .statusCode(412);
    as(ADMIN)
        .header("If-Match", "\"v1\"")
        .body(Map.of("level", "reply"))
        .put("/api/v1/teams/" + team + "/members/" + id)
        .then()
        .statusCode(412);
    as(ADMIN).delete("/api/v1/teams/" + team + "/members/" + id).then().statusCode(204);
    as(ADMIN).delete("/api/v1/teams/" + team + "/members/" + id).then().statusCode(204);
    assertThat(events("team.member_removed", team)).hasSize(1);
    member(team, 999_999, "see").statusCode(404);
    member(999_999, id, "see").statusCode(404);
    member(team, id, "own").statusCode(422).body("errors[0].pointer", equalTo("/level"));
    assertThat(directory.isMember(id, team)).isFalse();
    assertThat(directory.teams(List.of(team, 999_999L)))
        .containsOnlyKeys(team)
        .containsValue(new TeamRef(team, "Kept well"));
    assertThat(directory.agents(List.of(id, 999_999L)))
        .containsExactly(Map.entry(id, new AgentRef(id, "identity-gina", true)));
  }

  @Test
  void anAdminMovesAnAgentBetweenTeamsInOneStep() {
    String hugo = Tokens.of("identity-hugo", "agent");
    long id = idOf(hugo);
    long one = team("One");
    long two = team("Two");
    change(id, "{\"teams\":[{\"teamId\":%d,\"level\":\"reply\"}]}".formatted(one))
        .statusCode(200)
        .body("version", equalTo(2))
        .body("teams[0].teamId", equalTo((int) one));
    change(
            id,
            "{\"teams\":[{\"teamId\":%d,\"level\":\"change\"},{\"teamId\":%d,\"level\":\"see\"}]}"
                .formatted(two, one))
        .statusCode(200)
        .body("teams.teamId", contains((int) one, (int) two))
        .body("teams.level", contains("see", "change"));
    change(id, "{\"teams\":[]}").statusCode(200).body("teams", empty());
    assertThat(events("team.member_set", one)).hasSize(2);
    assertThat(events("team.member_removed", one)).hasSize(1);
    assertThat(events("agent.updated", id)).isEmpty();
    change(id, "{\"teams\":[{\"teamId\":999999,\"level\":\"see\"}]}")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teams/0/teamId"))
        .body("errors[0].code", equalTo("not_found"));
    change(
            id,
            "{\"teams\":[{\"teamId\":%1$d,\"level\":\"see\"},{\"teamId\":%1$d,\"level\":\"see\"}]}"
                .formatted(one))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/teams/1/teamId"));
    change(id, "{\"teams\":null}").statusCode(422).body("errors[0].pointer", equalTo("/teams"));
    change(id, "{\"active\":null}").statusCode(422).body("errors[0].pointer", equalTo("/active"));
  }
}
