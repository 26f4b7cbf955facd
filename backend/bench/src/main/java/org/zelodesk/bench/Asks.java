package org.zelodesk.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the requests: about cases and customers all over the database, so that no cache holds them
 * all.
 */
final class Asks {

  private static final String BASE = "/api/v1/cases";
  private static final String WORDS =
      "It leaks since Monday, and the new one that you sent has the same fault. I have put both into one box; tell me where to send it."
          + " The order was made in March, the invoice is in the name of my sister. Please call in the afternoon.";

  private final long[] readable;
  private final long[] open;
  private final long customers;
  private final List<Long> teams;
  private final Cursor deep;

  /**
   * @param readable ids of cases that the reader sees
   * @param open ids of those that a reply leaves as they are
   * @param deep where the deep page starts
   */
  Asks(long[] readable, long[] open, long customers, List<Long> teams, Cursor deep) {
    this.readable = readable;
    this.open = open;
    this.customers = customers;
    this.teams = teams;
    this.deep = deep;
  }

  Ask next(Operation operation, SplittableRandom random) {
    return switch (operation) {
      case READ -> {
        long id = readable[random.nextInt(readable.length)];
        yield new Ask(operation, id, BASE + "/" + id, null);
      }
      case LIST -> new Ask(operation, 0, BASE, null);
      case LIST_DEEP -> new Ask(operation, 0, BASE + "?cursor=" + deep.text(), null);
      case CREATE -> {
        long customer = SeedCase.FIRST_CUSTOMER + random.nextLong(customers);
        yield new Ask(operation, customer, BASE, newCase(customer, random));
      }
      case COMMENT -> {
        long id = open[random.nextInt(open.length)];
        yield new Ask(operation, id, BASE + "/" + id + "/comments", newComment(random));
      }
    };
  }

  Cursor deep() {
    return deep;
  }

  Statements.Opening opening(Ask ask, SplittableRandom random) {
    return new Statements.Opening(
        subject(random),
        "email",
        "high",
        "complaint",
        "en",
        teams.get(random.nextInt(teams.size())),
        List.of("kettle", "refund"),
        Seeding.address(ask.number()),
        WORDS);
  }

  static String reply(SplittableRandom random) {
    return "No. " + random.nextInt(1_000_000) + ": " + WORDS.substring(0, 200);
  }

  private String newCase(long customer, SplittableRandom random) {
    return """
           {"subject":"%s","channel":"email","priority":"high","category":"complaint","language":"en","teamId":%d,"tags":["kettle","refund"],"requester":{"name":"Somebody","identities":[{"kind":"email","value":"%s"}]},"comment":{"visibility":"public","author":"customer","body":"%s"}}"""
        .formatted(
            subject(random),
            teams.get(random.nextInt(teams.size())),
            Seeding.address(customer),
            WORDS);
  }

  private static String newComment(SplittableRandom random) {
    return "{\"visibility\":\"public\",\"body\":\"" + reply(random) + "\"}";
  }

  private static String subject(SplittableRandom random) {
    return "The kettle leaks, order " + random.nextInt(1_000_000);
  }
}
