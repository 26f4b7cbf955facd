package org.zelodesk.identity;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses by configuration who manages accounts. */
@Singleton
class AccountsProvider {

  @Produces
  @Singleton
  Accounts accounts(AccountsConfig config) {
    return switch (config.provider()) {
      case NONE -> new AccountsElsewhere();
      case KEYCLOAK -> new KeycloakAccounts(config.keycloak());
    };
  }

  void close(@Disposes Accounts accounts) {
    if (accounts instanceof KeycloakAccounts keycloak) {
      keycloak.close();
    }
  }
}
