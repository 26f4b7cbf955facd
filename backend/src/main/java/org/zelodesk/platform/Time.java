package org.zelodesk.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The one place where the system's clock is read; it ticks in milliseconds, as the API and the
 * database do.
 */
@Singleton
class Time {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tickMillis(java.time.ZoneOffset.UTC);
  }
}
