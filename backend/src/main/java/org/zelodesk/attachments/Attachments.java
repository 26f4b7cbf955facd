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
  private final Clock clock;

  Attachments(
      AttachmentRepository repository,
      BlobStore store,
      DownloadLinks links,
      Actors actors,
      Clock clock) {
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
    Problem problem = Problem.of(422, "invalid");
    boolean faulty = false;
    for (int i = 0; i < ids.size(); i++) {
      boolean twice = ids.indexOf(ids.get(i)) < i;
      if (twice || !claimed.containsKey(ids.get(i))) {
        problem.with(new Problem.Fault("/attachmentIds/" + i, twice ? "given_twice" : "not_found"));
        faulty = true;
      }
    }
    if (faulty) {
      throw problem;
    }
    return ids.stream().map(claimed::get).toList();
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
