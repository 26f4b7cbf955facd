package org.zelodesk.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.customers.Customers;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of a single case: open, read, list, change. */
@Singleton
public class Cases {

  private static final int HIGHEST_LEVEL = 9;

  private final CaseRepository repository;
  private final CaseReferences references;
  private final Customers customers;
  private final Conversation conversation;
  private final CaseClocks clocks;
  private final CaseQueries queries;
  private final EventLog log;
  private final Clock clock;

  Cases(
      CaseRepository repository,
      CaseReferences references,
      Customers customers,
      Conversation conversation,
      CaseClocks clocks,
      CaseQueries queries,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.references = references;
    this.customers = customers;
    this.conversation = conversation;
    this.clocks = clocks;
    this.queries = queries;
    this.log = log;
    this.clock = clock;
  }

  public Page<CaseSummary> list(Actor actor, CaseFilter filter, PageRequest page) {
    return repository.list(actor, filter, queries, page);
  }

  /** Refuses a query that cannot be asked by this reader; the fault is of {@code ?query}. */
  public void checkQuery(Actor reader, String query) {
    queries.read(reader, query);
  }

  /** How many cases a query finds for this reader, counted up to a number. */
  public CaseCount count(Actor reader, String query, int most) {
    return repository.count(reader, CaseFilter.ofQuery(query), queries, most);
  }

  /**
   * The first cases by id that a query finds for this reader, whatever they may do with them.
   *
   * @param most how many at most
   */
  public List<Long> matching(Actor reader, String query, int most) {
    return repository.matching(reader, CaseFilter.ofQuery(query), queries, most);
  }

  List<CaseGroup> groups(Actor reader, CaseFilter filter, CaseGrouping by) {
    return repository.groups(reader, filter, queries, by);
  }

  public CaseView get(Actor actor, long id) {
    return repository.view(id, actor).orElseThrow(Problem::notFound);
  }

  /** Opens a case now. */
  public CaseView open(Actor actor, NewCase wanted) {
    return open(actor, wanted, clock.instant());
  }

  /**
   * Opens a case, with its first comment.
   *
   * @param occurredAt when that happened: now, or the original instant of a case that is brought in
   *     later
   */
  @Transactional
  public CaseView open(Actor actor, NewCase wanted, Instant occurredAt) {
    Instant receivedAt = wanted.receivedAt() == null ? occurredAt : wanted.receivedAt();
    if (receivedAt.isAfter(occurredAt)) {
      throw Problem.invalid("/receivedAt", "in_future");
    }
    if ((wanted.requesterId() == null) == (wanted.requester() == null)) {
      throw Problem.invalid("/requester", "exactly_one", "requesterId, requester");
    }
    requireNewExternalId(wanted);
    references.check(wanted);
    CaseAccess access = CaseAccess.of(actor);
    boolean confidential = Boolean.TRUE.equals(wanted.confidential());
    if (wanted.comment().visibility() == Visibility.INTERNAL && !access.seesInternal()) {
      throw Problem.forbidden("not_allowed");
    }
    if (wanted.followUpOfId() != null && !repository.isVisible(wanted.followUpOfId(), actor)) {
      throw Problem.invalid("/followUpOfId", "not_found");
    }
    long requester =
        wanted.requester() != null
            ? customers.requesterFor(actor, wanted.requester(), occurredAt)
            : references.customer("/requesterId", Objects.requireNonNull(wanted.requesterId()));
    SupportCase opened =
        new SupportCase(
            wanted.subject().strip(), wanted.channel(), requester, receivedAt, occurredAt);
    opened.priority(wanted.priority() == null ? Priority.NORMAL : wanted.priority());
    opened.category(wanted.category());
    opened.topicId(wanted.topicId());
    opened.language(wanted.language());
    opened.teamId(wanted.teamId());
    opened.assigneeId(wanted.assigneeId());
    opened.organizationId(wanted.organizationId());
    opened.confidential(confidential);
    opened.importedAs(wanted.source(), wanted.externalId());
    opened.tags(
        references.tags(actor, wanted.tags() == null ? List.of() : wanted.tags(), occurredAt));
    opened.customFields(
        references.customFields(
            wanted.customFields() == null ? Map.of() : wanted.customFields(), false));
    opened.watcherIds(wanted.watcherIds() == null ? List.of() : wanted.watcherIds());
    opened.requireOwnerIfConfidential();
    opened.nextVersion(); // for case.created; the comment counts its own
    // The counters are set before the one insert, so that the row needs no update after it.
    conversation.announce(opened, wanted.comment());
    repository.persist(opened);
    Map<String, @Nullable Object> facts = facts(opened);
    if (wanted.followUpOfId() != null) {
      facts.put("followUpOfId", wanted.followUpOfId());
    }
    log.append(
        NewEvent.ofCase(
            "case.created", opened.id(), 1, actor.author(), Visibility.PUBLIC, occurredAt, facts));
    long commentId = conversation.begin(actor, opened, wanted.comment(), occurredAt);
    if (wanted.followUpOfId() != null) {
      repository.link(
          wanted.followUpOfId(), CaseLink.Type.FOLLOW_UP.stored(), opened.id(), occurredAt);
    }
    clocks.opened(opened);
    return CaseView.of(opened, commentId, access);
  }

