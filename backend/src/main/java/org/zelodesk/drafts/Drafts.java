package org.zelodesk.drafts;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.AttachmentView;
import org.zelodesk.attachments.Attachments;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.Verb;
import org.zelodesk.drafts.DraftRepository.End;
import org.zelodesk.drafts.DraftRepository.New;
import org.zelodesk.drafts.DraftRepository.Row;
import org.zelodesk.identity.Actor;
import org.zelodesk.notices.Notice;
import org.zelodesk.notices.Notices;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.SafeHtml;

/** The use cases of drafts: save, list, discard, hand over, and their end when they are sent. */
@Singleton
public class Drafts {

  /** A device that comes back later than this may bring an ended draft back. */
  private static final Duration ENDED_KEPT = Duration.ofDays(365);

  private final DraftRepository repository;
  private final Cases cases;
  private final Attachments attachments;
  private final Notices notices;
  private final Clock clock;

  Drafts(
      DraftRepository repository,
      Cases cases,
      Attachments attachments,
      Notices notices,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.attachments = attachments;
    this.notices = notices;
    this.clock = clock;
  }

  public Page<DraftView> ofCase(Actor actor, long caseId) {
    List<Row> rows = repository.ofCase(actor, caseId);
    if (rows.isEmpty()) {
      cases.visible(actor, caseId);
    }
    return Page.whole(views(actor, rows));
  }

  public Page<DraftView> mine(Actor actor, PageRequest page) {
    Page<Row> rows = repository.mine(actor, page);
    return new Page<>(views(actor, rows.data()), rows.page(), null);
  }

  /**
   * Saves a draft as its writer has it now. Whoever goes on from an older revision learns of the
   * newer one instead, and one that has ended stays ended.
   */
  @Transactional
  public DraftView save(Actor actor, long caseId, UUID id, DraftText text) {
    String html = SafeHtml.sanitize(text.bodyHtml());
    Row there = repository.lock(id).orElse(null);
    if (there == null) {
      Cases.Attached at = cases.attach(actor, caseId);
      require(actor, text.kind(), at.access());
      New begun =
          new New(
              id,
              at.id(),
              actor.id(),
              text.kind(),
              html,
              text.files(),
              text.lastSeenCommentId(),
              text.isShared(),
              null);
      if (repository.insert(begun, clock.instant())) {
        return begun(actor, begun);
      }
      // Another device was faster, or its end was.
      there = repository.lock(id).orElseThrow(Problem::notFound);
    }
    return goOn(actor, caseId, there, html, text);
  }

  private DraftView begun(Actor actor, New begun) {
    if (!begun.attachmentIds().isEmpty()) {
      attachments.hold(actor, begun.attachmentIds(), holder(begun.id()));
    }
    Row saved = repository.lock(begun.id()).orElseThrow();
    tellUpdate(saved, false);
    return view(actor, saved);
  }

  private DraftView goOn(Actor actor, long caseId, Row there, String html, DraftText text) {
    requireMine(actor, caseId, there);
    requireUnderWay(there);
    require(actor, there.kind(), cases.visible(actor, there.caseId()));
    if (text.kind() != there.kind()) {
      throw Problem.invalid("/kind", "kind_stays");
    }
    boolean same =
        html.equals(there.bodyHtml())
            && text.files().equals(there.attachmentIds())
            && text.isShared() == there.shared()
            && Objects.equals(text.lastSeenCommentId(), there.lastSeenCommentId());
    if (same) {
      return view(actor, there);
    }
    if (text.revision() != there.revision()) {
      throw newer(actor, there);
    }
    if (!text.files().equals(there.attachmentIds())) {
      attachments.hold(actor, text.files(), holder(there.id()));
    }
    repository.update(there.id(), html, text, clock.instant());
    Row saved = repository.lock(there.id()).orElseThrow();
    tellUpdate(saved, there.shared());
    return view(actor, saved);
  }

