package org.zelodesk.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The cases of the {@link World}, made through the API in the order that gives them their ids. */
final class WorldCases {

  private WorldCases() {}

  static void make() {
    String admin = Objects.requireNonNull(Persona.ADMIN.token());
    String agent = Objects.requireNonNull(Persona.CHANGE.token());
    Http.must(admin, "POST", "/api/v1/tags", "{\"name\": \"refund\"}");
    open(admin, "The kettle leaks", ", \"teamId\": 11, \"tags\": [\"refund\"]");
    comment(agent, 1001, "public", "A new one will arrive on Monday.", upload(agent, "label.txt"));
    comment(
        agent,
        1001,
        "internal",
        World.CANARY + "-note: third leak this week",
        upload(agent, World.CANARY + "-file.txt"));
    open(admin, "The kettle is late", ", \"teamId\": 11");
    open(admin, "The kettle leaks still", ", \"teamId\": 11");
    open(admin, "The kettle leaks, again", ", \"teamId\": 11");
    Http.must(admin, "POST", "/api/v1/cases/1004/merge", "{\"into\": 1002}");
    long another = comment(agent, 1001, "public", "And the lamp flickers.");
    Http.must(
        admin,
        "POST",
        "/api/v1/cases/1001/split",
        "{\"commentIds\": [%d], \"subject\": \"The lamp flickers\"}".formatted(another));
    open(admin, "A question about the shop", "");
    comment(agent, 1006, "public", "We open at nine.");
    open(admin, "Workshop: the press is loud", ", \"teamId\": 13");
    open(admin, "Workshop: the saw is blunt", ", \"teamId\": 13");
    open(admin, "Workshop: the lathe is off", ", \"teamId\": 13");
    for (long id : new long[] {1007, 1008, 1009}) {
      comment(admin, id, "public", "We look into it.");
    }
    open(agent, "A complaint about a colleague", ", \"teamId\": 11, \"confidential\": true");
    comment(agent, 1010, "public", "We take it seriously.");
    open(admin, "Workshop: an accident", ", \"teamId\": 13");
    Http.must(admin, "PATCH", "/api/v1/cases/1011", "{\"confidential\": true}");
    open(admin, "Another question about the shop", "");
    Http.must(
        admin, "POST", "/api/v1/cases/1001/links", "{\"type\": \"related\", \"caseId\": 1003}");
    Http.must(admin, "PUT", "/api/v1/cases/1001/watchers/101", null);
    unsaid(admin, agent);
    customers(admin);
  }

  /** What is written in 1001 and not said yet. */
  private static void unsaid(String admin, String agent) {
    Http.must(
        agent,
        "PUT",
        "/api/v1/cases/1001/drafts/" + World.DRAFT,
        "{\"kind\": \"internal\", \"bodyHtml\": \"<p>%s-draft</p>\", \"shared\": true, \"revision\": 0}"
            .formatted(World.CANARY));
    Http.must(
        admin,
        "POST",
        "/api/v1/cases/1001/comments",
        "{\"visibility\": \"internal\", \"body\": \"%s-later\", \"sendAt\": \"%s\"}"
            .formatted(World.CANARY, Instant.now().plus(Duration.ofDays(300))));
  }

  /** 2001 asks in every case; 2003 was merged into 2002. */
  private static void customers(String admin) {
    Http.must(
        admin,
        "POST",
        "/api/v1/customers/2001/identities",
        "{\"kind\": \"phone\", \"value\": \"+351 21 765 4321\"}");
    for (String name : new String[] {"Bea", "Beatriz"}) {
      Http.must(
          admin,
          "POST",
          "/api/v1/customers",
          "{\"name\": \"%1$s\", \"identities\": [{\"kind\": \"handle\", \"value\": \"@%1$s\"}]}"
              .formatted(name));
    }
    Http.must(admin, "POST", "/api/v1/customers/2003/merge", "{\"into\": 2002}");
  }

  private static void open(String token, String subject, String more) {
    Http.must(
        token,
        "POST",
        "/api/v1/cases",
        ("{\"subject\": \"%s\", \"channel\": \"email\","
                + " \"requester\": {\"name\": \"Ann Lee\", \"identities\": [{\"kind\": \"email\", \"value\": \"ann@shop.test\"}]},"
                + " \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"%s. It came on Monday.\"}%s}")
            .formatted(subject, subject, more));
  }

  /** The file holds its own name. */
  private static long upload(String token, String name) {
    Http.Answer answer =
        Http.call(
            token,
            "POST",
            "/api/v1/attachments?fileName=" + name,
            "application/octet-stream",
            (name + " holds this").getBytes(StandardCharsets.UTF_8));
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return answer.json().path("id").asLong();
  }

  static long comment(
      String token, long caseId, String visibility, String body, Long... attachmentIds) {
    return Http.must(
            token,
            "POST",
            "/api/v1/cases/" + caseId + "/comments",
            "{\"visibility\": \"%s\", \"body\": \"%s\", \"attachmentIds\": %s}"
                .formatted(visibility, body, List.of(attachmentIds)))
        .path("id")
        .asLong();
  }
}
