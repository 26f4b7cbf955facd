package org.zelodesk.attachments;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Answers;

/**
 * Links that a browser can open without a token. A link names one attachment, one agent and an end;
 * whether that agent may still see the attachment is asked again when it is opened.
 */
@Singleton
class DownloadLinks {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final AttachmentsConfig config;
  private final AttachmentRepository repository;
  private final Clock clock;
  private volatile @Nullable SecretKeySpec key;

  DownloadLinks(AttachmentsConfig config, AttachmentRepository repository, Clock clock) {
    this.config = config;
    this.repository = repository;
    this.clock = clock;
  }

  /** Path and query, from the origin on. */
  String of(long attachmentId, long agentId) {
    Instant end = clock.instant().plus(config.linkLifetime());
    long expires = end.getEpochSecond();
    return Answers.BASE
        + "/attachments/"
        + attachmentId
        + "/content?agent="
        + agentId
        + "&expires="
        + expires
        + "&signature="
        + HexFormat.of().formatHex(sign(attachmentId, agentId, expires));
  }

  /**
   * @param expires seconds since 1970
   */
  boolean isGood(long attachmentId, long agentId, long expires, String signature) {
    byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
    byte[] right =
        HexFormat.of()
            .formatHex(sign(attachmentId, agentId, expires))
            .getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, right) && clock.instant().getEpochSecond() < expires;
  }

  private byte[] sign(long attachmentId, long agentId, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return mac.doFinal(
          ("attachment:" + attachmentId + ":" + agentId + ":" + expires)
              .getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known =
          new SecretKeySpec(
              config
                  .linkKey()
                  .map(given -> given.getBytes(StandardCharsets.UTF_8))
                  .orElseGet(this::shared),
              ALGORITHM);
      key = known;
    }
    return known;
  }

  private byte[] shared() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return repository.linkKey(fresh);
  }
}
