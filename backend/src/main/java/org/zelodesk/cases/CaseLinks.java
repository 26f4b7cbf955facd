package org.zelodesk.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/** What ties a case to other cases, and to people outside its team. */
@Singleton
public class CaseLinks {

  private final Cases cases;
  private final CaseRepository repository;
  private final Directory directory;
  private final EventLog log;
  private final Clock clock;

  CaseLinks(
      Cases cases, CaseRepository repository, Directory directory, EventLog log, Clock clock) {
    this.cases = cases;
    this.repository = repository;
    this.directory = directory;
    this.log = log;
    this.clock = clock;
  }

  public List<CaseLink> links(Actor actor, long id) {
    cases.visible(actor, id);
    return repository.links(id, actor);
  }

  @Transactional
  public CaseLink link(
      Actor actor, long id, @Nullable ExpectedVersion expected, CaseLink.Type type, long otherId) {
    return link(actor, id, expected, type, otherId, clock.instant());
  }

  @Transactional
  public CaseLink link(
      Actor actor,
      long id,
      @Nullable ExpectedVersion expected,
      CaseLink.Type type,
      long otherId,
      Instant occurredAt) {
    SupportCase one = cases.lockFor(actor, id, Verb.CHANGE, expected);
    if (id == otherId) {
      throw Problem.invalid("/caseId", "not_itself");
    }
    if (!repository.isVisible(otherId, actor)) {
      throw Problem.invalid("/caseId", "not_found");
    }
    if (repository.links(id, actor).stream()
        .anyMatch(known -> known.caseId() == otherId && known.type() == type)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/caseId", "already_exists"));
    }
    long child = type == CaseLink.Type.CHILD ? otherId : id;
    long parent = type == CaseLink.Type.CHILD ? id : otherId;
    if (type.stored().equals("parent") && repository.isAbove(child, parent)) {
      throw Problem.invalid("/caseId", "no_circle");
    }
    repository.link(
        type.isMirrored() ? otherId : id,
        type.stored(),
        type.isMirrored() ? id : otherId,
        occurredAt);
    append(actor, one, "case.linked", Map.of("type", type, "caseId", otherId), occurredAt);
    return repository.links(id, actor).stream()
        .filter(made -> made.caseId() == otherId && made.type() == type)
        .findFirst()
        .orElseThrow();
  }

  @Transactional
  public void unlink(Actor actor, long id, @Nullable ExpectedVersion expected, long linkId) {
    SupportCase one = cases.lockFor(actor, id, Verb.CHANGE, expected);
    CaseLink link =
        repository.links(id, actor).stream()
            .filter(known -> known.id() == linkId)
            .findFirst()
            .orElseThrow(Problem::notFound);
    repository.unlink(linkId);
    append(
        actor,
        one,
        "case.unlinked",
        Map.of("type", link.type(), "caseId", link.caseId()),
        clock.instant());
  }

  public List<CaseShare> shares(Actor actor, long id) {
    cases.visible(actor, id);
    return repository.shares(id);
  }

  /** Lets somebody from outside the team read the case and write internal notes in it. */
  @Transactional
  public void share(Actor actor, long id, @Nullable ExpectedVersion expected, long agentId) {
    share(actor, id, expected, agentId, clock.instant());
  }

  /** As {@link #share(Actor, long, ExpectedVersion, long)}, at its own instant. */
  @Transactional
  public void share(
      Actor actor, long id, @Nullable ExpectedVersion expected, long agentId, Instant occurredAt) {
    SupportCase one = cases.lockFor(actor, id, Verb.CHANGE, expected);
    if (one.confidential()) {
      throw Problem.conflict("confidential_not_shared");
    }
    if (!directory.isActiveAgent(agentId)) {
      throw Problem.notFound();
    }
    if (!repository.isShared(id, agentId)) {
      repository.share(id, agentId, occurredAt);
      append(actor, one, "case.shared", Map.of("agentId", agentId), occurredAt);
    }
  }

  @Transactional
  public void unshare(Actor actor, long id, @Nullable ExpectedVersion expected, long agentId) {
    SupportCase one = cases.lockFor(actor, id, Verb.CHANGE, expected);
    if (repository.unshare(id, agentId)) {
      append(actor, one, "case.unshared", Map.of("agentId", agentId), clock.instant());
    }
  }

  private void append(Actor actor, SupportCase one, String type, Map<String, ?> data, Instant at) {
    one.touch(at);
    log.append(
        NewEvent.ofCase(
            type, one.id(), one.nextVersion(), actor.author(), Visibility.INTERNAL, at, data));
  }
}
