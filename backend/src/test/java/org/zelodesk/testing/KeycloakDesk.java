package org.zelodesk.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.zelodesk.launcher.LocalKeycloak;
import org.zelodesk.launcher.LocalPostgres;

/** As {@link Desk}, but with the real Keycloak and the realm that the product comes with. */
public final class KeycloakDesk implements QuarkusTestResourceLifecycleManager {

  private LocalPostgres postgres;
  private LocalKeycloak keycloak;

  @Override
  public Map<String, String> start() {
    postgres = LocalPostgres.throwaway();
    keycloak = LocalKeycloak.start(postgres);
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password(),
        "quarkus.oidc.auth-server-url", keycloak.internalRealmUrl(),
        "quarkus.oidc.token.issuer", keycloak.issuer(),
        "zelodesk.accounts", "keycloak",
        "zelodesk.accounts.keycloak.url", keycloak.internalUrl(),
        "zelodesk.accounts.keycloak.client-secret", "zelodesk-backend-local");
  }

  @Override
  public void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
