package org.zelodesk.demo;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A desk that shall have demo data is ready when it has them, or when loading them has failed. */
@Readiness
@Singleton
class DemoHealth implements HealthCheck {

  private final DemoLoader loader;

  DemoHealth(DemoLoader loader) {
    this.loader = loader;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("demo data").status(!loader.isLoading()).build();
  }
}