  /** Changes a case now. */
  @Transactional
  public CaseView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, CaseChanges changes) {
    return change(actor, id, expected, changes, clock.instant());
  }

  /**
   * All changes of one call are one event, {@code case.updated}, with before and after of each
   * field.
   */
  @Transactional
  public CaseView change(
      Actor actor,
      long id,
      @Nullable ExpectedVersion expected,
      CaseChanges changes,
      Instant occurredAt) {
    SupportCase supportCase = lockFor(actor, id, Verb.CHANGE, expected);
    Map<String, Object> changed =
        new CaseEdit(supportCase, references, occurredAt).apply(actor, changes);
    if (!changed.isEmpty()) {
      record(actor, supportCase, changed, changes.reason(), occurredAt);
    }
    return view(supportCase, actor);
  }

  /**
   * Takes a change back while nothing has happened since: makes of the fields again what they were.
   *
   * @param expected the version that the change made
   */
  @Transactional
  public void takeBack(Actor actor, long id, ExpectedVersion expected, CaseChanges before) {
    Instant now = clock.instant();
    SupportCase supportCase = lockFor(actor, id, Verb.CHANGE, expected);
    Map<String, Object> changed = CaseEdit.back(supportCase, references, now).apply(actor, before);
    if (!changed.isEmpty()) {
      record(actor, supportCase, changed, before.reason(), now);
    }
  }

  /** Refuses a change that names what does not exist, whatever case it is of. */
  public void checkReferences(CaseChanges changes) {
    references.topic("/topicId", changes.topicId().orElse(null));
    references.team("/teamId", changes.teamId().orElse(null));
    references.assignee("/assigneeId", changes.assigneeId().orElse(null));
  }

  /** Whether the case exists and this actor sees it. */
  public boolean isVisible(Actor actor, long id) {
    return repository.isVisible(id, actor);
  }

  @Transactional
  public CaseView tag(
      Actor actor, long id, @Nullable ExpectedVersion expected, String tag, boolean on) {
    Instant now = clock.instant();
    SupportCase supportCase = lockFor(actor, id, Verb.CHANGE, expected);
    supportCase.requireChangeable();
    List<String> before = List.copyOf(supportCase.tags());
    if (on) {
      references.tags(actor, List.of(tag), now);
    }
    if (on ? supportCase.tag(tag) : supportCase.untag(tag)) {
      record(
          actor, supportCase, Map.of("tags", beforeAfter(before, supportCase.tags())), null, now);
    }
    return view(supportCase, actor);
  }

  @Transactional
  public CaseView watch(
      Actor actor, long id, @Nullable ExpectedVersion expected, long agentId, boolean on) {
    SupportCase supportCase = lockFor(actor, id, Verb.CHANGE, expected);
    supportCase.requireChangeable();
    List<Long> before = List.copyOf(supportCase.watcherIds());
    if (on) {
      references.agent("?agentId", agentId);
    }
    if (on ? supportCase.watch(agentId) : supportCase.unwatch(agentId)) {
      record(
          actor,
          supportCase,
          Map.of("watcherIds", beforeAfter(before, supportCase.watcherIds())),
          null,
          clock.instant());
    }
    return view(supportCase, actor);
  }

  /**
   * The door for other features: the case, locked, when the actor may do this with it; 404 or 403
   * otherwise.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SupportCase lockFor(Actor actor, long id, Verb verb, @Nullable ExpectedVersion expected) {
    SupportCase supportCase = repository.lock(id, actor).orElseThrow(Problem::notFound);
    CaseAccess.of(actor).require(verb, supportCase.access());
    ExpectedVersion.check(expected, supportCase.version());
    return supportCase;
  }

  /** The case, locked, when the actor sees it, whatever they may do with it; 404 otherwise. */
  @Transactional(Transactional.TxType.MANDATORY)
  public SupportCase lock(Actor actor, long id) {
    return repository.lock(id, actor).orElseThrow(Problem::notFound);
  }

  /** For the product's own steps: the case, locked, whoever may see it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public SupportCase lockAny(long id) {
    return repository.lockAll(List.of(id)).getFirst();
  }

  /**
   * For what is to hang on a case and follow its merges: no merge happens until the end of the
   * transaction. A case that was merged away already leads to the one it is a part of now, as far
   * as the actor sees that.
   *
   * @return the case and what decides about access to it; 404 when the first is invisible
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Attached attach(Actor actor, long id) {
    Attached found = repository.attach(id, actor).orElseThrow(Problem::notFound);
    while (found.mergedIntoId() != null) {
      Attached next = repository.attach(found.mergedIntoId(), actor).orElse(null);
      if (next == null) {
        break;
      }
      found = next;
    }
    return found;
  }

  /** A case that something hangs on. */
  public record Attached(
      long id, String subject, @Nullable Long mergedIntoId, CaseAccess.Subject access) {}

  /**
   * What a rule does with a case, whoever may see it; recorded as done by the product.
   *
   * @param assigneeId who gets it; null: as it is
   * @param teamId which team gets it; null: as it is
   * @param raise whether its level rises by one
   * @throws Problem 409 when the case cannot change any more, 422 when somebody may not get it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void escalate(
      long id,
      @Nullable Long assigneeId,
      @Nullable Long teamId,
      boolean raise,
      String reason,
      Instant at) {
    SupportCase one = repository.lockAll(List.of(id)).getFirst();
    CaseChanges.Builder wanted = CaseChanges.change();
    if (assigneeId != null) {
      wanted.assignee(assigneeId);
    }
    if (teamId != null) {
      wanted.team(teamId);
    }
    if (raise) {
      wanted.escalationLevel(Math.min(one.escalationLevel() + 1, HIGHEST_LEVEL), reason);
    }
    Map<String, Object> changed =
        new CaseEdit(one, references, at).apply(Actor.SYSTEM, wanted.build());
    if (!changed.isEmpty()) {
      record(Actor.SYSTEM, one, changed, reason, at);
    }
  }

  /**
   * For the product's own steps over all that is under way, whoever may see it: the next unsolved
   * cases by id, locked.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<SupportCase> lockUnsolved(long afterId, int most) {
    return repository.lockUnsolved(afterId, most);
  }

  /** What decides about access to a case that this actor sees; 404 otherwise. Touches no lock. */
  public CaseAccess.Subject visible(Actor actor, long id) {
    return repository.access(id, actor).orElseThrow(Problem::notFound);
  }

  /** A step that is more than a comment, in the same request as one. */
  public void requireChange(Actor actor, SupportCase supportCase) {
    CaseAccess.of(actor).require(Verb.CHANGE, supportCase.access());
  }

  /**
   * Writes a status change that follows from something else (a reply, a message of the customer).
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void follow(Actor actor, SupportCase supportCase, CaseStatus next, Instant occurredAt) {
    CaseStatus before = supportCase.status();
    if (supportCase.moveTo(next, occurredAt)) {
      record(actor, supportCase, Map.of("status", beforeAfter(before, next)), null, occurredAt);
    }
  }

  void record(
      Actor actor,
      SupportCase supportCase,
      Map<String, Object> changed,
      @Nullable String reason,
      Instant occurredAt) {
    supportCase.touch(occurredAt);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("changes", changed);
    if (reason != null) {
      data.put("reason", reason);
    }
    log.append(
        NewEvent.ofCase(
            "case.updated",
            supportCase.id(),
            supportCase.nextVersion(),
            actor.author(),
            Visibility.INTERNAL,
            occurredAt,
            data));
    clocks.changed(supportCase, changed.keySet());
  }

  static Map<String, @Nullable Object> beforeAfter(
      @Nullable Object before, @Nullable Object after) {
    Map<String, @Nullable Object> pair = new LinkedHashMap<>();
    pair.put("before", before);
    pair.put("after", after);
    return pair;
  }

  /** After a change the actor gets the answer even when the case just left their sight. */
  CaseView view(SupportCase changed, Actor actor) {
    repository.flush();
    return repository.viewAfterChange(changed.id(), actor);
  }

  private void requireNewExternalId(NewCase wanted) {
    if ((wanted.source() == null) != (wanted.externalId() == null)) {
      throw Problem.invalid(wanted.source() == null ? "/source" : "/externalId", "required");
    }
    if (wanted.source() != null
        && wanted.externalId() != null
        && repository.existsExternally(wanted.source(), wanted.externalId())) {
      throw Problem.conflict("already_exists")
          .with(new Problem.Fault("/externalId", "already_exists"));
    }
  }

  static Map<String, @Nullable Object> facts(SupportCase opened) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("subject", opened.subject());
    facts.put("status", opened.status());
    facts.put("priority", opened.priority());
    facts.put("category", opened.category());
    facts.put("topicId", opened.topicId());
    facts.put("channel", opened.channel());
    facts.put("requesterId", opened.requesterId());
    facts.put("organizationId", opened.organizationId());
    facts.put("teamId", opened.teamId());
    facts.put("assigneeId", opened.assigneeId());
    facts.put("tags", opened.tags());
    facts.put("receivedAt", opened.receivedAt());
    return facts;
  }
}
