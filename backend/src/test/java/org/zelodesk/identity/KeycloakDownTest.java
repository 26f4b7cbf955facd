package org.zelodesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class KeycloakDownTest {

  @Inject AgentRepository repository;
  @Inject ActorRepository known;
  @Inject Actors actors;
  @Inject EventLog log;
  @Inject Outcome outcome;
  @Inject Clock clock;
  @Inject AgroalDataSource database;

  @Test
  void whereNobodyListensNothingIsChanged() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    nothingChangesWith(port);
  }

  @Test
  void whereTheServerIsFrozenTheRequestEndsAndNothingIsChanged() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      nothingChangesWith(silent.getLocalPort());
    }
  }

  private void nothingChangesWith(int port) {
    String subject = "down-" + port;
    long id =
        known
            .create(subject, AgentKind.PERSON, "Ann", null, Role.ADMIN, null, clock.instant())
            .orElseThrow();
    Actor admin = actors.bySubject(subject).orElseThrow();
    AgentView before = repository.view(id).orElseThrow();
    try (KeycloakAccounts accounts = new KeycloakAccounts(at(port))) {
      Agents agents = new Agents(repository, accounts, actors, log, outcome, clock);
      unavailable(
          () ->
              agents.invite(
                  admin, new NewAgent("Bob", subject + "@desk.test", Role.AGENT, null, null)));
      unavailable(
          () ->
              agents.change(
                  admin,
                  id,
                  null,
                  new AgentChanges(
                      JsonNullable.of("Somebody"),
                      JsonNullable.undefined(),
                      JsonNullable.undefined(),
                      JsonNullable.undefined(),
                      JsonNullable.undefined())));
    }
    assertThat(repository.view(id)).contains(before);
    assertThat(
            Sql.of("select 1 from agents where email = ?", subject + "@desk.test")
                .list(database, row -> true))
        .isEmpty();
    assertThat(Sql.of("select 1 from events where subject_id = ?", id).list(database, row -> true))
        .isEmpty();
  }

  private static void unavailable(Runnable call) {
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(call))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.code()).isEqualTo("identity_provider_unavailable");
            });
  }

  private static AccountsConfig.Keycloak at(int port) {
    return new AccountsConfig.Keycloak() {
      @Override
      public Optional<URI> url() {
        return Optional.of(URI.create("http://127.0.0.1:" + port + "/auth"));
      }

      @Override
      public String realm() {
        return "zelodesk";
      }

      @Override
      public String clientId() {
        return "zelodesk-backend";
      }

      @Override
      public Optional<String> clientSecret() {
        return Optional.of("secret");
      }

      @Override
      public boolean inviteByMail() {
        return false;
      }

      @Override
      public Duration timeout() {
        return Duration.ofMillis(500);
      }
    };
  }
}
