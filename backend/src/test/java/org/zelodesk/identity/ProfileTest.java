package org.zelodesk.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Tokens;

/** What everybody changes of themselves. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ProfileTest extends IdentityDesk {

  @Test
  void everybodyChangesTheirOwnProfile() {
    String ann = Tokens.of("identity-ann", "agent");
    long id = idOf(ann);
    as(ann)
        .body(
            "{\"name\":\" Ann Example \",\"language\":\"pt-BR\",\"timeZone\":\"Europe/Lisbon\",\"theme\":\"dark\","
                + "\"preferences\":{\"inbox\":{\"density\":\"compact\",\"columns\":[\"id\"]},\"x\":1}}")
        .patch("/api/v1/me")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("version", equalTo(2))
        .body("name", equalTo("Ann Example"))
        .body("language", equalTo("pt-BR"))
        .body("timeZone", equalTo("Europe/Lisbon"))
        .body("theme", equalTo("dark"))
        .body("preferences.inbox.density", equalTo("compact"));
    as(ann)
        .header("If-Match", "\"v2\"")
        .body("{\"timeZone\":null,\"preferences\":{\"x\":null,\"inbox\":{\"density\":\"wide\"}}}")
        .patch("/api/v1/me")
        .then()
        .statusCode(200)
        .body("timeZone", nullValue())
        .body("theme", equalTo("dark"))
        .body("preferences.inbox.density", equalTo("wide"))
        .body("preferences.inbox.columns", contains("id"))
        .body("preferences.x", nullValue());
    as(ann)
        .header("If-Match", "\"v2\"")
        .body("{\"theme\":\"light\"}")
        .patch("/api/v1/me")
        .then()
        .statusCode(412)
        .body("currentVersion", equalTo(3));
    given()
        .auth()
        .oauth2(ann)
        .header("If-None-Match", "\"v3\"")
        .get("/api/v1/me")
        .then()
        .statusCode(304);
    assertThat(events("agent.updated", id))
        .hasSize(2)
        .first()
        .asString()
        .contains("\"after\": {\"name\": \"Ann Example\"", "\"name\": \"identity-ann\"")
        .doesNotContain("density");
  }

  @Test
  void aProfileThatBreaksARuleChangesNothing() {
    String bob = Tokens.of("identity-bob", "agent");
    idOf(bob);
    invalid(as(bob).body("{\"timeZone\":\"Mars/Olympus\"}").patch("/api/v1/me"), "/timeZone");
    invalid(as(bob).body("{\"theme\":\"pink\"}").patch("/api/v1/me"), "/theme");
    invalid(as(bob).body("{\"theme\":null}").patch("/api/v1/me"), "/theme");
    invalid(as(bob).body("{\"name\":\"  \"}").patch("/api/v1/me"), "/name");
    invalid(as(bob).body("{\"name\":null}").patch("/api/v1/me"), "/name");
    invalid(as(bob).body("{\"language\":\"English\"}").patch("/api/v1/me"), "/language");
    invalid(as(bob).body("{\"preferences\":[1]}").patch("/api/v1/me"), "/preferences");
    invalid(
        as(bob).body(Map.of("preferences", Map.of("x", "y".repeat(16_400)))).patch("/api/v1/me"),
        "/preferences");
    as(bob)
        .body("{\"role\":\"admin\"}")
        .patch("/api/v1/me")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    given().auth().oauth2(bob).get("/api/v1/me").then().body("version", equalTo(1));
  }
}
