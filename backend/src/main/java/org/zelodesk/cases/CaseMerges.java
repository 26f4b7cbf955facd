package org.zelodesk.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/**
 * Joining two cases and parting one, both with a way back. Both cases are locked in the order of
 * their ids.
 */
@Singleton
public class CaseMerges {

  private final Cases cases;
  private final CaseRepository repository;
  private final Conversation conversation;
  private final CaseClocks clocks;
  private final EventLog log;
  private final Clock clock;

  CaseMerges(
      Cases cases,
      CaseRepository repository,
      Conversation conversation,
      CaseClocks clocks,
      EventLog log,
      Clock clock) {
    this.cases = cases;
    this.repository = repository;
    this.conversation = conversation;
    this.clocks = clocks;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public CaseView merge(
      Actor actor, long loserId, @Nullable ExpectedVersion expected, long survivorId) {
    return merge(actor, loserId, expected, survivorId, clock.instant());
  }

  /**
   * Moves everything that was said in one case into another; the first is closed and points to the
   * second.
   */
  @Transactional
  public CaseView merge(
      Actor actor,
      long loserId,
      @Nullable ExpectedVersion expected,
      long survivorId,
      Instant occurredAt) {
    if (loserId == survivorId) {
      throw Problem.invalid("/into", "not_itself");
    }
    Pair pair = lock(actor, loserId, survivorId, "/into");
    ExpectedVersion.check(expected, pair.first.version());
    requireMergeable(actor, pair.first);
    requireMergeable(actor, pair.second);
    join(actor, pair.first, pair.second, occurredAt);
    return cases.view(pair.second, actor);
  }

  /**
   * Takes the last merge of this case back: its comments return, and it has the status that it had.
   */
  @Transactional
  public CaseView unmerge(Actor actor, long loserId, @Nullable ExpectedVersion expected) {
    Instant now = clock.instant();
    if (!repository.isVisible(loserId, actor)) {
      throw Problem.notFound();
    }
    CaseMove move = repository.mergeOf(loserId).orElseThrow(() -> Problem.conflict("not_merged"));
    Pair pair = lock(actor, loserId, move.toId(), "/");
    ExpectedVersion.check(expected, pair.first.version());
    SupportCase loser = pair.first;
    SupportCase survivor = pair.second;
    CaseAccess access = CaseAccess.of(actor);
    access.require(Verb.MERGE, loser.access());
    access.require(Verb.MERGE, survivor.access());
    if (loser.mergedIntoId() == null || loser.mergedIntoId() != survivor.id()) {
      throw Problem.conflict("not_merged");
    }
    if (survivor.mergedIntoId() != null) {
      throw Problem.conflict("undo_later_merge_first", survivor.id());
    }
    List<Long> returned = conversation.move(move.commentIds(), survivor, loser);
    conversation.unsaidReturns(survivor.id(), loser.id());
    loser.restore(move.statusBefore(), now);
    survivor.touch(now);
    repository.forgetMove(move.id());
    append(
        actor, loser, "case.unmerged", Map.of("from", survivor.id(), "commentIds", returned), now);
    append(
        actor,
        survivor,
        "case.released",
        Map.of("caseId", loser.id(), "commentIds", returned),
        now);
    clocks.spoken(loser);
    clocks.spoken(survivor);
    return cases.view(loser, actor);
  }

  @Transactional
  public CaseView split(
      Actor actor,
      long id,
      @Nullable ExpectedVersion expected,
      List<Long> commentIds,
      String subject) {
    return split(actor, id, expected, commentIds, subject, clock.instant());
  }

  /**
   * Moves some comments of a case into a new one for the same customer. At least one comment stays.
   */
  @Transactional
  public CaseView split(
      Actor actor,
      long id,
      @Nullable ExpectedVersion expected,
      List<Long> commentIds,
      String subject,
      Instant occurredAt) {
    SupportCase original = cases.lockFor(actor, id, Verb.MERGE, expected);
    original.requireChangeable();
    Set<Long> wanted = new LinkedHashSet<>(commentIds);
    Set<Long> present = new HashSet<>(conversation.commentsOf(id));
    int index = 0;
    for (Long commentId : commentIds) {
      if (!present.contains(commentId)) {
        throw Problem.invalid("/commentIds/" + index, "not_found");
      }
      index++;
    }
    if (wanted.size() == present.size()) {
      throw Problem.invalid("/commentIds", "one_must_stay");
    }
    SupportCase parted =
        new SupportCase(
            subject.strip(),
            original.channel(),
            original.requesterId(),
            original.receivedAt(),
            occurredAt);
    parted.priority(original.priority());
    parted.category(original.category());
    parted.topicId(original.topicId());
    parted.language(original.language());
    parted.organizationId(original.organizationId());
    parted.teamId(original.teamId());
    parted.assigneeId(original.assigneeId());
    parted.confidential(original.confidential());
    parted.tags(original.tags());
    parted.splitFrom(original.id());
    parted.moveTo(CaseStatus.OPEN, occurredAt);
    parted.nextVersion();
    repository.persist(parted);
    Map<String, @Nullable Object> facts = Cases.facts(parted);
    facts.put("splitFromId", original.id());
    facts.put("said", clocks.said(original, wanted));
    log.append(
        NewEvent.ofCase(
            "case.created", parted.id(), 1, actor.author(), Visibility.PUBLIC, occurredAt, facts));
    List<Long> moved = conversation.move(wanted, original, parted);
    original.touch(occurredAt);
    append(
        actor,
        original,
        "case.split",
        Map.of("newCaseId", parted.id(), "commentIds", moved),
        occurredAt);
    clocks.opened(parted);
    clocks.spoken(original);
    return cases.view(parted, actor);
  }

  /**
   * Takes a split back: everything in the new case, also what was said since, returns to the
   * original.
   */
  @Transactional
  public CaseView unsplit(Actor actor, long id, @Nullable ExpectedVersion expected) {
    CaseView parted = cases.get(actor, id);
    Long originalId = parted.splitFromId();
    if (originalId == null || parted.mergedIntoId() != null) {
      throw Problem.conflict("not_split");
    }
    return merge(actor, id, expected, originalId);
  }

  private void join(Actor actor, SupportCase loser, SupportCase survivor, Instant at) {
    CaseStatus before = loser.status();
    Instant unansweredSince = clocks.unansweredSince(loser);
    List<Long> moved = conversation.move(conversation.commentsOf(loser.id()), loser, survivor);
    conversation.unsaidFollows(loser.id(), survivor.id());
    loser.mergeInto(survivor.id(), at);
    survivor.touch(at);
    repository.rememberMove("merge", loser.id(), survivor.id(), moved, before, at);
    append(actor, loser, "case.merged", Map.of("into", survivor.id(), "commentIds", moved), at);
    Map<String, @Nullable Object> absorbed = new LinkedHashMap<>();
    absorbed.put("from", loser.id());
    absorbed.put("commentIds", moved);
    absorbed.put("unansweredSince", unansweredSince);
    append(actor, survivor, "case.absorbed", absorbed, at);
    clocks.spoken(loser);
    clocks.spoken(survivor);
  }

  private void append(Actor actor, SupportCase one, String type, Map<String, ?> data, Instant at) {
    log.append(
        NewEvent.ofCase(
            type, one.id(), one.nextVersion(), actor.author(), Visibility.INTERNAL, at, data));
  }

  private static void requireMergeable(Actor actor, SupportCase one) {
    CaseAccess.of(actor).require(Verb.MERGE, one.access());
    one.requireChangeable();
  }

  private Pair lock(Actor actor, long firstId, long secondId, String pointer) {
    SupportCase low = repository.lock(Math.min(firstId, secondId), actor).orElse(null);
    SupportCase high = repository.lock(Math.max(firstId, secondId), actor).orElse(null);
    SupportCase first = firstId < secondId ? low : high;
    SupportCase second = firstId < secondId ? high : low;
    if (first == null) {
      throw Problem.notFound();
    }
    if (second == null) {
      throw Problem.invalid(pointer, "not_found");
    }
    return new Pair(first, second);
  }

  private record Pair(SupportCase first, SupportCase second) {}
}
