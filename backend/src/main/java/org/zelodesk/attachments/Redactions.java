package org.zelodesk.attachments;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/** Takes the content of attachments away for good. */
@Singleton
class Redactions {

  private final AttachmentRepository repository;
  private final StrayBlobs strays;
  private final DownloadLinks links;
  private final Cases cases;
  private final EventLog log;
  private final Clock clock;

  Redactions(
      AttachmentRepository repository,
      StrayBlobs strays,
      DownloadLinks links,
      Cases cases,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.strays = strays;
    this.links = links;
    this.cases = cases;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Removes the content; that there was a file, and its name, stays. An upload that no comment uses
   * is its uploader's to redact and is on no case's record.
   */
  @Transactional
  AttachmentView redact(Actor actor, long id, @Nullable ExpectedVersion expected) {
    Instant now = clock.instant();
    visible(actor, id, now);
    Optional<AttachmentRepository.Place> place = repository.place(id);
    // The case is locked before its attachment, as everywhere; a merge may have moved it meanwhile.
    Optional<SupportCase> supportCase =
        place.map(at -> cases.lockFor(actor, at.caseId(), Verb.REDACT, null));
    AttachmentRepository.Row row = visible(actor, id, now);
    if (!repository.place(id).equals(place)) {
      throw Problem.of(503, "try_again").header("Retry-After", "1");
    }
    ExpectedVersion.check(expected, row.version());
    Optional<String> blobKey = repository.redact(id);
    blobKey.ifPresent(strays::abandon);
    if (blobKey.isPresent() && supportCase.isPresent()) {
      record(actor, supportCase.get(), id, place.orElseThrow(), now);
    }
    return visible(actor, id, now).view(actor, links);
  }

  private void record(
      Actor actor,
      SupportCase supportCase,
      long id,
      AttachmentRepository.Place place,
      Instant now) {
    supportCase.touch(now);
    log.append(
        NewEvent.ofCase(
            "attachment.redacted",
            supportCase.id(),
            supportCase.nextVersion(),
            actor.author(),
            place.visibility(),
            now,
            Map.of("attachmentId", id, "commentId", place.commentId())));
  }

  private AttachmentRepository.Row visible(Actor actor, long id, Instant now) {
    return repository.visible(id, actor, now).orElseThrow(Problem::notFound);
  }
}
