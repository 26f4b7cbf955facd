package org.zelodesk.identity;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;

/** Accounts in a Keycloak realm, through its admin API. */
final class KeycloakAccounts implements Accounts, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KeycloakAccounts.class);
  private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
  private static final String VERIFY_EMAIL = "VERIFY_EMAIL";
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(EnumValues::wire).collect(Collectors.toUnmodifiableSet());
  private static final SecureRandom RANDOM = new SecureRandom();

  /** No letters or digits that look alike when read out. */
  private static final String[] ALPHABETS = {
    "abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-+=%"
  };

  private final AccountsConfig.Keycloak config;
  private final Keycloak keycloak;

  KeycloakAccounts(AccountsConfig.Keycloak config) {
    this.config = config;
    // A client of our own rather than the framework's bean: that one has no time limits.
    Client client = Keycloak.getClientProvider().newRestEasyClient(null, null, false);
    client.property(QuarkusRestClientProperties.CONNECT_TIMEOUT, (int) config.timeout().toMillis());
    client.property(QuarkusRestClientProperties.READ_TIMEOUT, config.timeout().toMillis());
    this.keycloak =
        KeycloakBuilder.builder()
            .serverUrl(
                config
                    .url()
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "zelodesk.accounts=keycloak needs zelodesk.accounts.keycloak.url"))
                    .toString())
            .realm(config.realm())
            .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
            .clientId(config.clientId())
            .clientSecret(
                config
                    .clientSecret()
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "zelodesk.accounts=keycloak needs zelodesk.accounts.keycloak.client-secret")))
            .resteasyClient(client)
            .build();
  }

  @Override
  public Invited invite(String name, String email, Role role, @Nullable String language) {
    return asking(
        () -> {
          String password = config.inviteByMail() ? null : password();
          UserRepresentation user = newUser(name, email, language, password);
          String subject;
          try (Response answer = realm().users().create(user)) {
            if (answer.getStatus() == 409) {
              return adopt(email, role, password);
            }
            subject = CreatedResponseUtil.getCreatedId(answer);
          }
          Runnable undo = () -> realm().users().get(subject).remove();
          try {
            replaceRole(subject, role);
            if (config.inviteByMail()) {
              user(subject).executeActionsEmail(List.of(UPDATE_PASSWORD, VERIFY_EMAIL));
            }
          } catch (RuntimeException e) {
            takeBack(undo, e);
            throw e;
          }
          return new Invited(subject, password, undo);
        });
  }

  @Override
  public Runnable setRole(String subject, Role role) {
    return asking(() -> replaceRole(subject, role));
  }

  @Override
  public Runnable setActive(String subject, boolean active) {
    return asking(
        () -> {
          UserRepresentation user;
          try {
            user = user(subject).toRepresentation();
          } catch (WebApplicationException e) {
            if (isGone(e) && !active) {
              return () -> {};
            }
            throw e;
          }
          boolean before = user.isEnabled();
          if (before == active) {
            return () -> {};
          }
          user.setEnabled(active);
          user(subject).update(user);
          return () -> {
            user.setEnabled(before);
            user(subject).update(user);
          };
        });
  }

  @Override
  public Runnable rename(String subject, String name) {
    return asking(
        () -> {
          UserRepresentation user = user(subject).toRepresentation();
          String first = user.getFirstName();
          String last = user.getLastName();
          name(user, name);
          user(subject).update(user);
          return () -> {
            user.setFirstName(first);
            user.setLastName(last);
            user(subject).update(user);
          };
        });
  }

  @Override
  public void endSessions(String subject) {
    asking(
        () -> {
          try {
            user(subject).logout();
          } catch (WebApplicationException e) {
            if (!isGone(e)) {
              throw e;
            }
          }
          return true;
        });
  }

  @Override
  public void close() {
    keycloak.close();
  }

  /**
   * Somebody with this address is there already: a colleague with an account for something else, or
   * the remains of an invitation that was cut off. The first keeps their password; the second never
   * set one, and gets a new one for the first login.
   */
  private Invited adopt(String email, Role role, @Nullable String password) {
    UserRepresentation user =
        realm().users().searchByEmail(email, true).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.conflict("already_exists")
                        .with(new Problem.Fault("/email", "already_exists")));
    String subject = user.getId();
    String firstPassword = wasNeverUsed(user) ? password : null;
    if (firstPassword != null) {
      user(subject).resetPassword(temporary(firstPassword));
    }
    List<Runnable> undo = new ArrayList<>();
    undo.add(replaceRole(subject, role));
    try {
      undo.add(setActive(subject, true));
    } catch (RuntimeException e) {
      takeBack(undo.getFirst(), e);
      throw e;
    }
    return new Invited(subject, firstPassword, () -> undo.forEach(Runnable::run));
  }

  private static boolean wasNeverUsed(UserRepresentation user) {
    return user.getFederationLink() == null
        && user.getRequiredActions() != null
        && user.getRequiredActions().contains(UPDATE_PASSWORD);
  }

  /** Of our own roles the account has this one then; roles of other applications stay. */
  private Runnable replaceRole(String subject, Role role) {
    String word = EnumValues.wire(role);
    RoleScopeResource roles = user(subject).roles().realmLevel();
    List<RoleRepresentation> before =
        roles.listAll().stream().filter(has -> ROLES.contains(has.getName())).toList();
    List<RoleRepresentation> others =
        before.stream().filter(has -> !has.getName().equals(word)).toList();
    List<RoleRepresentation> added =
        before.size() > others.size()
            ? List.of()
            : List.of(realm().roles().get(word).toRepresentation());
    Runnable undo =
        () -> {
          change(roles::add, others);
          change(roles::remove, added);
        };
    change(roles::add, added);
    try {
      change(roles::remove, others);
    } catch (RuntimeException e) {
      takeBack(undo, e);
      throw e;
    }
    return undo;
  }

  private static void change(
      Consumer<List<RoleRepresentation>> change, List<RoleRepresentation> roles) {
    if (!roles.isEmpty()) {
      change.accept(roles);
    }
  }

  private static UserRepresentation newUser(
      String name, String email, @Nullable String language, @Nullable String password) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(email.toLowerCase(Locale.ROOT));
    user.setEmail(email);
    user.setEnabled(true);
    name(user, name);
    if (language != null) {
      user.setAttributes(Map.of("locale", List.of(language)));
    }
    if (password == null) {
      user.setRequiredActions(List.of(UPDATE_PASSWORD, VERIFY_EMAIL));
    } else {
      user.setRequiredActions(List.of(UPDATE_PASSWORD));
      user.setCredentials(List.of(temporary(password)));
    }
    return user;
  }

  /** Keycloak wants two names; where people have one, the second stays empty. */
  private static void name(UserRepresentation user, String name) {
    int blank = name.indexOf(' ');
    user.setFirstName(blank < 0 ? name : name.substring(0, blank));
    user.setLastName(blank < 0 ? "" : name.substring(blank + 1).strip());
  }

  private static CredentialRepresentation temporary(String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(password);
    credential.setTemporary(true);
    return credential;
  }

  /** 20 characters, about 110 bits, with one of every kind that a policy may ask for. */
  private static String password() {
    StringBuilder text = new StringBuilder();
    String all = String.join("", ALPHABETS);
    for (String alphabet : ALPHABETS) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    while (text.length() < 20) {
      text.insert(RANDOM.nextInt(text.length() + 1), all.charAt(RANDOM.nextInt(all.length())));
    }
    return text.toString();
  }

  private RealmResource realm() {
    return keycloak.realm(config.realm());
  }

  private UserResource user(String subject) {
    return realm().users().get(subject);
  }

  private static void takeBack(Runnable undo, RuntimeException because) {
    try {
      undo.run();
    } catch (RuntimeException e) {
      because.addSuppressed(e);
    }
  }

  /** The account, and its sessions with it. */
  private static boolean isGone(WebApplicationException e) {
    return e.getResponse().getStatus() == 404;
  }

  /** Translates what the admin API answers into our own problems. */
  private static <T> T asking(Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      if (isGone(e)) {
        throw Problem.conflict("account_missing");
      }
      if (e.getResponse().getStatus() == 400) {
        LOG.infof("Keycloak refuses an account: %s", e.getMessage());
        throw Problem.of(422, "identity_provider_refused");
      }
      throw unavailable(e);
    } catch (ProcessingException e) {
      throw unavailable(e);
    }
  }

  private static Problem unavailable(RuntimeException e) {
    LOG.errorf("Keycloak's admin API failed: %s", e.getMessage());
    return Problem.of(503, "identity_provider_unavailable").header("Retry-After", "10");
  }
}