  /**
   * Throws a draft away. What was never saved ends as well: its first save may be under way.
   *
   * @param revision what the caller saw; null: whatever it is
   */
  @Transactional
  public void discard(Actor actor, long caseId, UUID id, @Nullable Long revision) {
    CaseAccess.Subject access = cases.visible(actor, caseId);
    Row there = repository.lock(id).orElse(null);
    if (there == null) {
      requireWriter(actor, access);
    } else {
      requireMine(actor, caseId, there);
      if (there.end() != null) {
        return;
      }
      if (revision != null && revision != there.revision()) {
        throw newer(actor, there);
      }
    }
    end(
        actor,
        caseId,
        id,
        there,
        new End(DraftEnd.DISCARDED, clock.instant(), person(actor), null, null, null));
  }

  /** Goes on with what a colleague shared, in a draft of one's own. */
  @Transactional
  public DraftView takeOver(Actor actor, long caseId, UUID id) {
    Row theirs = repository.lock(id).orElseThrow(Problem::notFound);
    if (!theirs.isOf(caseId)) {
      throw Problem.notFound();
    }
    CaseAccess.Subject access = cases.visible(actor, theirs.caseId());
    boolean mine = theirs.author().id() == actor.id();
    if (!mine && !(theirs.shared() && CaseAccess.of(actor).seesInternal())) {
      throw Problem.notFound();
    }
    requireUnderWay(theirs);
    if (mine) {
      return view(actor, theirs);
    }
    require(actor, theirs.kind(), access);
    New ours =
        new New(
            UUID.randomUUID(),
            theirs.caseId(),
            actor.id(),
            theirs.kind(),
            theirs.bodyHtml(),
            theirs.attachmentIds(),
            theirs.lastSeenCommentId(),
            true,
            theirs.author().id());
    Instant now = clock.instant();
    repository.insert(ours, now);
    attachments.handOver(holder(id), holder(ours.id()), actor.id());
    End end = new End(DraftEnd.TAKEN_OVER, now, person(actor), null, null, ours.id());
    repository.end(id, theirs.caseId(), theirs.author().id(), theirs.kind(), end);
    tellEnd(theirs, end);
    Row saved = repository.lock(ours.id()).orElseThrow();
    tellUpdate(saved, false);
    return view(actor, saved);
  }

