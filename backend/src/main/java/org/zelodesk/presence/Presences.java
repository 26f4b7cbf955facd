package org.zelodesk.presence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.zelodesk.cases.Cases;
import org.zelodesk.identity.Actor;
import org.zelodesk.notices.Notice;
import org.zelodesk.notices.Notices;

/** The use cases of presence. */
@Singleton
public class Presences {

  /** The type of the notice; the readers of notices say who is there when they tell it. */
  public static final String UPDATED = "presence.updated";

  /** Who has not been heard of for so long is gone. Clients say every 20 s that they are there. */
  static final int SECONDS = 45;

  private final PresenceRepository repository;
  private final Cases cases;
  private final Notices notices;

  Presences(PresenceRepository repository, Cases cases, Notices notices) {
    this.repository = repository;
    this.cases = cases;
    this.notices = notices;
  }

  /** Says that somebody is at a case, and what they do there. */
  @Transactional
  public CasePresence enter(Actor actor, long caseId, PresenceMode mode) {
    cases.visible(actor, caseId);
    if (repository.put(caseId, actor.id(), mode)) {
      tell(caseId);
    }
    return one(caseId);
  }

  @Transactional
  public void leave(Actor actor, long caseId) {
    cases.visible(actor, caseId);
    if (repository.remove(caseId, actor.id())) {
      tell(caseId);
    }
  }

  /** Those of these cases where somebody is, as far as the reader sees them; in one statement. */
  public List<CasePresence> visible(Actor actor, Collection<Long> caseIds) {
    return repository.visible(actor, caseIds);
  }

  /** Of each of these cases, whoever may see it; also of those where nobody is. */
  public List<CasePresence> of(Collection<Long> caseIds) {
    List<CasePresence> there = repository.of(caseIds);
    return caseIds.stream()
        .distinct()
        .map(
            id ->
                there.stream()
                    .filter(one -> one.caseId() == id)
                    .findFirst()
                    .orElse(new CasePresence(id, List.of())))
        .toList();
  }

  @Scheduled(
      every = "${zelodesk.presence.expiring-every:5s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() {
    QuarkusTransaction.requiringNew().run(() -> repository.expire().forEach(this::tell));
  }

  private CasePresence one(long caseId) {
    return of(List.of(caseId)).getFirst();
  }

  private void tell(long caseId) {
    notices.tell(Notice.ofCase(UPDATED, caseId, Map.of("caseId", caseId)));
  }
}
