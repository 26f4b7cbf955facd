package org.zelodesk.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says when mail does not get out: as an entry of {@code /q/health/well}, and as the gauge {@code
 * zelodesk.mail.waiting}, in mails. It takes no node out of service. A desk without a mail server
 * is well, and says that it has none.
 */
@Wellness
@Singleton
class MailHealth implements HealthCheck {

  private static final long LATE_SECONDS = 900;

  private final MailDeliveries deliveries;

  MailHealth(MailDeliveries deliveries, MeterRegistry meters) {
    this.deliveries = deliveries;
    meters.gauge("zelodesk.mail.waiting", deliveries, all -> all.status().waiting());
  }

  @Override
  public HealthCheckResponse call() {
    MailStatus status = deliveries.status();
    Long oldest = status.oldestSeconds();
    return HealthCheckResponse.named("outgoing mail")
        .status(!status.configured() || oldest == null || oldest < LATE_SECONDS)
        .withData("configured", status.configured())
        .withData("waiting", status.waiting())
        .withData("oldestSeconds", oldest == null ? 0 : oldest)
        .withData("failed", status.failed())
        .build();
  }
}
