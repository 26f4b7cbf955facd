package org.zelodesk.attachments;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Problem;

/** The use cases of attachments. */
@Singleton
public class Attachments {

  private final AttachmentRepository repository;
  private final BlobStore store;
  private final DownloadLinks links;
  private final Actors actors;
  private final AttachmentsConfig config;
  private final Clock clock;

  Attachments(
      AttachmentRepository repository,
      BlobStore store,
      DownloadLinks links,
      Actors actors,
      AttachmentsConfig config,
      Clock clock) {
    this.config = config;
    this.repository = repository;
    this.store = store;
    this.links = links;
    this.actors = actors;
    this.clock = clock;
  }

  public AttachmentView get(Actor actor, long id) {
    return visible(actor, id).view(actor, links);
  }

  /**
   * What a signed link opens. Every reason not to is the same 404: a wrong or old link, and an
   * agent who may not see it any more.
   *
   * @param expires seconds since 1970
   */
  Download open(long id, long agentId, long expires, String signature) {
    if (!links.isGood(id, agentId, expires, signature)) {
      throw Problem.notFound();
    }
    Actor agent =
        actors
            .byId(agentId)
            .filter(found -> found.active() && found.may(Permissions.CASES_READ))
            .orElseThrow(Problem::notFound);
    AttachmentRepository.Row row = visible(agent, id);
    String blobKey = row.blobKey();
    if (blobKey == null) {
      throw Problem.notFound();
    }
    return new Download(row, store, blobKey);
  }

  private AttachmentRepository.Row visible(Actor actor, long id) {
    return repository.visible(id, actor, clock.instant()).orElseThrow(Problem::notFound);
  }

  /**
   * Gives uploads of this actor to a comment, in the transaction that writes the comment. An id
   * that does not exist, is somebody else's, used or expired is one and the same fault.
   *
   * @return in the order asked for
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<AttachmentView> claim(Actor actor, List<Long> ids, long commentId) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, AttachmentView> claimed =
        repository.claim(actor.id(), ids, commentId, clock.instant()).stream()
            .collect(toMap(AttachmentRepository.Row::id, row -> row.view(actor, links)));
    return inOrder(ids, claimed);
  }

  /**
   * Keeps uploads of this actor from being swept for as long as this holder holds them: exactly
   * these from now on. Faults as {@link #claim}.
   *
   * @param holder what they are kept for: {@code draft:…}
   * @return in the order asked for
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<AttachmentView> hold(Actor actor, List<Long> ids, String holder) {
    Map<Long, AttachmentView> kept =
        repository.keep(actor.id(), ids, clock.instant()).stream()
            .collect(toMap(AttachmentRepository.Row::id, row -> row.view(actor, links)));
    List<AttachmentView> ordered = inOrder(ids, kept);
    repository.hold(ids, holder);
    repository.letGo(holder, ids, clock.instant().plus(config.unusedKept()));
    return ordered;
  }

  /** Nothing is held for this any more; what nobody else holds is swept when its time is over. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void release(String holder) {
    repository.letGo(holder, List.of(), clock.instant().plus(config.unusedKept()));
  }

  /** What was held for one is held for the other, and is this agent's to use. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void handOver(String from, String to, long agentId) {
    repository.handOver(from, to, agentId);
  }

  /**
   * Of these uploads, those that are still there and not used, in one statement.
   *
   * @param reader gets links to their own
   */
  public Map<Long, AttachmentView> waiting(Collection<Long> ids, Actor reader) {
    return ids.isEmpty()
        ? Map.of()
        : repository.waiting(ids).stream()
            .collect(
                toMap(
                    AttachmentRepository.Upload::id,
                    upload ->
                        upload.uploaderId() == reader.id()
                            ? upload.row().view(reader, links)
                            : upload.row().view(reader, links).withoutLink()));
  }

  private static List<AttachmentView> inOrder(List<Long> ids, Map<Long, AttachmentView> found) {
    Problem problem = Problem.of(422, "invalid");
    boolean faulty = false;
    for (int i = 0; i < ids.size(); i++) {
      boolean twice = ids.indexOf(ids.get(i)) < i;
      if (twice || !found.containsKey(ids.get(i))) {
        problem.with(new Problem.Fault("/attachmentIds/" + i, twice ? "given_twice" : "not_found"));
        faulty = true;
      }
    }
    if (faulty) {
      throw problem;
    }
    return ids.stream().map(found::get).toList();
  }

  /**
   * The attachments of comments, in one statement; comments without any are not in the map.
   *
   * @param commentIds comments that this actor was found to see
   */
  public Map<Long, List<AttachmentView>> ofComments(Collection<Long> commentIds, Actor actor) {
    return commentIds.isEmpty()
        ? Map.of()
        : repository.ofComments(commentIds).stream()
            .collect(
                groupingBy(
                    AttachmentRepository.Row::commentId,
                    mapping(row -> row.view(actor, links), toList())));
  }
}