  /**
   * Before something is sent that was written in this draft: locks it. 409 when it has ended, 422
   * when it is another's or of another case. One that was never saved is none.
   *
   * @return whether colleagues see it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean take(Actor actor, long caseId, UUID id) {
    Row there = repository.lock(id).orElse(null);
    if (there == null) {
      return false;
    }
    if (there.author().id() != actor.id() || !there.isOf(caseId)) {
      throw Problem.invalid("/draftId", "not_found");
    }
    requireUnderWay(there);
    return there.shared();
  }

  /** It is a comment now. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void sent(Actor actor, long caseId, UUID id, long commentId) {
    end(actor, caseId, id, DraftEnd.SENT, commentId, null);
  }

  /**
   * It waits to be sent.
   *
   * @param holder who holds its uploads from now on
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void scheduled(Actor actor, long caseId, UUID id, long scheduledId) {
    end(actor, caseId, id, DraftEnd.SCHEDULED, null, scheduledId);
  }

  /**
   * Gives words back that were not said after all: a new draft of their author.
   *
   * @param heldBy who held the uploads until now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID giveBack(
      long caseId,
      long authorId,
      Visibility kind,
      String bodyHtml,
      List<Long> attachmentIds,
      @Nullable Long lastSeenCommentId,
      boolean shared,
      String heldBy) {
    New back =
        new New(
            UUID.randomUUID(),
            caseId,
            authorId,
            kind,
            SafeHtml.sanitize(bodyHtml),
            attachmentIds,
            lastSeenCommentId,
            shared,
            null);
    repository.insert(back, clock.instant());
    attachments.handOver(heldBy, holder(back.id()), authorId);
    tellUpdate(repository.lock(back.id()).orElseThrow(), false);
    return back.id();
  }

  @Scheduled(
      every = "${zelodesk.drafts.forgetting-every:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    repository.forget(clock.instant().minus(ENDED_KEPT));
  }

  private void end(
      Actor actor,
      long caseId,
      UUID id,
      DraftEnd as,
      @Nullable Long commentId,
      @Nullable Long scheduledId) {
    end(
        actor,
        caseId,
        id,
        repository.lock(id).orElse(null),
        new End(as, clock.instant(), person(actor), commentId, scheduledId, null));
  }

  private void end(Actor actor, long caseId, UUID id, @Nullable Row there, End end) {
    // Of what was never saved, nobody knows what it was to become.
    Visibility kind = there == null ? Visibility.INTERNAL : there.kind();
    long of = there == null ? caseId : there.caseId();
    if (!repository.end(id, of, actor.id(), kind, end)) {
      // Its first save came in between, and so did another end of it.
      requireUnderWay(repository.lock(id).orElseThrow(Problem::notFound));
    }
    attachments.release(holder(id));
    if (there != null) {
      tellEnd(there, end);
    }
  }

  private void requireMine(Actor actor, long caseId, Row there) {
    if (there.author().id() == actor.id()) {
      if (!there.isOf(caseId)) {
        throw Problem.notFound();
      }
      return;
    }
    boolean shown =
        there.end() == null
            && there.shared()
            && there.isOf(caseId)
            && CaseAccess.of(actor).seesInternal()
            && cases.isVisible(actor, there.caseId());
    throw shown ? Problem.forbidden("not_allowed") : Problem.notFound();
  }

  private static void requireUnderWay(Row there) {
    End end = there.end();
    if (end == null) {
      return;
    }
    Problem ended =
        Problem.conflict("draft_ended")
            .with("endedAs", end.as())
            .with("endedBy", end.by())
            .with("endedAt", end.at());
    if (end.commentId() != null) {
      ended.with("commentId", end.commentId());
    }
    if (end.scheduledId() != null) {
      ended.with("scheduledId", end.scheduledId());
    }
    if (end.newDraftId() != null) {
      ended.with("newDraftId", end.newDraftId());
    }
    throw ended;
  }

  private Problem newer(Actor actor, Row there) {
    return Problem.conflict("draft_newer").with("draft", view(actor, there));
  }

  private static void require(Actor actor, Visibility kind, CaseAccess.Subject access) {
    CaseAccess.of(actor)
        .require(kind == Visibility.PUBLIC ? Verb.COMMENT_PUBLIC : Verb.COMMENT_INTERNAL, access);
  }

  private static void requireWriter(Actor actor, CaseAccess.Subject access) {
    if (!CaseAccess.of(actor).can(Verb.COMMENT_PUBLIC, access)) {
      CaseAccess.of(actor).require(Verb.COMMENT_INTERNAL, access);
    }
  }

  /** Who shares no more says so to those who saw it. */
  private void tellUpdate(Row saved, boolean wasShared) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("caseId", saved.caseId());
    data.put("draftId", saved.id());
    data.put("authorId", saved.author().id());
    data.put("kind", saved.kind());
    data.put("shared", saved.shared());
    data.put("revision", saved.revision());
    tell("draft.updated", saved, saved.shared() || wasShared, data);
  }

  private void tellEnd(Row there, End end) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("caseId", there.caseId());
    data.put("draftId", there.id());
    data.put("authorId", there.author().id());
    data.put("kind", there.kind());
    data.put("endedAs", end.as());
    data.put("endedBy", end.by());
    data.put("newDraftId", end.newDraftId());
    tell("draft.ended", there, there.shared(), data);
  }

  private void tell(String type, Row draft, boolean toAll, Map<String, ?> data) {
    notices.tell(
        toAll
            ? Notice.ofCase(type, draft.caseId(), data)
            : Notice.to(draft.author().id(), type, data));
  }

  private DraftView view(Actor actor, Row row) {
    return views(actor, List.of(row)).getFirst();
  }

  private List<DraftView> views(Actor actor, List<Row> rows) {
    Map<Long, AttachmentView> files =
        attachments.waiting(
            rows.stream().flatMap(row -> row.attachmentIds().stream()).distinct().toList(), actor);
    return rows.stream()
        .map(
            row ->
                row.view(
                    row.attachmentIds().stream().map(files::get).filter(Objects::nonNull).toList()))
        .toList();
  }

  private static DraftPerson person(Actor actor) {
    return new DraftPerson(actor.id(), actor.name());
  }

  private static String holder(UUID id) {
    return "draft:" + id;
  }
}
