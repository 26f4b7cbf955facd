package org.zelodesk.attachments;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/** The use cases of taking files in. */
@Singleton
public class Uploads {

  private static final Logger LOG = Logger.getLogger(Uploads.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 16;

  private final AttachmentRepository repository;
  private final AttachmentsConfig config;
  private final BlobStore store;
  private final StrayBlobs strays;
  private final DownloadLinks links;
  private final Clock clock;

  Uploads(
      AttachmentRepository repository,
      AttachmentsConfig config,
      BlobStore store,
      StrayBlobs strays,
      DownloadLinks links,
      Clock clock) {
    this.repository = repository;
    this.config = config;
    this.store = store;
    this.strays = strays;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Takes a file whole: into the store, and as an upload of this actor that waits to be used.
   *
   * @param declaredType what the sender says it is
   * @param content read to its end, not closed
   * @param occurredAt when it came to the desk; not in the future
   */
  public AttachmentView upload(
      Actor actor,
      String fileName,
      @Nullable String declaredType,
      InputStream content,
      Instant occurredAt) {
    ReceivedFile file = receive(FileNames.checked(fileName, "/fileName"), declaredType, content);
    try {
      return keep(actor, file, occurredAt);
    } catch (RuntimeException e) {
      discard(file);
      throw e;
    }
  }

  /**
   * Streams a file into the store. Whoever calls this calls {@link #keep} or {@link #discard} next;
   * if that is lost, the sweep discards it.
   */
  ReceivedFile receive(String fileName, @Nullable String declaredType, InputStream content) {
    byte[] random = new byte[KEY_BYTES];
    RANDOM.nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    strays.announce(key);
    MeasuredStream measured = new MeasuredStream(content, config.maxSize().asLongValue());
    try {
      byte[] prefix = measured.readNBytes(MediaTypes.PREFIX);
      store.write(key, new SequenceInputStream(new ByteArrayInputStream(prefix), measured));
      return new ReceivedFile(
          key,
          fileName,
          MediaTypes.of(prefix, fileName, declaredType),
          measured.count(),
          measured.sha256());
    } catch (BlobStore.FullException e) {
      strays.remove(key);
      LOG.error("the store of attachments is full", e);
      throw Problem.of(507, "storage_full");
    } catch (MeasuredStream.CutOffException e) {
      strays.remove(key);
      throw Problem.of(400, "malformed_request");
    } catch (IOException e) {
      strays.remove(key);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      strays.remove(key);
      throw e;
    }
  }

  /** Makes the received file an upload of this actor. */
  @Transactional
  AttachmentView keep(Actor actor, ReceivedFile file, Instant occurredAt) {
    strays.adopt(file.blobKey());
    return repository
        .create(actor.id(), file, occurredAt, clock.instant().plus(config.unusedKept()))
        .view(actor, links);
  }

  /** Removes the received file, unless it was kept. */
  void discard(ReceivedFile file) {
    strays.remove(file.blobKey());
  }
}
