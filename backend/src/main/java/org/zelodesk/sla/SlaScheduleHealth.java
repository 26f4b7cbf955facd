package org.zelodesk.sla;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says when warnings and breaches are published late: as an entry of {@code /q/health/well}, and as
 * the gauge {@code zelodesk.sla.schedule.lag} in seconds. It says nothing of this node alone, so it
 * takes no node out of service.
 */
@Wellness
@Singleton
class SlaScheduleHealth implements HealthCheck {

  private static final Duration LATE = Duration.ofSeconds(10);

  private final ClockRepository repository;

  SlaScheduleHealth(ClockRepository repository, MeterRegistry meters) {
    this.repository = repository;
    meters.gauge("zelodesk.sla.schedule.lag", this, SlaScheduleHealth::lagSeconds);
  }

  private double lagSeconds() {
    return repository.lag().toMillis() / 1000.0;
  }

  @Override
  public HealthCheckResponse call() {
    Duration lag = repository.lag();
    return HealthCheckResponse.named("SLA schedule")
        .status(lag.compareTo(LATE) < 0)
        .withData("lagSeconds", lag.toSeconds())
        .build();
  }
}
