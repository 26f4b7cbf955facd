package org.zelodesk.comments;

import java.time.Instant;
import org.zelodesk.audit.Author;

/** That somebody's reply waits to be sent; not what it says. */
record HeldReply(long scheduledId, Author author, Instant sendAt) {}
