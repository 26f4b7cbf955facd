package org.zelodesk.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this node has taken out of the queue for an attempt.
 *
 * @param fence who was taken over has an older one, and changes nothing any more
 * @param attempts this one included
 * @param doubts earlier attempts of which nobody knows how they ended
 */
record StoredMail(
    long id,
    long fence,
    int attempts,
    int doubts,
    String purposeKey,
    String messageId,
    @Nullable String sender,
    String recipient,
    String subject,
    String text,
    String html,
    String language,
    Instant queuedAt,
    Instant sendBefore,
    List<OutgoingMail.File> files) {

  StoredMail with(List<OutgoingMail.File> all) {
    return new StoredMail(
        id,
        fence,
        attempts,
        doubts,
        purposeKey,
        messageId,
        sender,
        recipient,
        subject,
        text,
        html,
        language,
        queuedAt,
        sendBefore,
        all);
  }
}
