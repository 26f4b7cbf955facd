package org.zelodesk.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of teams and their members. */
@Singleton
public class Teams {

  private final TeamRepository repository;
  private final AgentRepository agents;
  private final Actors actors;
  private final EventLog log;
  private final Outcome outcome;
  private final Clock clock;

  Teams(
      TeamRepository repository,
      AgentRepository agents,
      Actors actors,
      EventLog log,
      Outcome outcome,
      Clock clock) {
    this.repository = repository;
    this.agents = agents;
    this.actors = actors;
    this.log = log;
    this.outcome = outcome;
    this.clock = clock;
  }

  Page<TeamView> list(@Nullable Boolean active, PageRequest page) {
    return repository.list(active, page);
  }

  public TeamView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  Page<TeamMember> members(long id, PageRequest page) {
    get(id);
    return repository.members(id, page);
  }

  @Transactional
  public TeamView create(Actor actor, NewTeam team) {
    String name = team.name().strip();
    refuseTaken(name, 0);
    Instant now = clock.instant();
    Team created = new Team(name, team.description(), now);
    repository.persistAndFlush(created);
    TeamView view = created.view();
    log.append(
        NewEvent.of("team.created", created.id(), actor.author(), now, Map.of("after", view)));
    return view;
  }

  @Transactional
  public TeamView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, TeamChanges changes) {
    Team team = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, team.version());
    TeamView before = team.view();
    if (changes.name().isPresent()) {
      String name = changes.name().get().strip();
      refuseTaken(name, id);
      team.rename(name);
    }
    if (changes.description().isPresent()) {
      team.describe(changes.description().get());
    }
    if (changes.active().isPresent()) {
      team.activate(changes.active().get());
    }
    TeamView changed = team.view();
    if (changed.equals(before)) {
      return before;
    }
    Instant now = clock.instant();
    team.changed(now);
    if (!changed.name().equals(before.name()) || changed.active() != before.active()) {
      repository.touchMembers(id);
    }
    TeamView after = team.view();
    log.append(
        NewEvent.of(
            "team.updated", id, actor.author(), now, Map.of("before", before, "after", after)));
    outcome.onCommit(actors::forget);
    return after;
  }

  /** Takes the agent in, or gives them another level. */
  @Transactional
  public TeamMember setMember(
      Actor actor, long id, long agentId, @Nullable ExpectedVersion expected, Level level) {
    get(id);
    Membership.requireNotOwn(actor, agentId);
    Agent agent = agents.lock(agentId).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, agent.version());
    Membership before = membership(id, agentId);
    Membership after = new Membership(id, level);
    if (!after.equals(before)) {
      Instant now = clock.instant();
      agents.setMember(id, agentId, level);
      agent.changed(now);
      log.append(TeamEvents.memberSet(actor, id, agentId, before, after, now));
      outcome.onCommit(actors::forget);
    }
    return new TeamMember(agentId, level);
  }

  /** Nothing happens when they are no member: the wish is fulfilled. */
  @Transactional
  public void removeMember(Actor actor, long id, long agentId, @Nullable ExpectedVersion expected) {
    get(id);
    Agent agent = agents.lock(agentId).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, agent.version());
    Membership before = membership(id, agentId);
    if (before != null) {
      Instant now = clock.instant();
      agents.removeMember(id, agentId);
      agent.changed(now);
      log.append(TeamEvents.memberRemoved(actor, id, agentId, before, now));
      outcome.onCommit(actors::forget);
    }
  }

  private @Nullable Membership membership(long id, long agentId) {
    return agents.teamsOf(agentId).stream()
        .filter(team -> team.teamId() == id)
        .findFirst()
        .orElse(null);
  }

  private void refuseTaken(String name, long exceptId) {
    if (repository.isNameTaken(name, exceptId)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
  }
}
