package org.zelodesk.mail;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a mail stands. */
@Schema(
    name = "MailState",
    description =
        """
        `queued`: waits, for the first time or for the next. `sending`: a node is at it. `sent`: the server has taken it. `failed`: it \
        will not be tried again. `uncertain`: the connection ended when the mail was whole, so it may have arrived; with \
        `nextAttemptAt` it is sent once more under the same Message-ID.""")
public enum MailState {
  QUEUED,
  SENDING,
  SENT,
  FAILED,
  UNCERTAIN
}
