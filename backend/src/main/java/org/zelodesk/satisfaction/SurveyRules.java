package org.zelodesk.satisfaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.zelodesk.cases.Channel;

/** Whom the desk asks, and when. */
final class SurveyRules {

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int PERCENT = 100;

  private SurveyRules() {}

  /** When the customer is to be asked. */
  static Instant sendAt(SurveySettings settings, Instant solvedAt) {
    return solvedAt.plus(Duration.ofHours(settings.delayHours()));
  }

  /** Until when a link that is given out at this instant is good. */
  static Instant expiresAt(SurveySettings settings, Instant from) {
    return from.plus(Duration.ofDays(settings.expiresDays()));
  }

  /** Why the customer of this case is not to be asked; empty: they are. */
  static Optional<NotAsked> whyNot(SolvedCase one, SurveySettings settings, Instant now) {
    return whyNotAnyMore(one, settings, now)
        .or(
            () ->
                isSampled(one.id(), settings.samplePercent()) ? none() : why(NotAsked.SAMPLED_OUT));
  }

  /** The same at the instant at which it is due: who was drawn stays drawn. */
  static Optional<NotAsked> whyNotAnyMore(SolvedCase one, SurveySettings settings, Instant now) {
    if (!settings.enabled()) {
      return why(NotAsked.SWITCHED_OFF);
    }
    if (one.solvedAt() == null) {
      return why(NotAsked.REOPENED);
    }
    if (one.merged()) {
      return why(NotAsked.MERGED);
    }
    if (one.discarded()) {
      return why(NotAsked.DISCARDED);
    }
    if (one.imported()) {
      return why(NotAsked.IMPORTED);
    }
    if (one.channel() == Channel.API || !one.customerSpoke()) {
      return why(NotAsked.AUTOMATED);
    }
    if (!settings.channels().isEmpty() && !settings.channels().contains(one.channel())) {
      return why(NotAsked.OTHER_CHANNEL);
    }
    if (!now.isBefore(expiresAt(settings, sendAt(settings, one.solvedAt())))) {
      return why(NotAsked.TOO_LATE);
    }
    Instant quietSince = now.minus(Duration.ofDays(settings.quietDays()));
    boolean askedLately = one.lastAskedAt() != null && one.lastAskedAt().isAfter(quietSince);
    return settings.quietDays() > 0 && (askedLately || one.askedElsewhere())
        ? why(NotAsked.QUIET)
        : none();
  }

  /** The same for a case each time, on every node, however the percentage moves around it. */
  static boolean isSampled(long caseId, int percent) {
    long mixed = caseId * MIX;
    mixed = (mixed ^ (mixed >>> 32)) * MIX;
    return Long.remainderUnsigned(mixed ^ (mixed >>> 29), PERCENT) < percent;
  }

  private static Optional<NotAsked> why(NotAsked reason) {
    return Optional.of(reason);
  }

  private static Optional<NotAsked> none() {
    return Optional.empty();
  }
}
