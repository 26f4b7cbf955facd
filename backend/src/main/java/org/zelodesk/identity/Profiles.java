package org.zelodesk.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/**
 * What people see and change about themselves. Preferences are theirs alone and leave no trace in
 * the log; the rest does.
 */
@Singleton
public class Profiles {

  static final int MAX_PREFERENCES_BYTES = 16_384;

  private final ProfileRepository profiles;
  private final AgentRepository agents;
  private final Accounts accounts;
  private final Actors actors;
  private final EventLog log;
  private final Outcome outcome;
  private final ObjectMapper json;
  private final Clock clock;

  Profiles(
      ProfileRepository profiles,
      AgentRepository agents,
      Accounts accounts,
      Actors actors,
      EventLog log,
      Outcome outcome,
      ObjectMapper json,
      Clock clock) {
    this.profiles = profiles;
    this.agents = agents;
    this.accounts = accounts;
    this.actors = actors;
    this.log = log;
    this.outcome = outcome;
    this.json = json;
    this.clock = clock;
  }

  public MeView get(Actor actor) {
    return profiles.of(actor).orElseThrow(Problem::notFound);
  }

  @Transactional
  public void change(Actor actor, @Nullable ExpectedVersion expected, MeChanges changes) {
    Agent agent = agents.lock(actor.id()).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, agent.version());
    Profile before = agent.profile();
    Map<String, Object> preferencesBefore = agent.preferences();
    if (changes.name().isPresent()) {
      agent.rename(changes.name().get().strip());
    }
    if (changes.language().isPresent()) {
      agent.speak(changes.language().get());
    }
    if (changes.timeZone().isPresent()) {
      agent.liveIn(zone(changes.timeZone().get()));
    }
    if (changes.theme().isPresent()) {
      agent.look(changes.theme().get());
    }
    if (changes.preferences().isPresent()) {
      agent.prefer(merged(preferencesBefore, changes.preferences().get()));
    }
    Profile after = agent.profile();
    if (after.equals(before) && agent.preferences().equals(preferencesBefore)) {
      return;
    }
    if (agent.isPerson() && !after.name().equals(before.name())) {
      outcome.onRollback(accounts.rename(agent.subject(), after.name()));
    }
    Instant now = clock.instant();
    agent.changed(now);
    if (!after.equals(before)) {
      log.append(
          NewEvent.of(
              "agent.updated",
              agent.id(),
              actor.author(),
              now,
              Map.of("before", before, "after", after)));
    }
    outcome.onCommit(actors::forget);
  }

  private static @Nullable String zone(@Nullable String name) {
    if (name != null && !ZoneId.getAvailableZoneIds().contains(name)) {
      throw Problem.invalid("/timeZone", "time_zone");
    }
    return name;
  }

  private Map<String, Object> merged(
      Map<String, Object> before, @Nullable Map<String, @Nullable Object> patch) {
    Map<String, Object> after = patch == null ? Map.of() : MergePatch.merge(before, patch);
    try {
      if (json.writeValueAsBytes(after).length > MAX_PREFERENCES_BYTES) {
        throw Problem.invalid("/preferences", "too_large", MAX_PREFERENCES_BYTES);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return after;
  }
}
