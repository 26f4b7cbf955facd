package org.zelodesk.attachments;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says when files wait long to be read: as an entry of {@code /q/health/well}, and as the gauge
 * {@code zelodesk.attachments.texts.waiting}, in files. It says nothing of this node alone, so it
 * takes no node out of service.
 */
@Wellness
@Singleton
class FileTextsHealth implements HealthCheck {

  private static final Duration LATE = Duration.ofMinutes(15);

  private final FileTexts texts;

  FileTextsHealth(FileTexts texts, MeterRegistry meters) {
    this.texts = texts;
    meters.gauge("zelodesk.attachments.texts.waiting", texts, all -> all.backlog().files());
  }

  @Override
  public HealthCheckResponse call() {
    FileTexts.Backlog backlog = texts.backlog();
    return HealthCheckResponse.named("words of files")
        .status(backlog.oldest().compareTo(LATE) < 0)
        .withData("waiting", backlog.files())
        .withData("oldestSeconds", backlog.oldest().toSeconds())
        .build();
  }
}
