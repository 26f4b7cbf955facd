package org.zelodesk.demo;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.zelodesk.platform.Sql;

/**
 * What customers thought of it: some of those who were asked, a day after their case was solved.
 */
@Singleton
class DemoRatings {

  private static final int ASKED_IN_HUNDRED = 70;
  private static final int ANSWERED_IN_HUNDRED = 45;

  private final AgroalDataSource database;
  private final SecureRandom nonces = new SecureRandom();

  DemoRatings(AgroalDataSource database) {
    this.database = database;
  }

  /** Asks about a case that has been solved for long enough, and sometimes gets an answer. */
  void answer(DemoCase course, long caseId, Instant now) {
    Random random = new Random(course.number * 104_729L);
    boolean asked = random.nextInt(100) < ASKED_IN_HUNDRED;
    boolean answered = random.nextInt(100) < ANSWERED_IN_HUNDRED;
    Instant sentAt = course.times.getLast().plus(Duration.ofDays(1));
    Instant answeredAt = sentAt.plus(Duration.ofMinutes(20 + random.nextInt(2_000)));
    if (!course.end.isSolved()
        || course.confidential
        || !course.isElectronic()
        || !asked
        || answeredAt.isAfter(now)) {
      return;
    }
    int rating = rating(course, random);
    String comment =
        random.nextInt(3) == 0 && rating != 3 ? comment(course.texts.language(), rating > 3) : null;
    byte[] nonce = new byte[16];
    nonces.nextBytes(nonce);
    Instant expiresAt = sentAt.plus(Duration.ofDays(14));
    int stored =
        Sql.of(
                """
                insert into surveys (case_id, customer_id, language, state, nonce, solved_at, send_at, sent_at, expires_at, rating, comment,
                                     answered_at, changed_at)
                select c.id, c.requester_id, c.language, ?, ?, c.solved_at, ?, ?, ?, ?::smallint, ?, ?::timestamptz, ?::timestamptz
                from cases c where c.id = ? and c.solved_at is not null on conflict do nothing""",
                answered ? "answered" : expiresAt.isAfter(now) ? "sent" : "expired",
                nonce,
                sentAt,
                sentAt,
                expiresAt,
                answered ? rating : null,
                answered ? comment : null,
                answered ? answeredAt.toString() : null,
                answered ? answeredAt.toString() : null,
                caseId)
            .execute(database);
    if (stored > 0) {
      Sql.of("delete from survey_candidates where case_id = ?", caseId).execute(database);
    }
  }

  private static String comment(String language, boolean happy) {
    return switch (language) {
      case "ru" -> happy ? "Быстро и вежливо, спасибо." : "Ждать пришлось слишком долго.";
      case "pt" -> happy ? "Rápido e simpático, obrigado." : "Demorou demasiado.";
      default -> happy ? "Quick and friendly, thank you." : "It took far too long.";
    };
  }

  /** Complaints end less happily than thanks, and what took long less happily than what did not. */
  private static int rating(DemoCase course, Random random) {
    int draw = random.nextInt(100);
    long hours = Duration.between(course.times.getFirst(), course.times.getLast()).toHours();
    int mood =
        switch (course.story.category()) {
          case PRAISE -> 30;
          case COMPLAINT -> -18;
          case PROBLEM, RETURN -> -5;
          case QUESTION, REQUEST, OTHER -> 8;
        };
    int luck = draw + mood - (int) Math.min(hours / 2, 20);
    return luck > 50 ? 5 : luck > 18 ? 4 : luck > 5 ? 3 : luck > -8 ? 2 : 1;
  }
}
