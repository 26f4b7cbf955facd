package org.zelodesk.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.platform.EnumValues;

/** Gives an account of the identity provider its record here, at its first request. */
@Singleton
public class Registrations {

  private final ActorRepository repository;
  private final EventLog log;
  private final Clock clock;

  Registrations(ActorRepository repository, EventLog log, Clock clock) {
    this.repository = repository;
    this.log = log;
    this.clock = clock;
  }

  /** Does nothing when the subject, or somebody with this address, is already known. */
  @Transactional
  public void register(
      String subject, String name, @Nullable String email, Role role, @Nullable String language) {
    AgentKind kind = role == Role.INTEGRATION ? AgentKind.SERVICE : AgentKind.PERSON;
    Instant now = clock.instant();
    String known = language != null && language.matches(Languages.FORM) ? language : null;
    repository
        .create(subject, kind, name, email, role, known, now)
        .ifPresent(
            id ->
                log.append(
                    NewEvent.of(
                        "agent.registered",
                        id,
                        new Author(
                            kind == AgentKind.PERSON ? Author.Kind.AGENT : Author.Kind.SERVICE,
                            id,
                            name),
                        now,
                        Map.of("name", name, "role", EnumValues.wire(role)))));
  }
}
