package org.zelodesk.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/**
 * The use cases of agents. The account at the identity provider changes first, inside our
 * transaction, and is taken back when the transaction fails: a provider that does not answer leaves
 * everything as it was. Saying the same again repairs whatever a crash between the two left apart.
 */
@Singleton
public class Agents {

  private final AgentRepository repository;
  private final Accounts accounts;
  private final Actors actors;
  private final EventLog log;
  private final Outcome outcome;
  private final Clock clock;

  Agents(
      AgentRepository repository,
      Accounts accounts,
      Actors actors,
      EventLog log,
      Outcome outcome,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.actors = actors;
    this.log = log;
    this.outcome = outcome;
    this.clock = clock;
  }

  Page<AgentView> list(Actor reader, AgentFilter filter, PageRequest page) {
    Page<AgentView> found = repository.list(filter, page);
    return new Page<>(
        found.data().stream().map(agent -> asSeenBy(reader, agent)).toList(), found.page(), null);
  }

  public AgentView get(Actor reader, long id) {
    return asSeenBy(reader, repository.view(id).orElseThrow(Problem::notFound));
  }

  /** Makes the account and the agent, in this order. */
  @Transactional
  public AgentView invite(Actor actor, NewAgent invited) {
    if (invited.role() == Role.INTEGRATION) {
      throw Problem.invalid("/role", "not_a_person");
    }
    List<Membership> teams = invited.teams() == null ? List.of() : checked(invited.teams());
    if (repository.isEmailTaken(invited.email())) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/email", "already_exists"));
    }
    String name = invited.name().strip();
    Accounts.Invited account =
        accounts.invite(name, invited.email(), invited.role(), invited.language());
    outcome.onRollback(account.undo());
    Instant now = clock.instant();
    Agent agent =
        new Agent(
            account.subject(), name, invited.email(), invited.role(), invited.language(), now);
    repository.persistAndFlush(agent);
    teams.forEach(team -> repository.setMember(team.teamId(), agent.id(), team.level()));
    AgentView view = agent.view(teams);
    List<NewEvent> events = new ArrayList<>();
    events.add(
        NewEvent.of(
            "agent.invited",
            agent.id(),
            actor.author(),
            now,
            Map.of("after", view.withoutEmail())));
    teams.forEach(
        team ->
            events.add(TeamEvents.memberSet(actor, team.teamId(), agent.id(), null, team, now)));
    log.append(events);
    outcome.onCommit(actors::forget);
    return view.withTemporaryPassword(account.temporaryPassword());
  }

  @Transactional
  public AgentView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, AgentChanges changes) {
    if (changes.role().isPresent() || changes.active().isPresent()) {
      repository.serializeAdmins();
    }
    Agent agent = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, agent.version());
    List<Membership> teamsBefore = repository.teamsOf(id);
    AgentView before = agent.view(teamsBefore);
    List<Membership> teams =
        changes.teams().isPresent() ? checked(changes.teams().get()) : teamsBefore;
    boolean wasAdmin = agent.isActiveAdmin();
    if (changes.name().isPresent()) {
      agent.rename(changes.name().get().strip());
    }
    if (changes.language().isPresent()) {
      agent.speak(changes.language().get());
    }
    if (changes.role().isPresent()) {
      if (!agent.canBe(changes.role().get())) {
        throw Problem.invalid("/role", agent.isPerson() ? "not_a_person" : "not_a_service");
      }
      agent.become(changes.role().get());
    }
    if (changes.active().isPresent()) {
      if (id == actor.id() && !changes.active().get()) {
        throw Problem.conflict("not_yourself");
      }
      agent.activate(changes.active().get());
    }
    if (wasAdmin && !agent.isActiveAdmin() && !repository.hasOtherActiveAdmin(id)) {
      throw Problem.conflict("last_admin");
    }
    tellProvider(agent, changes);
    if (agent.view(teams).equals(before)) {
      return before;
    }
    Instant now = clock.instant();
    agent.changed(now);
    List<NewEvent> events = new ArrayList<>(moveTeams(actor, id, teamsBefore, teams, now));
    AgentView after = agent.view(teams);
    events.addAll(agentEvents(actor, before, after, now));
    log.append(events);
    outcome.onCommit(actors::forget);
    return after;
  }

  /** Repeats what the request says even where our record says it already. */
  private void tellProvider(Agent agent, AgentChanges changes) {
    String subject = agent.subject();
    if (agent.isPerson() && changes.role().isPresent()) {
      outcome.onRollback(accounts.setRole(subject, changes.role().get()));
    }
    if (agent.isPerson() && changes.name().isPresent()) {
      outcome.onRollback(accounts.rename(subject, agent.name()));
    }
    if (changes.active().isPresent()) {
      outcome.onRollback(accounts.setActive(subject, changes.active().get()));
      if (!changes.active().get()) {
        accounts.endSessions(subject);
      }
    }
  }

  private List<NewEvent> moveTeams(
      Actor actor, long id, List<Membership> before, List<Membership> after, Instant now) {
    Map<Long, Membership> left = new LinkedHashMap<>();
    before.forEach(team -> left.put(team.teamId(), team));
    List<NewEvent> events = new ArrayList<>();
    for (Membership team : after) {
      Membership old = left.remove(team.teamId());
      if (!team.equals(old)) {
        Membership.requireNotOwn(actor, id);
        repository.setMember(team.teamId(), id, team.level());
        events.add(TeamEvents.memberSet(actor, team.teamId(), id, old, team, now));
      }
    }
    for (Membership old : left.values()) {
      repository.removeMember(old.teamId(), id);
      events.add(TeamEvents.memberRemoved(actor, old.teamId(), id, old, now));
    }
    return events;
  }

  private static List<NewEvent> agentEvents(
      Actor actor, AgentView before, AgentView after, Instant now) {
    Map<String, Object> data =
        Map.of("before", before.withoutEmail(), "after", after.withoutEmail());
    List<NewEvent> events = new ArrayList<>();
    if (before.active() != after.active()) {
      String type = after.active() ? "agent.enabled" : "agent.disabled";
      events.add(NewEvent.of(type, after.id(), actor.author(), now, data));
    }
    if (!before.name().equals(after.name())
        || before.role() != after.role()
        || !java.util.Objects.equals(before.language(), after.language())) {
      events.add(NewEvent.of("agent.updated", after.id(), actor.author(), now, data));
    }
    return events;
  }

  /** In the order of ids; each team once, and each exists. */
  private List<Membership> checked(List<Membership> teams) {
    Set<Long> known =
        Set.copyOf(repository.existingTeams(teams.stream().map(Membership::teamId).toList()));
    Map<Long, Membership> byTeam = new java.util.TreeMap<>();
    for (int i = 0; i < teams.size(); i++) {
      Membership team = teams.get(i);
      String pointer = "/teams/" + i + "/teamId";
      if (!known.contains(team.teamId())) {
        throw Problem.invalid(pointer, "not_found");
      }
      if (byTeam.put(team.teamId(), team) != null) {
        throw Problem.invalid(pointer, "given_twice");
      }
    }
    return List.copyOf(byTeam.values());
  }

  private static AgentView asSeenBy(Actor reader, AgentView agent) {
    boolean all = reader.role() == Role.LEAD || reader.role() == Role.ADMIN;
    return all || reader.id() == agent.id() ? agent : agent.withoutEmail();
  }
}
