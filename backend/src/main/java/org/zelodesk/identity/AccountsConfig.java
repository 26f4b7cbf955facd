package org.zelodesk.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who manages the accounts that log in here. */
@ConfigMapping(prefix = "zelodesk.accounts")
interface AccountsConfig {

  /**
   * {@code keycloak}: the desk invites and disables through its admin API; {@code none}: not us.
   */
  @WithParentName
  @WithDefault("none")
  Provider provider();

  Keycloak keycloak();

  /** See {@link #provider}. */
  enum Provider {
    NONE,
    KEYCLOAK
  }

  /** How the desk reaches Keycloak's admin API. */
  interface Keycloak {

    /** Address of the server, with its base path: {@code http://127.0.0.1:8180/auth}. */
    Optional<URI> url();

    @WithDefault("zelodesk")
    String realm();

    /** A confidential client whose service account may manage users and view the realm. */
    @WithName("client-id")
    @WithDefault("zelodesk-backend")
    String clientId();

    @WithName("client-secret")
    Optional<String> clientSecret();

    /**
     * Whether Keycloak can send mail: then an invitation goes out by mail, else its answer carries
     * a password for the first login.
     */
    @WithName("invite-by-mail")
    @WithDefault("false")
    boolean inviteByMail();

    /** How long one call may take. */
    @WithDefault("5s")
    Duration timeout();
  }
}
