package org.zelodesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When cases come in and what they are about: more on Mondays than on Sundays and by day than by
 * night; on one day nobody could log in; since the terms of refunds changed people ask for them;
 * and towards the end parcels are late.
 */
final class DemoRhythm {

  static final int DAYS = 90;

  private static final int HOURS = DAYS * 24;
  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
  private static final double[] OF_WEEKDAY = {1.35, 1.2, 1.1, 1.05, 0.95, 0.35, 0.25};
  private static final double[] OF_HOUR = {
    0.08, 0.06, 0.05, 0.05, 0.05, 0.06, 0.1, 0.4, 0.9, 1.5, 1.7, 1.5,
    1.1, 1.1, 1.4, 1.3, 1.2, 0.9, 0.7, 0.6, 0.5, 0.4, 0.25, 0.15
  };

  private static final int INCIDENT_DAYS_AGO = 23;
  private static final int INCIDENT_FROM = 10;
  private static final int INCIDENT_TO = 17;
  private static final int NEW_TERMS_DAYS_AGO = 45;
  private static final int SEASON_DAYS_AGO = 21;

  private final Instant now;
  private final Instant first;

  /** Up to the end of each hour, from the first one on. */
  private final double[] passed = new double[HOURS];

  DemoRhythm(Instant now) {
    this.now = now;
    this.first = now.minus(Duration.ofDays(DAYS));
    double sum = 0;
    for (int i = 0; i < HOURS; i++) {
      sum += weight(first.plus(i, ChronoUnit.HOURS));
      passed[i] = sum;
    }
  }

  private double weight(Instant at) {
    ZonedDateTime local = at.atZone(ZONE);
    double usual = OF_WEEKDAY[local.getDayOfWeek().getValue() - 1] * OF_HOUR[local.getHour()];
    return isIncident(at) ? 6 * Math.max(usual, 1) : usual;
  }

  private boolean isIncident(Instant at) {
    ZonedDateTime local = at.atZone(ZONE);
    return daysAgo(at) == INCIDENT_DAYS_AGO
        && local.getHour() >= INCIDENT_FROM
        && local.getHour() < INCIDENT_TO;
  }

  private long daysAgo(Instant at) {
    return ChronoUnit.DAYS.between(at.atZone(ZONE).toLocalDate(), now.atZone(ZONE).toLocalDate());
  }

  /**
   * The instant before which a share of all cases came in.
   *
   * @param share from 0 to 1
   */
  Instant at(double share) {
    double wanted = share * passed[HOURS - 1];
    int hour = 0;
    while (hour < HOURS - 1 && passed[hour] < wanted) {
      hour++;
    }
    double before = hour == 0 ? 0 : passed[hour - 1];
    double part = Math.clamp((wanted - before) / (passed[hour] - before), 0, 1);
    return first.plus(hour, ChronoUnit.HOURS).plusMillis((long) (part * 3_600_000));
  }

  /** How often a topic comes up then, beside others. */
  int frequency(String topic, Instant at) {
    if (isIncident(at)) {
      return topic.equals("account/login") ? 40 : 1;
    }
    long ago = daysAgo(at);
    return switch (topic) {
      case "billing/refund" -> ago < NEW_TERMS_DAYS_AGO ? 6 : 2;
      case "delivery/late" -> ago < SEASON_DAYS_AGO ? 9 : 3;
      case "returns/damaged" -> ago < SEASON_DAYS_AGO ? 6 : 3;
      default -> 3;
    };
  }
}
